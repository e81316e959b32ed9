package dev.penstock.engine.api;

import java.util.Objects;

/**
 * How far the data must have got before a read may see it.
 *
 * @param engine whose positions these are
 * @param position a PostgreSQL LSN, a MySQL GTID set or a MongoDB cluster time, in its server's own text
 */
public record ConsistencyToken(EngineKind engine, String position) {
    /** Checks for nulls. */
    public ConsistencyToken {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(position, "position");
    }
}
