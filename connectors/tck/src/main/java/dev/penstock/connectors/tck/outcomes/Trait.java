package dev.penstock.connectors.tck.outcomes;

/** What can be done to a program's call. */
public enum Trait {
    /** It can be made to run for many seconds in the server. */
    SLOW,
    /** Its statement can have a timeout of its own. */
    TIMED,
    /** It can be cancelled. */
    CANCELLABLE,
    /** It begins without a connection. */
    UNBOUND,
    /** Its statements are one a row, so that the parts of a diagnosis can be compared with the rows. */
    PARTS
}
