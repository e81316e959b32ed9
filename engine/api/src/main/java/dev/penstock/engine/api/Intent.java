package dev.penstock.engine.api;

/**
 * What a statement does, in rising strictness. Its connector decides by the text; a caller's hint can only make it
 * stricter. Access, safe mode and routing go by it.
 */
public enum Intent {
    /** Changes nothing; may be repeated and may go to a replica. */
    READ,
    /** May change data: also what the connector does not understand. */
    WRITE,
    /** Changes the catalog. */
    DDL,
    /** Looks after the server: sessions, statistics, maintenance. */
    ADMINISTRATION;

    /** The stricter of the two. */
    public Intent stricter(Intent other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
