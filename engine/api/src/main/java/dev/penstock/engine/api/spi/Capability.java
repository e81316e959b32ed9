package dev.penstock.engine.api.spi;

/** What an engine can do through its connector. The contract tests check both 'can' and 'refuses'. */
public enum Capability {
    /** Statements are SQL text, leases unwrap to a {@code java.sql.Connection}, and there is a DataSource. */
    SQL,
    /** Statements are commands as documents. */
    DOCUMENTS,
    /** One statement runs with many rows of values in few round trips. */
    BATCHES,
    /** A write returns the keys that the server generated. */
    GENERATED_KEYS,
    /** A write returns rows, as by {@code RETURNING}. */
    RETURNING,
    /** A failure of a statement says where in its text the fault is. */
    ERROR_POSITIONS,
    /** Connections have settings and temporary objects that outlive a statement. */
    SESSION_STATE,
    /** Nodes have positions that can be compared, so reads can wait for writes. */
    POSITIONS,
    /** There are streams of changes or notifications. */
    CHANGES,
    /** Transactions over several statements. */
    TRANSACTIONS,
    /** Savepoints inside them. */
    SAVEPOINTS,
    /** Several statements in one text. */
    SEVERAL_STATEMENTS,
    /** A cancel stops the statement at the server. */
    CANCEL,
    /** Results stream in bounded memory. */
    STREAMING,
    /** The wire can be encrypted. */
    TLS,
    /** Login with user and password. */
    LOGIN,
    /** Nodes have roles, and replicas a lag. */
    REPLICATION,
    /** DDL takes part in transactions. */
    TRANSACTIONAL_DDL,
    /** A column's values may differ in type from row to row. */
    DYNAMIC_TYPES,
    /** Arrays as column types. */
    ARRAYS,
    /** The catalog has several schemas. */
    SCHEMAS,
    /** Several connections write at the same time. */
    CONCURRENT_WRITES
}
