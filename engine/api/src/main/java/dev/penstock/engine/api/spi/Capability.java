package dev.penstock.engine.api.spi;

/** What an engine can do through its connector. The contract tests try both 'can' and 'refuses'. */
public enum Capability {
    /** Statements are SQL text, and leases unwrap to a {@code java.sql.Connection}. */
    SQL,
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
