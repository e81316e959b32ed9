package dev.penstock.connectors.jdbc.analysis;

/** What a call of a function does besides returning a value. */
public enum FunctionEffect {
    /** Nothing, and it reads no table that the text does not name. */
    NONE,
    /** It changes nothing and reads tables that its arguments name. */
    READS_OBJECTS,
    /** It changes data or takes a lock until the end of the transaction: {@code nextval}. */
    WRITES,
    /** It changes the session, such as a setting or a lock that outlives the transaction. */
    CHANGES_SESSION,
    /** It changes the session if it has an argument, and reads otherwise: {@code last_insert_id}. */
    CHANGES_SESSION_BY_ARGUMENT,
    /** It changes settings, unless its third argument is {@code true}: {@code set_config}. */
    CHANGES_SETTING,
    /** It looks after the server: {@code pg_terminate_backend}. */
    ADMINISTERS,
    /** It is not known, so it may do anything: write to any table, change the session. */
    UNKNOWN
}
