package dev.penstock.engine.api;

/** What a statement is meant to do. Rules and routing go by it; the server still decides what it does. */
public enum Intent {
    /** Changes nothing; may be repeated and may go to a replica. */
    READ,
    /** May change data. The default, because it is the one that loses nothing when the caller did not say. */
    WRITE,
    /** Changes the catalog. */
    DDL,
    /** Looks after the server: sessions, statistics, maintenance. */
    ADMINISTRATION
}
