package dev.penstock.monitoring;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lines of one node. Safe for use by many threads. */
final class NodeLines {
    private final Line done;
    private final ConcurrentHashMap<ErrorCode, Line> failed = new ConcurrentHashMap<>();
    private final Function<@Nullable ErrorCode, Line> maker;

    /** Takes what makes a line, once for each failure. */
    NodeLines(Function<@Nullable ErrorCode, Line> maker) {
        this.maker = maker;
        this.done = maker.apply(null);
    }

    /** Where a statement belongs. */
    Line of(@Nullable PenstockException error) {
        if (error == null) {
            return done;
        }
        Line known = failed.get(error.code());
        return known != null ? known : failed.computeIfAbsent(error.code(), maker);
    }
}
