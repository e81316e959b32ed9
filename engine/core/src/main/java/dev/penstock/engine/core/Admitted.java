package dev.penstock.engine.core;

/** How a caller's wait for a permit ended. */
enum Admitted {
    /** The caller has a permit and leaves exactly once. */
    ADMITTED,
    /** The deadline passed. */
    TIMED_OUT,
    /** The caller's operation was stopped. */
    STOPPED,
    /** The caller's thread was interrupted; its interrupt flag is still set. */
    INTERRUPTED,
    /** The admission is closed. */
    CLOSED,
    /** The node went out of service during the wait. Another node may take the operation. */
    DIRECTED_AWAY
}
