package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ConsistencyToken;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session for a question of several statements: one cancel stops the statement under way and those to come. */
final class CancellableSession implements Session {
    private final CoreSession session;
    private @Nullable Flight current;
    private boolean cancelled;

    CancellableSession(CoreSession session) {
        this.session = session;
    }

    /** From any thread; returns at once. */
    synchronized void cancel() {
        cancelled = true;
        if (current != null) {
            current.cancel();
        }
    }

    private Flight board(Statement statement) {
        Flight flight = session.flight(statement);
        board(flight);
        return flight;
    }

    private synchronized void board(Flight flight) {
        if (cancelled) {
            throw new CancelledException(
                    ErrorCode.CANCELLED, "The question was cancelled", Diagnosis.of(Outcome.NOT_DONE, ""), null);
        }
        current = flight;
    }

    @Override
    public Result execute(Statement statement) {
        return session.database().services().way().run(board(statement));
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        return session.executeAsync(statement);
    }

    @Override
    public Transaction begin(TransactionOptions options) {
        session.database().requireOpen();
        return new CoreTransaction(session, options, this::board);
    }

    @Override
    public Database database() {
        return session.database();
    }

    @Override
    public Caller caller() {
        return session.caller();
    }

    @Override
    public Intent defaultIntent() {
        return session.defaultIntent();
    }

    @Override
    public Optional<ConsistencyToken> token() {
        return session.token();
    }
}
