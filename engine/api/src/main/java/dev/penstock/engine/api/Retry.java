package dev.penstock.engine.api;

/** What a caller may run again after a failure without risking that something is done twice. */
public enum Retry {
    /** Nothing: it would fail again, or might be done twice. */
    NO,
    /** The statement. */
    STATEMENT,
    /** The whole transaction from its beginning, as after a serialization failure or a deadlock. */
    TRANSACTION,
    /** The commit, for engines that make a repeated commit harmless, such as MongoDB. */
    COMMIT
}
