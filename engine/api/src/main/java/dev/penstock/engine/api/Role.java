package dev.penstock.engine.api;

/** The role of a node in its database. */
public enum Role {
    /** Accepts writes. */
    PRIMARY,
    /** Follows a primary and accepts reads. */
    REPLICA,
    /** Not observed yet, or not reported by the node. */
    UNKNOWN
}
