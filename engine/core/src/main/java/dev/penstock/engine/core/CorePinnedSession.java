package dev.penstock.engine.core;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.core.task.CallExecution;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session that keeps one checkout with its connection's state. */
final class CorePinnedSession implements PinnedSession {
    private final CoreSession session;
    private final Pipeline pipeline;
    private final Held held;
    private final HeldResult open = new HeldResult();
    private volatile @Nullable Instant transactionSince;
    private volatile boolean closed;

    CorePinnedSession(CoreSession session) {
        this.session = session;
        this.pipeline = session.database().services().pipeline();
        this.held = Held.replacing(pipeline);
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public State state() {
        if (closed) {
            return State.CLOSED;
        }
        if (held.lost()) {
            return State.LOST;
        }
        Checkout checkout = held.checkout();
        if (checkout == null) {
            return State.UNBOUND;
        }
        return switch (checkout.lease().transaction()) {
            case NONE -> State.IDLE;
            case OPEN -> State.IN_TRANSACTION;
            case FAILED, LOST -> State.FAILED;
        };
    }

    @Override
    public Optional<Instant> transactionSince() {
        return Optional.ofNullable(transactionSince);
    }

    @Override
    public Optional<String> node() {
        return Optional.ofNullable(held.checkout())
                .map(checkout -> checkout.node().name());
    }

    @Override
    public Optional<String> serverSession() {
        return Optional.ofNullable(held.checkout())
                .map(checkout -> checkout.lease().serverSession());
    }

    @Override
    public Result execute(Statement statement) {
        return execute(operation(statement));
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        Operation operation = operation(statement);
        return CallExecution.start(
                session.database().services().callers(), operation::cancel, () -> execute(operation));
    }

    private Result execute(Operation operation) {
        open.close();
        try {
            return open.keep(pipeline.run(operation));
        } finally {
            noteTransaction();
        }
    }

    private Operation operation(Statement statement) {
        requireOpen();
        return session.operation(statement, held);
    }

    /** The server may open and end a transaction by any text: its state is looked at after each. */
    private void noteTransaction() {
        Checkout checkout = held.checkout();
        if (checkout == null || checkout.lease().transaction() == TransactionState.NONE) {
            transactionSince = null;
        } else if (transactionSince == null) {
            transactionSince = Instant.now();
        }
    }

    @Override
    public void begin(TransactionOptions options) {
        requireOpen();
        control("BEGIN", options.deadlineFromNow(), (lease, outcome) -> lease.begin(options));
    }

    @Override
    public void commit() {
        commit(end("COMMIT"));
    }

    @Override
    public Execution<@Nullable Void> commitAsync() {
        Operation operation = end("COMMIT");
        return async(operation, () -> commit(operation));
    }

    private void commit(Operation operation) {
        if (state() != State.IN_TRANSACTION && state() != State.FAILED) {
            throw new IllegalStateException("No transaction is open in this session");
        }
        control(operation, (lease, outcome) -> lease.commit(outcome));
    }

    @Override
    public void rollback() {
        rollback(end("ROLLBACK"));
    }

    @Override
    public Execution<@Nullable Void> rollbackAsync() {
        Operation operation = end("ROLLBACK");
        return async(operation, () -> rollback(operation));
    }

    private void rollback(Operation operation) {
        if (state() == State.IN_TRANSACTION || state() == State.FAILED) {
            control(operation, (lease, outcome) -> lease.rollback(outcome));
        }
    }

    @Override
    public void reconnect() {
        requireOpen();
        open.close();
        held.renew();
        transactionSince = null;
    }

    @Override
    public boolean releaseUnchanged() {
        Checkout checkout = held.checkout();
        if (checkout != null && !held.lost() && !checkout.lease().changed()) {
            open.close();
            held.renew();
        }
        return held.checkout() == null;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            open.close();
        } finally {
            held.end();
            transactionSince = null;
        }
    }

    private Operation end(String text) {
        requireOpen();
        return Controls.operation(session, text, Deadline.NONE, held);
    }

    private void control(String text, Deadline deadline, Control command) {
        control(Controls.operation(session, text, deadline, held), command);
    }

    private void control(Operation operation, Control command) {
        open.close();
        try {
            pipeline.control(operation, lease -> command.run(lease, operation.outcome()));
        } finally {
            noteTransaction();
        }
    }

    private Execution<@Nullable Void> async(Operation operation, Runnable work) {
        return CallExecution.start(session.database().services().callers(), operation::cancel, () -> {
            work.run();
            return null;
        });
    }

    private void requireOpen() {
        if (closed) {
            throw Failures.closed("The session");
        }
        session.database().requireOpen();
    }

    /** What the connection does to its transaction. */
    @FunctionalInterface
    private interface Control {
        void run(Lease lease, OutcomeState outcome);
    }
}
