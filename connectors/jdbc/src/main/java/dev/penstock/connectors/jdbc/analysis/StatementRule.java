package dev.penstock.connectors.jdbc.analysis;

/** By which rule a statement is analysed; a dialect chooses it by the statement's first word. */
public enum StatementRule {
    /** {@code SELECT}, {@code WITH}, {@code VALUES}, {@code TABLE}, or a bracket. */
    QUERY,
    /** {@code INSERT} and {@code REPLACE}. */
    INSERT,
    /** {@code UPDATE}. */
    UPDATE,
    /** {@code DELETE}. */
    DELETE,
    /** {@code MERGE}. */
    MERGE,
    /** {@code BEGIN} and {@code START TRANSACTION}. */
    BEGIN,
    /** {@code COMMIT} and {@code END}. */
    COMMIT,
    /** {@code ROLLBACK} and {@code ABORT}. */
    ROLLBACK,
    /** {@code SAVEPOINT} and {@code RELEASE}. */
    SAVEPOINT,
    /** {@code PREPARE}: of a statement, or of a transaction's commit. */
    PREPARE,
    /** {@code XA}. */
    XA,
    /** {@code EXPLAIN} and {@code DESCRIBE}. */
    EXPLAIN,
    /** {@code CREATE}. */
    CREATE,
    /** {@code ALTER}. */
    ALTER,
    /** {@code DROP}. */
    DROP,
    /** {@code TRUNCATE}. */
    TRUNCATE,
    /** {@code RENAME TABLE} and {@code RENAME USER}. */
    RENAME,
    /** {@code GRANT} and {@code REVOKE}. */
    GRANT,
    /** {@code COMMENT}. */
    COMMENT,
    /** Other changes of the catalog, to objects that the text does not tell. */
    DEFINITION,
    /** {@code REFRESH MATERIALIZED VIEW}. */
    REFRESH,
    /** {@code SET}. */
    SET,
    /** What changes the session and no data: {@code RESET}, {@code LISTEN}, {@code USE}. */
    SESSION,
    /** What changes no session and no table, and is no read: {@code NOTIFY}. */
    EFFECT,
    /** What reads server information and no table: {@code SHOW} of a setting, {@code CLOSE}. */
    SHOW,
    /** {@code DECLARE} of a cursor. */
    DECLARE,
    /** Reads of a cursor: {@code FETCH}, {@code MOVE}. */
    FETCH,
    /** {@code COPY}. */
    COPY,
    /** {@code LOCK}. */
    LOCK,
    /** {@code LOAD}: of a library, or of data. */
    LOAD,
    /** {@code PRAGMA}. */
    PRAGMA,
    /** Maintenance of tables: {@code VACUUM}, {@code ANALYZE}, {@code REINDEX}. */
    MAINTENANCE,
    /** What looks after the server: {@code CHECKPOINT}, {@code KILL}. */
    ADMINISTRATION,
    /** What may do anything: {@code CALL}, {@code DO}, {@code EXECUTE}. */
    UNKNOWN
}
