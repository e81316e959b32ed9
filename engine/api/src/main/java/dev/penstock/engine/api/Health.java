package dev.penstock.engine.api;

/** The health of a node. */
public enum Health {
    /** The node answers normally. */
    UP,
    /** The node answers, but slowly or not to all requests. */
    DEGRADED,
    /** The node does not answer. */
    DOWN,
    /** Not observed yet. */
    UNKNOWN
}
