package dev.penstock.connectors.jdbc.face;

import dev.penstock.connectors.jdbc.JdbcSession;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A result. If its rows come from the server as they are read, each step belongs to its operation, which ends with the last
 * row or at the close; if the driver holds them all, the operation has ended already.
 */
final class GatedResultSet extends CellResultSet implements OpenResources.OpenResource {
    private final @Nullable GatedStatement statement;
    private final boolean endsWithRows;
    private @Nullable JdbcOperation operation;
    private boolean closed;

    /**
     * A result over the driver's.
     *
     * @param statement whose it is; null for the driver's own question
     * @param operation that it keeps open; null if there is none
     * @param endsWithRows whether that operation is over when all rows have been read
     */
    GatedResultSet(
            GatedConnection connection,
            @Nullable GatedStatement statement,
            ResultSet real,
            @Nullable JdbcOperation operation,
            boolean endsWithRows) {
        super(connection, real);
        this.statement = statement;
        this.operation = operation;
        this.endsWithRows = endsWithRows;
    }

    @Override
    @Nullable
    GatedStatement owner() {
        return statement;
    }

    /** Its statement moves on, and the driver has closed it; its operation goes on or ends without it. */
    void discard() {
        closed = true;
        operation = null;
    }

    @Override
    public boolean next() throws SQLException {
        requireOpen();
        JdbcOperation open = operation;
        if (open == null) {
            return real.next();
        }
        if (moved(open)) {
            open.count(1);
            return true;
        }
        open.commitRows();
        if (endsWithRows) {
            finish(open);
        }
        return false;
    }

    private void requireOpen() throws SQLException {
        if (closed) {
            throw SqlExceptions.closed("The result set");
        }
    }

    private void finish(JdbcOperation open) throws SQLException {
        operation = null;
        if (statement == null) {
            connection.open().remove(this);
        }
        open.end();
    }

    private boolean moved(JdbcOperation open) throws SQLException {
        try {
            return open.next(real);
        } finally {
            if (open.ended()) {
                operation = null;
            }
        }
    }

    private <T> T step(@Nullable JdbcOperation open, JdbcSession.Work<T> move) throws SQLException {
        requireOpen();
        if (open == null) {
            return connection.after(move);
        }
        try {
            return open.more(move);
        } finally {
            if (open.ended()) {
                operation = null;
            }
        }
    }

    @Override
    public boolean previous() throws SQLException {
        return step(operation, real::previous);
    }

    @Override
    public boolean first() throws SQLException {
        return step(operation, real::first);
    }

    @Override
    public boolean last() throws SQLException {
        return step(operation, real::last);
    }

    @Override
    public boolean absolute(int row) throws SQLException {
        return step(operation, () -> real.absolute(row));
    }

    @Override
    public boolean relative(int rows) throws SQLException {
        return step(operation, () -> real.relative(rows));
    }

    @Override
    public void beforeFirst() throws SQLException {
        step(operation, () -> {
            real.beforeFirst();
            return true;
        });
    }

    @Override
    public void afterLast() throws SQLException {
        step(operation, () -> {
            real.afterLast();
            return true;
        });
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        return step(operation, real::isBeforeFirst);
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        return step(operation, real::isAfterLast);
    }

    @Override
    public boolean isFirst() throws SQLException {
        return step(operation, real::isFirst);
    }

    @Override
    public boolean isLast() throws SQLException {
        return step(operation, real::isLast);
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        JdbcOperation open = operation;
        try {
            if (open == null) {
                connection.close(real);
            } else {
                closeRows(open);
            }
        } finally {
            operation = null;
            if (statement != null) {
                statement.closed(this);
            }
        }
    }

    private void closeRows(JdbcOperation open) throws SQLException {
        try {
            open.commitRows();
        } catch (SQLException uncommitted) {
            try {
                connection.close(real);
            } catch (SQLException onClose) {
                uncommitted.addSuppressed(onClose);
            }
            throw uncommitted;
        }
        open.release(real);
        finish(open);
    }

    @Override
    public boolean isClosed() throws SQLException {
        return closed || real.isClosed();
    }

    /** Null for a result that no statement of the caller has made. */
    @Override
    public @Nullable Statement getStatement() throws SQLException {
        requireOpen();
        return statement == null ? null : statement.self();
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return new GatedColumns(connection, real.getMetaData());
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
