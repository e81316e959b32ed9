package dev.penstock.engine.api;

/** What Penstock does with a node, apart from its health. */
public enum ServiceState {
    /** Takes statements. */
    IN_SERVICE,
    /** Takes no new statements; what runs there ends in its own time. */
    DRAINING,
    /** Takes no new statements for the moment; statements that need this node wait for it. */
    SUSPENDED,
    /** Takes nothing: what runs there is cut, and later statements are refused at once. */
    FENCED
}
