package dev.penstock.engine.api;

/** Whether a statement took effect. */
public enum Outcome {
    /** It did. */
    DONE,
    /** It certainly did not: it was not sent, or the server refused it. */
    NOT_DONE,
    /** Nobody can tell: the connection was lost after it was sent. It is never repeated in silence. */
    UNKNOWN
}
