package dev.penstock.connectors.tck.sql;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.spi.CatalogSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A session on one connection of the bare driver, for the tests of catalog readers. One thread at a time; the connection stays the caller's.
 */
public final class DriverSession implements CatalogSession {
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
            return prepared.execute() ? rows(prepared.getResultSet()) : Changed.of(prepared.getUpdateCount());
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
    public <T extends @Nullable Object> T inSnapshot(Function<CatalogSession, T> work) {
        set(false);
        try {
            return work.apply(this);
        } finally {
            set(true);
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
}
