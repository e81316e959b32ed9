package dev.penstock.connectors.jdbc.face;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import dev.penstock.connectors.jdbc.ResultShape;
import dev.penstock.connectors.jdbc.RowSource;
import dev.penstock.connectors.jdbc.SqlDriver;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.Probe;
import dev.penstock.engine.api.spi.TransactionState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The engine's side of {@link FakeJdbc}. */
final class FakeDriver implements SqlDriver {
    final FakeJdbc jdbc = new FakeJdbc();
    final List<TransactionOptions> begun = new ArrayList<>();
    final AtomicInteger cancels = new AtomicInteger();
    volatile DriverBehaviour behaviour = DriverBehaviour.UNKNOWN;
    volatile TransactionState transaction = TransactionState.NONE;
    volatile @Nullable SQLException connectFailure;
    volatile @Nullable SQLException endFailure;
    volatile @Nullable SQLException validateFailure;

    @Override
    public EngineKind engine() {
        return EngineKind.POSTGRESQL;
    }

    @Override
    public DriverBehaviour behaviour() {
        return behaviour;
    }

    @Override
    public Connection connect(Duration limit) throws SQLException {
        if (connectFailure != null) {
            throw connectFailure;
        }
        return jdbc.connection;
    }

    @Override
    public PenstockException connectFailure(Exception failure) {
        return new UnreachableException(
                ErrorCode.CONNECT_REFUSED, "Nothing listens", Diagnosis.of(Outcome.NOT_DONE, "Start it."), failure);
    }

    @Override
    public PenstockException statementFailure(SQLException failure) {
        Diagnosis diagnosis = Diagnosis.of(Outcome.NOT_DONE, "Correct it.").withServer(failure.getSQLState(), 0);
        String said = String.valueOf(failure.getMessage());
        if (fatal(failure)) {
            return new ConnectionLostException(ErrorCode.CONNECTION_LOST, said, diagnosis, failure);
        }
        return new StatementException(
                "57014".equals(failure.getSQLState()) ? ErrorCode.STATEMENT_KILLED : ErrorCode.STATEMENT_REJECTED,
                said,
                diagnosis,
                failure);
    }

    @Override
    public boolean fatal(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith("08");
    }

    @Override
    public void validate(Connection connection, int millis) throws SQLException {
        if (validateFailure != null) {
            throw validateFailure;
        }
    }

    @Override
    public Probe probe(Connection connection, int millis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean preparesAll() {
        return false;
    }

    @Override
    public boolean reusesPrepared() {
        return false;
    }

    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Object value, boolean untyped) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RowSource rows(Statement statement, @Nullable ResultShape known, int maxCellBytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable RowSource keys(Statement statement, String kind, List<String> columns, int maxCellBytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long changed(Statement statement, String firstWord) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void begin(Connection connection, TransactionOptions options) {
        begun.add(options);
        transaction = TransactionState.OPEN;
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        end();
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        end();
    }

    private void end() throws SQLException {
        if (endFailure != null) {
            throw endFailure;
        }
        transaction = TransactionState.NONE;
    }

    @Override
    public TransactionState transaction(Connection connection) {
        return transaction;
    }

    @Override
    public boolean reset(Connection connection, boolean prepared) {
        return true;
    }

    @Override
    public void cancel(Connection connection) {
        cancels.incrementAndGet();
    }

    @Override
    public void abort(Connection connection) {}
}
