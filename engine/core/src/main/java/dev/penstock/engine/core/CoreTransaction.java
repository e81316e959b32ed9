package dev.penstock.engine.core;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.core.task.CallExecution;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transaction on the pipeline: its operations share a checkout. */
final class CoreTransaction implements Transaction {
    private final CoreSession session;
    private final Deadline deadline;
    private final Pipeline pipeline;
    private final Held held;
    private final HeldResult open = new HeldResult();
    private boolean active = true;
    private int savepoints;

    /** A transaction that has not begun at a server yet. */
    CoreTransaction(CoreSession session, TransactionOptions options) {
        this.session = session;
        this.deadline = options.deadlineFromNow();
        this.pipeline = session.database().services().pipeline();
        this.held = new Held(pipeline, options, false);
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Optional<String> node() {
        return Optional.ofNullable(held.checkout())
                .map(checkout -> checkout.node().name());
    }

    @Override
    public Result execute(Statement statement) {
        return execute(operation(statement));
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        Operation operation = operation(statement);
        return start(operation, () -> execute(operation));
    }

    private Result execute(Operation operation) {
        open.close();
        return open.keep(pipeline.runInside(operation));
    }

    private Operation operation(Statement statement) {
        requireActive();
        long begun = System.nanoTime();
        return session.operation(
                statement,
                session.database().analyse(statement),
                Intent.READ,
                begun,
                statement.options().deadlineFrom(begun).earlier(deadline),
                held);
    }

    @Override
    public Savepoint savepoint(String name) {
        return savepoint(name, ++savepoints, null);
    }

    @Override
    public Execution<Savepoint> savepointAsync(String name) {
        int ordinal = ++savepoints;
        Operation operation = control("SAVEPOINT " + id(ordinal));
        return start(operation, () -> savepoint(name, ordinal, operation));
    }

    private Savepoint savepoint(String name, int ordinal, @Nullable Operation prepared) {
        control(
                prepared == null ? control("SAVEPOINT " + id(ordinal)) : prepared,
                lease -> lease.savepoint(id(ordinal)));
        return new Savepoint(name, ordinal);
    }

    @Override
    public void rollbackTo(Savepoint savepoint) {
        rollbackTo(savepoint, control("ROLLBACK TO SAVEPOINT " + id(savepoint.ordinal())));
    }

    @Override
    public Execution<@Nullable Void> rollbackToAsync(Savepoint savepoint) {
        Operation operation = control("ROLLBACK TO SAVEPOINT " + id(savepoint.ordinal()));
        return start(operation, nothing(() -> rollbackTo(savepoint, operation)));
    }

    private void rollbackTo(Savepoint savepoint, Operation operation) {
        control(operation, lease -> lease.rollbackTo(id(savepoint.ordinal())));
    }

    @Override
    public void release(Savepoint savepoint) {
        release(savepoint, control("RELEASE SAVEPOINT " + id(savepoint.ordinal())));
    }

    @Override
    public Execution<@Nullable Void> releaseAsync(Savepoint savepoint) {
        Operation operation = control("RELEASE SAVEPOINT " + id(savepoint.ordinal()));
        return start(operation, nothing(() -> release(savepoint, operation)));
    }

    private void release(Savepoint savepoint, Operation operation) {
        control(operation, lease -> lease.release(id(savepoint.ordinal())));
    }

    private static String id(int ordinal) {
        return "penstock_" + ordinal;
    }

    @Override
    public void commit() {
        commit(endOperation("COMMIT"));
    }

    @Override
    public Execution<@Nullable Void> commitAsync() {
        Operation operation = endOperation("COMMIT");
        return start(operation, nothing(() -> commit(operation)));
    }

    private void commit(Operation operation) {
        requireActive();
        end(operation, Lease::commit);
    }

    @Override
    public void rollback() {
        if (active && !undone()) {
            rollback(endOperation("ROLLBACK"));
        }
    }

    @Override
    public Execution<@Nullable Void> rollbackAsync() {
        Operation operation = endOperation("ROLLBACK");
        return start(operation, nothing(() -> rollback(operation)));
    }

    private void rollback(Operation operation) {
        if (active && !undone()) {
            end(operation, Lease::rollback);
        }
    }

    /** The server rolls it back with its connection, which was lost or closes with the database. */
    private boolean undone() {
        if (!held.lost() && session.database().open()) {
            return false;
        }
        active = false;
        held.end();
        return true;
    }

    @Override
    public boolean active() {
        return active;
    }

    @Override
    public void close() {
        rollback();
    }

    /** A transaction whose first statement never came has nothing to end at the server. */
    private void end(Operation operation, End command) {
        try {
            open.close();
            if (held.checkout() != null || held.lost()) {
                pipeline.control(operation, lease -> command.run(lease, operation.outcome()));
            }
        } finally {
            active = false;
            held.end();
        }
    }

    private Operation endOperation(String text) {
        return Controls.operation(session, text, Controls.ofEnd(deadline), held);
    }

    private Operation control(String text) {
        requireActive();
        return Controls.operation(session, text, deadline, held);
    }

    private void control(Operation operation, Pipeline.Command command) {
        requireActive();
        open.close();
        pipeline.control(operation, command);
    }

    private void requireActive() {
        if (!active) {
            throw Failures.closed("The transaction");
        }
    }

    private <T extends @Nullable Object> Execution<T> start(Operation operation, Supplier<T> work) {
        return CallExecution.start(callers(), operation::cancel, work);
    }

    private static Supplier<@Nullable Void> nothing(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    private Executor callers() {
        return session.database().services().callers();
    }

    /** How a transaction ends. */
    @FunctionalInterface
    private interface End {
        void run(Lease lease, OutcomeState outcome);
    }
}
