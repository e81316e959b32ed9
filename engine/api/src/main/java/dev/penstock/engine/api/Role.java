package dev.penstock.engine.api;

/** What a node does in its database. */
public enum Role {
    /** Takes writes. */
    PRIMARY,
    /** Follows a primary; takes reads. */
    REPLICA,
    /** Not observed yet, or it would not say. */
    UNKNOWN
}
