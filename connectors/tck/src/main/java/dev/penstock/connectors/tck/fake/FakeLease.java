package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.document.CommandTemplate;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Answer;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection of the fake pool, borrowed. */
final class FakeLease implements Lease {
    private final FakeNodePool pool;
    private final FakeConnection connection;
    private final int generation;
    private boolean closed;
    private boolean retired;
    private @Nullable TransactionOptions transaction;
    private @Nullable FakeCursor cursor;

    FakeLease(FakeNodePool pool, FakeConnection connection, int generation) {
        this.pool = pool;
        this.connection = connection;
        this.generation = generation;
    }

    FakeConnection connection() {
        return connection;
    }

    int generation() {
        return generation;
    }

    private NodeTarget target() {
        return pool.target();
    }

    @Override
    public Answer execute(Statement statement, Analysis analysis, int index, Wire wire) {
        requireLent();
        closeCursor();
        DocumentCommand command = (DocumentCommand) statement;
        List<Map<String, @Nullable Object>> commands = commands(command, analysis);
        TransactionOptions open = transaction;
        if (open != null && open.readOnly() && analysis.intent() != Intent.READ) {
            wire.refused();
            throw readOnly();
        }
        FakeWrites writes = new FakeWrites(command.options().generatedKeys(), open != null);
        wire.sending(open == null ? Wire.Scope.AUTOCOMMIT : Wire.Scope.TRANSACTION);
        try {
            for (Map<String, @Nullable Object> each : commands) {
                FakeReply reply = calling(() -> writes.run(connection, each));
                if (!(reply instanceof FakeReply.Written)) {
                    wire.answered();
                    FakeCursor opened = new FakeCursor(this, reply);
                    cursor = opened;
                    return opened;
                }
            }
            Changed changed = calling(writes::changed);
            wire.answered();
            return new Answer.Done(changed);
        } catch (StatementException refused) {
            if (!writes.tookEffect() || open != null) {
                wire.refused();
            }
            throw refused;
        }
    }

    private List<Map<String, @Nullable Object>> commands(DocumentCommand command, Analysis analysis) {
        CommandTemplate template = analysis instanceof FakeAnalysis known ? known.template() : null;
        try {
            return template == null ? command.commands() : command.commands(template);
        } catch (PenstockException failure) {
            throw failure.with(failure.diagnosis().at(target().database(), target().node()));
        }
    }

    private PenstockException readOnly() {
        return new StatementException(
                ErrorCode.READ_ONLY,
                "The transaction is read-only, and the command writes",
                Diagnosis.of(Outcome.NOT_DONE, "Begin a transaction that may write.")
                        .at(target().database(), target().node()),
                null);
    }

    /** Names what the server says. */
    <T> T calling(Supplier<T> call) {
        try {
            return call.get();
        } catch (FakeServerException error) {
            throw FakeFailures.refused(error, target());
        } catch (FakeNetworkException error) {
            throw FakeFailures.lost(error, target());
        }
    }

    /** No setting of this engine stays on a connection. */
    @Override
    public boolean changed() {
        return transaction != null;
    }

    @Override
    public void begin(TransactionOptions options) {
        requireLent();
        closeCursor();
        calling(() -> {
            connection.begin();
            return true;
        });
        transaction = options;
    }

    @Override
    public void commit(Wire wire) {
        requireLent();
        closeCursor();
        wire.sending(Wire.Scope.COMMIT);
        try {
            connection.commit();
            transaction = null;
            wire.answered();
        } catch (FakeServerException error) {
            if (error.code() != FakeServerException.COMMIT_UNCONFIRMED) {
                transaction = null;
                wire.refused();
                wire.rolledBack();
            }
            throw FakeFailures.refused(error, target());
        } catch (FakeNetworkException error) {
            throw FakeFailures.lost(error, target());
        }
    }

    @Override
    public void rollback(Wire wire) {
        if (!lent() || transaction == null) {
            return;
        }
        closeCursor();
        connection.rollback();
        transaction = null;
        wire.rolledBack();
    }

    @Override
    public void savepoint(String name) {
        requireLent();
        throw noSavepoints();
    }

    @Override
    public void rollbackTo(String name) {
        requireLent();
        throw noSavepoints();
    }

    @Override
    public void release(String name) {
        requireLent();
        throw noSavepoints();
    }

    private PenstockException noSavepoints() {
        return FakeFailures.unsupported(
                "The fake database has no savepoints", "Use a transaction without savepoints.", target());
    }

    @Override
    public TransactionState transaction() {
        if (transaction == null) {
            return TransactionState.NONE;
        }
        return connection.aborted() ? TransactionState.FAILED : TransactionState.OPEN;
    }

    @Override
    public synchronized boolean usable() {
        return !closed && !retired && connection.open();
    }

    @Override
    public String serverSession() {
        return Integer.toString(connection.number());
    }

    @Override
    public synchronized boolean cancel(Duration limit) {
        if (!closed) {
            connection.kill();
        }
        return true;
    }

    @Override
    public synchronized void abort() {
        if (!closed) {
            connection.abort();
        }
    }

    @Override
    public synchronized void retire() {
        retired = true;
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(connection) ? Optional.of(type.cast(connection)) : Optional.empty();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        closeCursor();
        connection.rollback();
        pool.giveBack(this, retired);
    }

    private synchronized boolean lent() {
        return !closed;
    }

    private void requireLent() {
        if (!lent()) {
            throw new IllegalStateException("The lease has been given back");
        }
    }

    private void closeCursor() {
        FakeCursor open = cursor;
        cursor = null;
        if (open != null) {
            open.close();
        }
    }
}
