package dev.penstock.engine.api.catalog;

import java.util.OptionalLong;

/**
 * A table, or what looks like one.
 *
 * @param name its full name
 * @param kind what it is
 * @param rowEstimate the server's own estimate, without counting; empty if it has none
 * @param bytes on disk with its indexes; empty if the server does not tell
 */
public record Table(TableName name, Kind kind, OptionalLong rowEstimate, OptionalLong bytes) {

    /** What it is. */
    public enum Kind {
        TABLE,
        PARTITIONED_TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        FOREIGN_TABLE,
        VIRTUAL_TABLE,
        COLLECTION
    }
}
