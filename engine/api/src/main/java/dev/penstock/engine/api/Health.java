package dev.penstock.engine.api;

/** Whether a node can be used. */
public enum Health {
    /** Answers as it should. */
    UP,
    /** Answers, but slowly or not to everything. */
    DEGRADED,
    /** Does not answer. */
    DOWN,
    /** Not observed yet. */
    UNKNOWN
}
