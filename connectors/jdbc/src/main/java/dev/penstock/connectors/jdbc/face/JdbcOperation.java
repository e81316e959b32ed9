package dev.penstock.connectors.jdbc.face;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import dev.penstock.connectors.jdbc.JdbcSession;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.GateOperation;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.Stoppable;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a JDBC connection: what the gate began, and the calls of the driver that belong to it. Reports each step
 * to the operation's wire. Its failure ends it. Used by the connection's thread, but for {@link #cancel}.
 */
final class JdbcOperation implements Stoppable {
    private static final long REPEAT_NANOS = 50_000_000;
    private static final VarHandle AT_DRIVER;

    static {
        try {
            AT_DRIVER = MethodHandles.lookup().findVarHandle(JdbcOperation.class, "atDriver", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final GatedConnection connection;
    private volatile @Nullable GateOperation gate;
    private volatile boolean cancelled;

    /** Whether a call of the driver runs. Written by release, because a cancel looks again and again anyway. */
    @SuppressWarnings("FieldCanBeFinal") // by AT_DRIVER
    private boolean atDriver;

    private boolean ended;
    private boolean reported;
    private boolean unanswered;

    /** What makes permanent what was sent; null if nothing was. */
    private Wire.@Nullable Scope sent;

    /** {@link DriverBehaviour#changes} before it was sent; -1 if not known or not needed. */
    private long changesBefore = -1;

    /** Rows whose end commits the statement; null if there are none or it has been answered. */
    private @Nullable ResultSet uncommitted;

    private int entries = 1;

    JdbcOperation(GatedConnection connection) {
        this.connection = connection;
    }

    /** Begins it, which checks access and, at the connection's first operation, checks out. */
    void begin(SqlStatement described) throws SQLException {
        try {
            begun(connection.held().begin(described, this));
        } catch (RuntimeException failure) {
            ended = true;
            throw SqlExceptions.of(failure);
        }
    }

    /** Begins one that access does not judge. */
    static JdbcOperation control(GatedConnection connection, String text, Intent intent, Deadline deadline)
            throws SQLException {
        JdbcOperation operation = new JdbcOperation(connection);
        try {
            operation.begun(connection.held().control(text, intent, deadline, operation));
        } catch (RuntimeException failure) {
            throw SqlExceptions.of(failure);
        }
        return operation;
    }

    private void begun(GateOperation operation) {
        gate = operation;
        if (cancelled) {
            operation.cancel();
        }
    }

    private GateOperation gate() {
        return Objects.requireNonNull(gate, "not begun");
    }

    Analysis analysis() {
        return gate().analysis();
    }

    /** It runs so many entries of a batch. */
    void entries(int batched) {
        entries = batched;
    }

    /** Runs a statement at the driver, in a transaction unless the connection is in auto-commit mode. */
    <T> T execute(GatedStatement statement, StatementCall<T> call) throws SQLException {
        try {
            gate().checkpoint();
            JdbcSession session = session();
            AT_DRIVER.setRelease(this, true);
            try {
                return session.direct()
                        ? execute(session, statement, call)
                        : session.call(() -> execute(session, statement, call));
            } finally {
                AT_DRIVER.setRelease(this, false);
            }
        } catch (Throwable thrown) {
            throw failed(thrown);
        }
    }

    private <T> T execute(JdbcSession session, GatedStatement statement, StatementCall<T> call) throws SQLException {
        Statement real = prepare(session, statement);
        sending(session);
        T result = call.on(real);
        unanswered = Boolean.TRUE.equals(result) && commitsAfterLastRow(session);
        if (!unanswered) {
            answered(session);
        }
        return result;
    }

    private JdbcSession session() throws SQLException {
        return connection.session(gate().lease());
    }

    private boolean commitsAfterLastRow(JdbcSession session) {
        return session.behaviour().commitsAfterLastRow()
                && sent == Wire.Scope.AUTOCOMMIT
                && analysis().single()
                && analysis().intent() != Intent.READ;
    }

    /** It has returned these rows. */
    void returned(ResultSet rows) {
        if (unanswered) {
            uncommitted = rows;
        }
    }

    /**
     * Reads what is left of rows whose end commits the statement. A driver may hide at their close that the commit has
     * failed.
     */
    void commitRows() throws SQLException {
        ResultSet rows = uncommitted;
        if (rows == null || ended) {
            return;
        }
        uncommitted = null;
        try {
            at(session(), session -> {
                while (rows.next()) {
                    // the caller does not want it
                }
                answered(session);
                return true;
            });
        } catch (Throwable thrown) {
            throw failed(thrown);
        }
    }

    /** Prepares for a statement what it runs on. */
    Statement prepare(JdbcSession session, GatedStatement statement) throws SQLException {
        session.preparing(analysis().intent() == Intent.READ, statement.options());
        begins(session);
        return statement.real(session.connection());
    }

    private void begins(JdbcSession session) throws SQLException {
        connection.settings().apply(session);
        connection.settings().checkReadOnly(analysis());
        connection.beginTransaction(gate().lease());
    }

    /** The statement is about to be sent. */
    void sending(JdbcSession session) {
        for (AnalysedStatement statement : analysis().statements()) {
            session.sending(statement);
        }
        if (entries > 1 || !analysis().single()) {
            changesBefore = FailedEffect.changes(session);
        }
        Wire.Scope scope = SentText.scope(session, analysis());
        sent = scope;
        gate().wire().sending(scope);
    }

    /** The server has answered it. */
    void answered(JdbcSession session) {
        Wire.Scope scope = Objects.requireNonNull(sent, "not sent");
        session.answered(SentText.deciding(analysis()), scope, gate().wire());
    }

    /** Runs a command of the lease, which reports it to the wire, and ends. */
    void command(LeaseCommand command) throws SQLException {
        try {
            gate().checkpoint();
            command.run(gate().lease(), gate().wire());
            succeed();
        } catch (Throwable thrown) {
            throw failed(thrown);
        }
    }

    /** Asks the driver something that changes nothing but the connection; what it has not answered, has not happened. */
    <T> T ask(ConnectionCall<T> call) throws SQLException {
        return atDriver(session -> {
            connection.settings().apply(session);
            return call.on(session.connection());
        });
    }

    /** Makes a change by a call of the driver that is no statement. */
    <T> T write(ConnectionCall<T> call) throws SQLException {
        return atDriver(session -> {
            begins(session);
            sending(session);
            T result = call.on(session.connection());
            answered(session);
            return result;
        });
    }

    /** Whether the driver holds all of a result in memory; its rows are counted then. */
    boolean holds(ResultSet rows) throws SQLException {
        try {
            Statement made = rows.getStatement();
            DriverBehaviour behaviour = connection.behaviour();
            boolean held = made != null && behaviour.holdsResults(made);
            if (held) {
                count(behaviour.rows(rows));
            }
            return held;
        } catch (SQLException | RuntimeException failure) {
            throw failed(failure);
        }
    }

    /** Asks for a sign of life, and leaves everything as it is. */
    void validate(int millis) throws SQLException {
        atDriver(session -> {
            session.validate(millis);
            return true;
        });
    }

    /** A later call of an operation that has results left. */
    <T> T more(JdbcSession.Work<T> work) throws SQLException {
        return atDriver(session -> work.run());
    }

    /** The next row, as {@link #more} has it. */
    boolean next(ResultSet rows) throws SQLException {
        try {
            gate().checkpoint();
            JdbcSession session = session();
            AT_DRIVER.setRelease(this, true);
            try {
                return session.direct() ? rows.next() : session.call(rows::next);
            } finally {
                AT_DRIVER.setRelease(this, false);
            }
        } catch (Throwable thrown) {
            throw failed(thrown);
        }
    }

    /** Closes an object of the driver, even after a cancel. */
    void release(AutoCloseable object) throws SQLException {
        try {
            AT_DRIVER.setRelease(this, true);
            try {
                connection.close(object);
            } finally {
                AT_DRIVER.setRelease(this, false);
            }
        } catch (Throwable thrown) {
            throw failed(thrown);
        }
    }

    /** Calls the driver; a failure does not end the operation. */
    <T> T attempt(DriverCall<T> call) throws SQLException {
        gate().checkpoint();
        return at(session(), call);
    }

    private <T> T atDriver(DriverCall<T> call) throws SQLException {
        try {
            return attempt(call);
        } catch (Throwable thrown) {
            throw failed(thrown);
        }
    }

    private <T> T at(JdbcSession session, DriverCall<T> call) throws SQLException {
        AT_DRIVER.setRelease(this, true);
        try {
            return session.direct() ? call.on(session) : session.call(() -> call.on(session));
        } finally {
            AT_DRIVER.setRelease(this, false);
        }
    }

    void count(long rows) {
        gate().count(rows);
    }

    boolean ended() {
        return ended;
    }

    /** Ends it well. Idempotent. */
    void succeed() throws SQLException {
        if (!ended) {
            ended = true;
            try {
                gate().succeed();
            } catch (RuntimeException failure) {
                throw SqlExceptions.of(failure);
            }
        }
    }

    /** Ends it because its statement moves on or closes. */
    void end() throws SQLException {
        if (ended) {
            return;
        }
        if (connection.aborted()) {
            fail(new SQLException("The connection was aborted", "08006"));
        } else {
            succeed();
        }
    }

    /**
     * Ends it with a failure.
     *
     * @return what the caller gets: the driver's exception with the engine's failure, or one of JDBC's classes
     */
    SQLException failed(Throwable thrown) {
        RuntimeException known = fail(thrown);
        if (thrown instanceof Error error) {
            throw error;
        }
        return SqlExceptions.of(known);
    }

    /**
     * Ends it with a failure.
     *
     * @return the engine's failure
     */
    RuntimeException fail(Throwable thrown) {
        ended = true;
        if (thrown instanceof SQLException failure && !reported) {
            report(failure);
        }
        try {
            return gate().fail(thrown);
        } catch (RuntimeException failure) {
            return failure;
        } catch (Error error) {
            return new IllegalStateException(error);
        }
    }

    /** Whether a request may have reached the server. */
    boolean sent() {
        return sent != null;
    }

    /** The session, if the connection lives after this failure; null otherwise. */
    @Nullable
    JdbcSession survivor(SQLException failure) throws SQLException {
        JdbcSession session = session();
        session.named(failure);
        return gate().lease().usable() ? session : null;
    }

    /** It belongs to a batch that failed, and what became of it is not known. */
    void unknown() {
        reported = true;
        if (gate().lease().transaction() == TransactionState.OPEN) {
            // it may be there to be committed
            gate().wire().answered();
        }
    }

    /** It belongs to a batch that failed, and has certainly had no effect. */
    void refused() {
        reported = true;
        gate().wire().refused();
    }

    private void report(SQLException failure) {
        Wire.Scope scope = sent;
        if (scope == null) {
            gate().wire().refused();
            return;
        }
        try {
            JdbcSession session = session();
            SentText text = new SentText(analysis(), scope, entries, changesBefore);
            FailedEffect effect = new FailedEffect(session, gate().lease(), text, gate().wire());
            session.call(() -> {
                effect.report(failure);
                return true;
            });
        } catch (SQLException | RuntimeException unreported) {
            failure.addSuppressed(unreported);
        }
    }

    /** Cancels it; returns at once. From any thread. */
    void cancel() {
        cancelled = true;
        GateOperation operation = gate;
        if (operation != null) {
            operation.cancel();
        }
    }

    /**
     * Stops the call of the driver that runs, again and again until it has returned: what a server gets before the statement
     * has begun is lost. By the lease, because a driver's own statement may take no notice of more than one cancel.
     */
    @Override
    public boolean cancel(Duration limit) {
        Deadline until = Deadline.after(limit);
        while ((boolean) AT_DRIVER.getAcquire(this)) {
            Lease lease = connection.held().lease().orElse(null);
            if (lease == null || until.expired() || !lease.cancel(until.remaining())) {
                return false;
            }
            if ((boolean) AT_DRIVER.getAcquire(this)) {
                LockSupport.parkNanos(REPEAT_NANOS);
            }
        }
        return true;
    }

    @Override
    public void abort() {
        connection.held().lease().ifPresent(Lease::abort);
    }

    /** What is done with the driver's connection and returns nothing. */
    @FunctionalInterface
    interface ConnectionStep {
        void on(Connection connection) throws SQLException;
    }

    /** What the lease does itself. */
    @FunctionalInterface
    interface LeaseCommand {
        void run(Lease lease, Wire wire) throws SQLException;
    }

    /**
     * What is done at the driver.
     *
     * @param <T> what it returns
     */
    @FunctionalInterface
    interface DriverCall<T> {
        T on(JdbcSession session) throws SQLException;
    }
}
