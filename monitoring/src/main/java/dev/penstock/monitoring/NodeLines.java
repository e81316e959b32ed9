package dev.penstock.monitoring;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The series of one node. Thread-safe. */
final class NodeLines {
    private final Line done;
    private final ConcurrentHashMap<ErrorCode, Line> failed = new ConcurrentHashMap<>();
    private final Function<@Nullable ErrorCode, Line> factory;

    /**
     * Creates the series of a node.
     *
     * @param factory creates a series; called once per error code
     */
    NodeLines(Function<@Nullable ErrorCode, Line> factory) {
        this.factory = factory;
        this.done = factory.apply(null);
    }

    /** The series of a statement. */
    Line of(@Nullable PenstockException error) {
        if (error == null) {
            return done;
        }
        Line known = failed.get(error.code());
        return known != null ? known : failed.computeIfAbsent(error.code(), factory);
    }
}
