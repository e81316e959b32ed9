package dev.penstock.engine.api;

/**
 * Whether a statement took effect. The engine computes it from what happened on the connection, once, at the end of the
 * operation. Inside a transaction {@link #DONE} means done in the transaction, whose commit decides.
 */
public enum Outcome {
    /** It did, or a part of it did; reading its rows may have failed all the same. */
    DONE,
    /** It certainly did not: it was not sent, the server refused it, or it was rolled back. */
    NOT_DONE,
    /** The connection was lost after it was sent and before the answer. The engine never repeats it by itself. */
    UNKNOWN
}
