package dev.penstock.connectors.jdbc.face;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What a caller has set on a statement that the driver does not have yet. */
final class StatementSettings {
    private int fetchSize;
    private int fetchDirection = ResultSet.FETCH_FORWARD;
    private long maxRows;
    private int maxFieldSize;
    private boolean escapes = true;
    private @Nullable Boolean poolable;
    private @Nullable String cursorName;

    int fetchSize() {
        return fetchSize;
    }

    /** One value below 0 means something: MySQL's driver streams row by row then. */
    void fetchSize(int rows) throws SQLException {
        if (rows < 0 && rows != Integer.MIN_VALUE) {
            throw SqlExceptions.misuse("The fetch size is " + rows + ": give 0 or more", "22023");
        }
        fetchSize = rows;
    }

    int fetchDirection() {
        return fetchDirection;
    }

    void fetchDirection(int direction) throws SQLException {
        if (direction != ResultSet.FETCH_FORWARD
                && direction != ResultSet.FETCH_REVERSE
                && direction != ResultSet.FETCH_UNKNOWN) {
            throw SqlExceptions.misuse("JDBC has no fetch direction " + direction, "22023");
        }
        fetchDirection = direction;
    }

    long maxRows() {
        return maxRows;
    }

    void maxRows(long rows) throws SQLException {
        if (rows < 0) {
            throw SqlExceptions.misuse("The maximum of rows is " + rows + ": give 0 or more", "22023");
        }
        maxRows = rows;
    }

    int maxFieldSize() {
        return maxFieldSize;
    }

    void maxFieldSize(int bytes) throws SQLException {
        if (bytes < 0) {
            throw SqlExceptions.misuse("The maximum of a field's size is " + bytes + ": give 0 or more", "22023");
        }
        maxFieldSize = bytes;
    }

    void escapes(boolean processed) {
        escapes = processed;
    }

    @Nullable
    Boolean poolable() {
        return poolable;
    }

    void poolable(boolean wanted) {
        poolable = wanted;
    }

    void cursorName(String name) {
        cursorName = name;
    }

    /** Sets on the driver's statement what differs from JDBC's defaults. */
    void applyTo(Statement statement) throws SQLException {
        if (fetchSize != 0) {
            statement.setFetchSize(fetchSize);
        }
        if (fetchDirection != ResultSet.FETCH_FORWARD) {
            statement.setFetchDirection(fetchDirection);
        }
        if (maxRows > Integer.MAX_VALUE) {
            statement.setLargeMaxRows(maxRows);
        } else if (maxRows > 0) {
            statement.setMaxRows((int) maxRows);
        }
        if (maxFieldSize != 0) {
            statement.setMaxFieldSize(maxFieldSize);
        }
        if (!escapes) {
            statement.setEscapeProcessing(false);
        }
        if (poolable != null) {
            statement.setPoolable(poolable);
        }
        if (cursorName != null) {
            statement.setCursorName(cursorName);
        }
    }
}
