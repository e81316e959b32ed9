package dev.penstock.engine.api;

/** The stable codes of failures. A code never changes its meaning; its page in the docs has its number. */
public enum ErrorCode {
    WORKSPACE_FAULTS(1001, "The workspace file has faults"),
    UNKNOWN_DATABASE(1002, "The workspace has no database of this name"),
    WORKSPACE_UNREADABLE(1003, "The workspace file cannot be read"),
    NO_ENGINE(1004, "No engine on the module path or class path"),

    SECRET_MISSING(1101, "A referenced secret does not exist"),
    SECRET_STORE_UNREADABLE(1102, "The secret store cannot be opened"),
    SECRET_NAME(1103, "A secret cannot have this name"),
    SECRET_VALUE(1104, "A secret cannot have this value"),

    CONNECT_REFUSED(1201, "Nothing listens at the node's address"),
    CONNECT_TIMEOUT(1202, "The node did not answer in time"),
    LOGIN_REJECTED(1203, "The server rejected user or password"),
    TLS_REQUIRED(1204, "The server requires TLS"),
    TLS_FAILED(1205, "No TLS connection that meets the profile's requirements"),
    NO_SUCH_DATABASE(1206, "The server has no such database"),
    SERVER_STARTING(1207, "The server is starting up or shutting down"),
    HOST_UNKNOWN(1208, "The host name of the node cannot be resolved"),
    TOO_MANY_CONNECTIONS(1209, "The server accepts no more connections"),
    FILE_IS_FOLDER(1220, "The database file is a folder"),
    FILE_NOT_DATABASE(1221, "The file is not a database"),
    FILE_MISSING(1222, "The database file does not exist"),
    FILE_READ_ONLY(1223, "The database file cannot be written"),
    FILE_LOCKED(1224, "The database file is locked by another process"),
    CONNECT_FAILED(1299, "The connection to the node failed"),

    POOL_TIMEOUT(1301, "No connection in time"),
    BREAKER_OPEN(1302, "The node's breaker is open"),
    OUT_OF_SERVICE(1303, "The node is out of service"),

    STATEMENT_REJECTED(1401, "The server rejected the statement"),
    STATEMENT_KILLED(1402, "The server ended the statement"),
    CONNECTION_LOST(1403, "The connection broke"),
    DEADLINE_PASSED(1404, "The deadline passed"),
    CANCELLED(1405, "Cancelled by the caller"),
    VALUE_MISSING(1406, "A placeholder has no value"),
    CONSTRAINT_VIOLATED(1407, "The statement violates a constraint"),
    CONFLICT(1408, "The transaction conflicted with a concurrent one and can be repeated"),
    READ_ONLY(1409, "A write where only reads are allowed"),
    SESSION_LOST(1410, "The connection was lost with its session's state"),
    TRANSACTION_LEFT_OPEN(1411, "The text leaves a transaction open"),
    INTERRUPTED(1412, "The thread was interrupted while it waited"),

    CELL_TOO_LARGE(1501, "A cell is larger than the limit"),
    RESULT_TOO_LARGE(1502, "The result is larger than the limit"),
    RESULT_KIND(1503, "The statement returned another kind of result"),
    VALUE_UNREADABLE(1504, "A value does not fit its column's type"),
    RESULT_CLOSED(1505, "The result has been closed"),

    STORAGE_FULL(1601, "The disk is full"),
    STORAGE_FAILED(1602, "A file cannot be written or read"),
    READER_GONE(1603, "The reader of the output has closed it"),

    ACCESS_REFUSED(1701, "Access rules refused the statement"),
    SAFE_MODE(1702, "Safe mode refused the statement"),

    UNSUPPORTED(1801, "Not supported by this engine"),
    CONNECTOR_MISSING(1802, "No connector for this engine"),
    NOT_YET(1803, "Not supported in this version yet"),

    MIGRATION_FAILED(2101, "A migration failed"),
    MIGRATION_CHANGED(2102, "A migration's file has changed since it was applied"),
    MIGRATION_MISSING(2103, "The file of an applied migration is missing"),
    MIGRATION_TOO_LATE(2104, "A migration's version is below an applied one"),
    MIGRATION_HALF_DONE(2105, "A migration failed earlier and could not be rolled back"),
    MIGRATION_NAME(2106, "The name of a file is not valid for a migration"),
    MIGRATION_TWICE(2107, "Two migrations have the same version or name"),
    MIGRATIONS_NOT_SET(2110, "The workspace has no folder of migrations"),
    MIGRATION_FOLDER(2111, "A folder of migrations does not exist"),
    MIGRATION_NO_HISTORY(2112, "The database has tables but no history of migrations"),
    MIGRATION_POOL(2113, "The pool is too small for migrations"),
    MIGRATION_NOT_SEEN(2114, "The pending migrations differ from the reviewed ones"),

    CLOSED(1901, "Used after it was closed"),
    INTERNAL(1999, "An internal error in Penstock");

    private final int number;
    private final String title;

    ErrorCode(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** {@code PEN-1203}. */
    public String id() {
        return "PEN-" + number;
    }

    /** What it means, in a few words. */
    public String title() {
        return title;
    }
}
