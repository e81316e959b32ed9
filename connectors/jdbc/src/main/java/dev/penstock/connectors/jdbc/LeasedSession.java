package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The session of a connection while a lease has it. */
record LeasedSession(PhysicalConnection physical) implements JdbcSession {
    @Override
    public Connection connection() {
        return physical.connection();
    }

    @Override
    public Wire.Scope scope(AnalysedStatement statement) {
        return physical.transaction().scope(statement);
    }

    @Override
    public DriverBehaviour behaviour() {
        return physical.driver().behaviour();
    }

    @Override
    public void validate(int millis) throws SQLException {
        physical.driver().validate(physical.connection(), millis);
    }

    @Override
    public void preparing(boolean reads, StatementOptions options) throws SQLException {
        physical.driver().prepare(physical.connection(), reads, options);
    }

    @Override
    public void sending(AnalysedStatement statement) {
        physical.session().noted(statement);
    }

    @Override
    public void answered(AnalysedStatement statement, Wire.Scope scope, Wire wire) {
        wire.answered();
        physical.transaction().succeeded(statement, scope, wire);
    }

    @Override
    public PenstockException failed(
            SQLException failure, AnalysedStatement statement, Wire.Scope scope, boolean unanswered, Wire wire) {
        PenstockException named = physical.named(failure);
        boolean refused = physical.failed(failure, unanswered, wire);
        physical.transaction().failed(statement.control(), scope, refused, wire);
        return named;
    }

    @Override
    public PenstockException named(SQLException failure) {
        return physical.named(failure);
    }

    @Override
    public void driverChanges() {
        physical.session().driverChanged();
    }

    @Override
    public void sessionChanges() {
        physical.session().changed();
    }

    @Override
    public boolean direct() {
        return true;
    }

    @Override
    public <T extends @Nullable Object> T call(Work<T> work) throws SQLException {
        return work.run();
    }
}
