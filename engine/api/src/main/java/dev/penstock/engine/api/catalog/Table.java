package dev.penstock.engine.api.catalog;

import java.util.OptionalLong;

/**
 * A table or another relation.
 *
 * @param name the full name
 * @param kind the kind
 * @param rowEstimate the server's estimate of the number of rows; empty if it has none
 * @param bytes the size on disk with the indexes; empty if the server does not report it
 */
public record Table(TableName name, Kind kind, OptionalLong rowEstimate, OptionalLong bytes) {

    /** The kinds of relations. */
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
