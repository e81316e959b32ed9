package dev.penstock.connectors.tck.outcomes;

/** What an engine can know after an interruption. */
public enum Certainty {
    /** The request may have reached the server, and no complete answer came: the outcome may be unknown. */
    LOST,
    /** The request did not reach the server, or the server refused it: unknown is wrong. */
    DECIDED,
    /** The answer came completely: a write that succeeded is done. */
    ANSWERED
}
