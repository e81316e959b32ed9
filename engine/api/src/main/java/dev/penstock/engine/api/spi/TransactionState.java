package dev.penstock.engine.api.spi;

/** The state of a connection's transaction. */
public enum TransactionState {
    /** None is open: each statement commits by itself. */
    NONE,
    /** One is open. */
    OPEN,
    /** One is open that can only be rolled back, because a statement in it failed. */
    FAILED,
    /** The server has rolled it back by itself, and the caller does not know yet. */
    LOST
}
