package dev.penstock.connectors.jdbc.face;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What JDBC lets a caller set on a statement and ask of it; none of it reaches a server. */
abstract class StatementProperties implements Statement {
    final GatedConnection connection;
    final ResultSetKind kind;
    private @Nullable StatementSettings settings;
    private int timeoutSeconds;

    StatementProperties(GatedConnection connection, ResultSetKind kind) {
        this.connection = connection;
        this.kind = kind;
    }

    /** The driver's statement; null before it is needed. */
    abstract @Nullable Statement made();

    abstract void requireOpen() throws SQLException;

    /** Sets on a new driver's statement what has been set here. */
    final void applySettings(Statement statement) throws SQLException {
        StatementSettings set = settings;
        if (set != null) {
            set.applyTo(statement);
        }
    }

    private StatementSettings settings() throws SQLException {
        requireOpen();
        StatementSettings set = settings;
        if (set == null) {
            set = new StatementSettings();
            settings = set;
        }
        return set;
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        return settings().maxFieldSize();
    }

    @Override
    public void setMaxFieldSize(int max) throws SQLException {
        settings().maxFieldSize(max);
        Statement made = made();
        if (made != null) {
            made.setMaxFieldSize(max);
        }
    }

    @Override
    public int getMaxRows() throws SQLException {
        return (int) Math.min(Integer.MAX_VALUE, settings().maxRows());
    }

    @Override
    public void setMaxRows(int max) throws SQLException {
        settings().maxRows(max);
        Statement made = made();
        if (made != null) {
            made.setMaxRows(max);
        }
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        return settings().maxRows();
    }

    @Override
    public void setLargeMaxRows(long max) throws SQLException {
        settings().maxRows(max);
        Statement made = made();
        if (made != null) {
            made.setLargeMaxRows(max);
        }
    }

    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        settings().escapes(enable);
        Statement made = made();
        if (made != null) {
            made.setEscapeProcessing(enable);
        }
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        requireOpen();
        return timeoutSeconds;
    }

    /** Limits each operation of the statement, its rows read included. */
    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        requireOpen();
        if (seconds < 0) {
            throw SqlExceptions.misuse("The timeout is " + seconds + ": give 0 or more seconds", "22023");
        }
        timeoutSeconds = seconds;
    }

    final int timeoutSeconds() {
        return timeoutSeconds;
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        requireOpen();
        Statement made = made();
        return made == null ? null : made.getWarnings();
    }

    @Override
    public void clearWarnings() throws SQLException {
        requireOpen();
        Statement made = made();
        if (made != null) {
            made.clearWarnings();
        }
    }

    @Override
    public void setCursorName(String name) throws SQLException {
        settings().cursorName(name);
        Statement made = made();
        if (made != null) {
            made.setCursorName(name);
        }
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        settings().fetchDirection(direction);
        Statement made = made();
        if (made != null) {
            made.setFetchDirection(direction);
        }
    }

    @Override
    public int getFetchDirection() throws SQLException {
        return settings().fetchDirection();
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        settings().fetchSize(rows);
        Statement made = made();
        if (made != null) {
            made.setFetchSize(rows);
        }
    }

    @Override
    public int getFetchSize() throws SQLException {
        return settings().fetchSize();
    }

    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        settings().poolable(poolable);
        Statement made = made();
        if (made != null) {
            made.setPoolable(poolable);
        }
    }

    @Override
    public boolean isPoolable() throws SQLException {
        Boolean set = settings().poolable();
        return set == null ? this instanceof java.sql.PreparedStatement : set;
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        requireOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getResultSetType() throws SQLException {
        requireOpen();
        return kind.type();
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        requireOpen();
        return kind.holdability() == 0 ? connection.getHoldability() : kind.holdability();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return OwnTypes.unwrap(this, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
