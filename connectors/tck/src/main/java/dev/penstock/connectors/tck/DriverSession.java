package dev.penstock.connectors.tck;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.ConsistencyToken;
import dev.penstock.engine.api.Count;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session on one connection of the bare driver, for the tests of what asks a server by sessions alone, such as a reader
 * of catalogs. One thread at a time; the connection stays the caller's.
 */
public final class DriverSession implements Session {
    private final Connection connection;
    private int statements;

    /** A session on a connection in auto-commit mode. */
    public DriverSession(Connection connection) {
        this.connection = connection;
    }

    /** How many statements it has run. */
    public int statements() {
        return statements;
    }

    @Override
    public Result execute(Statement statement) {
        statements++;
        var sql = (SqlStatement) statement;
        try (var prepared = connection.prepareStatement(sql.text())) {
            if (sql.values() instanceof SqlStatement.Positional(List<@Nullable Object> values)) {
                for (int i = 0; i < values.size(); i++) {
                    prepared.setObject(i + 1, values.get(i));
                }
            }
            return prepared.execute() ? rows(prepared.getResultSet()) : new Count(prepared.getUpdateCount());
        } catch (SQLException e) {
            throw new StatementException(
                    ErrorCode.STATEMENT_REJECTED,
                    String.valueOf(e.getMessage()),
                    Diagnosis.of(Outcome.NOT_DONE, ""),
                    e);
        }
    }

    private static Rows rows(ResultSet set) throws SQLException {
        List<Column> columns = new ArrayList<>();
        int width = set.getMetaData().getColumnCount();
        for (int i = 1; i <= width; i++) {
            columns.add(new Column(set.getMetaData().getColumnLabel(i), "", Object.class));
        }
        List<@Nullable Object[]> cells = new ArrayList<>();
        while (set.next()) {
            @Nullable Object[] row = new Object[width];
            for (int i = 0; i < width; i++) {
                row[i] = set.getObject(i + 1);
            }
            cells.add(row);
        }
        return new FakeRows(columns, cells);
    }

    @Override
    public Transaction begin(TransactionOptions options) {
        return new DriverTransaction(this);
    }

    @Override
    public Database database() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Caller caller() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Intent defaultIntent() {
        return Intent.WRITE;
    }

    @Override
    public Optional<ConsistencyToken> token() {
        return Optional.empty();
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        throw new UnsupportedOperationException();
    }

    private static final class FakeRows implements Rows {
        private final List<Column> columns;
        private @Nullable List<@Nullable Object[]> cells;

        FakeRows(List<Column> columns, List<@Nullable Object[]> cells) {
            this.columns = columns;
            this.cells = cells;
        }

        @Override
        public List<Column> columns() {
            return columns;
        }

        @Override
        public @Nullable RowBatch next() {
            List<@Nullable Object[]> now = cells;
            cells = null;
            if (now == null || now.isEmpty()) {
                return null;
            }
            return new RowBatch() {
                @Override
                public int size() {
                    return now.size();
                }

                @Override
                public @Nullable Object value(int row, int column) {
                    return now.get(row)[column];
                }

                @Override
                public @Nullable String text(int row, int column) {
                    Object value = value(row, column);
                    return value == null ? null : value.toString();
                }
            };
        }

        @Override
        public Execution<@Nullable RowBatch> nextAsync() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }

    private record DriverTransaction(DriverSession session) implements Transaction {
        DriverTransaction {
            session.set(false);
        }

        @Override
        public Result execute(Statement statement) {
            return session.execute(statement);
        }

        @Override
        public Execution<Result> executeAsync(Statement statement) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Savepoint savepoint(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rollbackTo(Savepoint savepoint) {}

        @Override
        public void release(Savepoint savepoint) {}

        @Override
        public void commit() {}

        @Override
        public Execution<@Nullable Void> commitAsync() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rollback() {}

        @Override
        public Execution<@Nullable Void> rollbackAsync() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean active() {
            return true;
        }

        @Override
        public void close() {
            session.set(true);
        }
    }

    private void set(boolean autoCommit) {
        try {
            if (autoCommit) {
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
