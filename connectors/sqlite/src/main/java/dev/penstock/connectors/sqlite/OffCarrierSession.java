package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import dev.penstock.connectors.jdbc.JdbcSession;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.TransactionControl;
import dev.penstock.engine.api.spi.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A session that keeps native calls off virtual threads. */
record OffCarrierSession(JdbcSession session, PlatformThreads threads) implements JdbcSession {
    @Override
    public Connection connection() {
        return session.connection();
    }

    @Override
    public Wire.Scope scope(AnalysedStatement statement) {
        return session.scope(statement);
    }

    @Override
    public DriverBehaviour behaviour() {
        return session.behaviour();
    }

    @Override
    public void validate(int millis) throws SQLException {
        threads.callSql(() -> {
            session.validate(millis);
            return Boolean.TRUE;
        });
    }

    @Override
    public void preparing(boolean reads, StatementOptions options) throws SQLException {
        session.preparing(reads, options);
    }

    @Override
    public void sending(AnalysedStatement statement) {
        session.sending(statement);
    }

    @Override
    public void answered(AnalysedStatement statement, Wire.Scope scope, Wire wire) {
        if (statement.control() == TransactionControl.NONE) {
            session.answered(statement, scope, wire);
        } else {
            threads.run(() -> session.answered(statement, scope, wire));
        }
    }

    @Override
    public PenstockException failed(
            SQLException failure, AnalysedStatement statement, Wire.Scope scope, boolean unanswered, Wire wire) {
        return threads.call(() -> session.failed(failure, statement, scope, unanswered, wire));
    }

    @Override
    public PenstockException named(SQLException failure) {
        return session.named(failure);
    }

    @Override
    public void driverChanges() {
        session.driverChanges();
    }

    @Override
    public void sessionChanges() {
        session.sessionChanges();
    }

    @Override
    public boolean direct() {
        return !Thread.currentThread().isVirtual();
    }

    @Override
    public <T extends @Nullable Object> T call(Work<T> work) throws SQLException {
        return threads.callSql(work);
    }
}
