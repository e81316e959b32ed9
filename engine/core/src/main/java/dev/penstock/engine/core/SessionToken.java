package dev.penstock.engine.core;

import dev.penstock.engine.api.ConsistencyToken;
import dev.penstock.engine.api.spi.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The positions that a session's writes have left behind, by shard. Safe for use by many threads. */
final class SessionToken {
    private final CoreDatabase database;
    private final Map<String, Position> positions = new HashMap<>();
    private long epoch;

    SessionToken(CoreDatabase database) {
        this.database = database;
    }

    synchronized Optional<ConsistencyToken> get() {
        if (positions.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> texts = new HashMap<>();
        positions.forEach((shard, position) -> texts.put(shard, position.text()));
        return Optional.of(new ConsistencyToken(database.name(), epoch, texts));
    }

    /** A write has got this far. */
    synchronized void wrote(String shard, @Nullable Position position) {
        if (position != null) {
            positions.merge(shard, position, Position::merge);
            epoch = Math.max(epoch, database.nodes().topology().epoch());
        }
    }

    /** See {@link dev.penstock.engine.api.Session#observe}. */
    synchronized void merge(ConsistencyToken seen) {
        if (!seen.database().equals(database.name())) {
            throw new IllegalArgumentException("The token is of database '" + seen.database()
                    + "', and this session of '" + database.name() + "'");
        }
        seen.positions().forEach((shard, text) -> {
            Position position = database.nodes().connector().position(text);
            positions.merge(shard, position, Position::merge);
        });
        epoch = Math.max(epoch, seen.epoch());
    }
}
