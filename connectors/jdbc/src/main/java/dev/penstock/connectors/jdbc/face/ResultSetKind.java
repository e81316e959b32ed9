package dev.penstock.connectors.jdbc.face;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What kind of result sets a statement has. Always read-only.
 *
 * @param type one of {@link ResultSet}'s types
 * @param holdability {@link ResultSet#HOLD_CURSORS_OVER_COMMIT} or {@link ResultSet#CLOSE_CURSORS_AT_COMMIT}; 0 for the
 *     connection's
 */
record ResultSetKind(int type, int holdability) {
    /** That of a statement that says nothing. */
    static final ResultSetKind FORWARD = new ResultSetKind(ResultSet.TYPE_FORWARD_ONLY, 0);

    /**
     * Checks what a caller wants.
     *
     * @throws SQLException if result sets are to be updatable, or if JDBC has no such kind
     */
    static ResultSetKind of(int type, int concurrency, int holdability) throws SQLException {
        if (concurrency == ResultSet.CONCUR_UPDATABLE) {
            throw SqlExceptions.unsupported("Result sets are read-only: a change through a cursor would be a write that"
                    + " neither access rules nor audit see. Ask for CONCUR_READ_ONLY, and change rows by UPDATE,"
                    + " INSERT and DELETE statements");
        }
        if (concurrency != ResultSet.CONCUR_READ_ONLY) {
            throw SqlExceptions.misuse("JDBC has no concurrency " + concurrency, "22023");
        }
        if (type != ResultSet.TYPE_FORWARD_ONLY
                && type != ResultSet.TYPE_SCROLL_INSENSITIVE
                && type != ResultSet.TYPE_SCROLL_SENSITIVE) {
            throw SqlExceptions.misuse("JDBC has no type of result set " + type, "22023");
        }
        if (holdability != 0
                && holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT
                && holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
            throw SqlExceptions.misuse("JDBC has no holdability " + holdability, "22023");
        }
        return new ResultSetKind(type, holdability);
    }

    boolean forwardOnly() {
        return type == ResultSet.TYPE_FORWARD_ONLY;
    }
}
