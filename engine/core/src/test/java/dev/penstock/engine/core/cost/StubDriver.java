package dev.penstock.engine.core.cost;

import dev.penstock.connectors.jdbc.CellType;
import dev.penstock.connectors.jdbc.ResultShape;
import dev.penstock.connectors.jdbc.RowSource;
import dev.penstock.connectors.jdbc.SqlDriver;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The engine's own side of {@link StubJdbc}, which never fails. */
final class StubDriver implements SqlDriver {
    private static final ResultShape SHAPE =
            new ResultShape(List.of(new Column("n", "int", Integer.class)), List.of(new Number()));

    @Override
    public EngineKind engine() {
        return EngineKind.MYSQL;
    }

    @Override
    public Connection connect(Duration limit) {
        return StubJdbc.connection();
    }

    @Override
    public PenstockException connectFailure(Exception failure) {
        throw new IllegalStateException(failure);
    }

    @Override
    public PenstockException statementFailure(SQLException failure, Outcome ifLost) {
        throw new IllegalStateException(failure);
    }

    @Override
    public boolean fatal(SQLException failure) {
        return true;
    }

    @Override
    public void validate(Connection connection, int millis) {}

    @Override
    public Probe probe(Connection connection, int millis) {
        return new Probe(Role.PRIMARY, new Node.Observation("0", null, null, null, Duration.ofMillis(1)));
    }

    @Override
    public boolean preparesAll() {
        return false;
    }

    @Override
    public boolean reusesPrepared() {
        return true;
    }

    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        statement.setObject(index, value);
    }

    @Override
    public RowSource rows(Statement statement, @Nullable ResultShape known, int maxCellBytes) throws SQLException {
        return new Source(Objects.requireNonNull(statement.getResultSet()));
    }

    @Override
    public long changed(Statement statement, String firstWord) {
        return 0;
    }

    @Override
    public void begin(Connection connection, TransactionOptions options) {}

    @Override
    public void commit(Connection connection) {}

    @Override
    public void rollback(Connection connection) {}

    @Override
    public boolean leftOpen(Connection connection, boolean byHand) {
        return false;
    }

    @Override
    public void cancel(Connection connection) {}

    @Override
    public void abort(Connection connection) {}

    private static final class Number implements CellType {
        @Override
        public Object value(Object raw) {
            return raw;
        }

        @Override
        public String text(Object raw) {
            return raw.toString();
        }
    }

    private record Source(ResultSet result) implements RowSource {
        @Override
        public ResultShape shape() {
            return SHAPE;
        }

        @Override
        public int read(@Nullable Object[] cells, int from, int rows) throws SQLException {
            int count = 0;
            while (count < rows && result.next()) {
                cells[from + count++] = result.getInt(1);
            }
            return count;
        }

        @Override
        public void close() throws SQLException {
            result.close();
        }

        @Override
        public long bytes() {
            return 4;
        }
    }
}
