package dev.penstock.engine.core;

import dev.penstock.engine.api.Count;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.core.task.CallExecution;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A transaction on the one way: its statements share a {@link Pin}. */
final class CoreTransaction implements Transaction {
    private final CoreSession session;
    private final TransactionOptions options;
    private final Way way;
    private final Pin pin;
    private @Nullable Result open;
    private boolean active = true;
    private int savepoints;

    CoreTransaction(CoreSession session, TransactionOptions options) {
        this.session = session;
        this.options = options;
        this.way = session.database().services().way();
        this.pin = new Pin(options);
    }

    @Override
    public Result execute(Statement statement) {
        return execute(flight(statement));
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        Flight flight = flight(statement);
        return CallExecution.start(callers(), flight::cancel, () -> execute(flight));
    }

    private Result execute(Flight flight) {
        closeOpenResult();
        Result result = way.run(flight, pin);
        open = result;
        return result;
    }

    @Override
    public Savepoint savepoint(String name) {
        Savepoint savepoint = new Savepoint(name, ++savepoints);
        control("SAVEPOINT " + id(savepoint), lease -> lease.savepoint(id(savepoint)));
        return savepoint;
    }

    @Override
    public void rollbackTo(Savepoint savepoint) {
        control("ROLLBACK TO SAVEPOINT " + id(savepoint), lease -> lease.rollbackTo(id(savepoint)));
    }

    @Override
    public void release(Savepoint savepoint) {
        control("RELEASE SAVEPOINT " + id(savepoint), lease -> lease.release(id(savepoint)));
    }

    private static String id(Savepoint savepoint) {
        return "penstock_" + savepoint.ordinal();
    }

    @Override
    public void commit() {
        requireActive();
        try {
            end("COMMIT", Lease::commit);
        } finally {
            finish();
        }
    }

    @Override
    public Execution<@Nullable Void> commitAsync() {
        return CallExecution.start(callers(), () -> {}, () -> {
            commit();
            return null;
        });
    }

    @Override
    public void rollback() {
        if (!active) {
            return;
        }
        try {
            end("ROLLBACK", Lease::rollback);
        } finally {
            finish();
        }
    }

    @Override
    public Execution<@Nullable Void> rollbackAsync() {
        return CallExecution.start(callers(), () -> {}, () -> {
            rollback();
            return null;
        });
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
    private void end(String text, Pin.Command command) {
        closeOpenResult();
        if (pin.begun()) {
            way.control(controlFlight(text), pin, command);
        }
    }

    private void finish() {
        active = false;
        pin.release();
    }

    private void control(String text, Pin.Command command) {
        requireActive();
        closeOpenResult();
        way.control(controlFlight(text), pin, command);
    }

    private void closeOpenResult() {
        Result last = open;
        open = null;
        switch (last) {
            case null -> {}
            case Count done -> {}
            case Rows rows -> rows.close();
            case Documents documents -> documents.close();
            case Several several -> several.close();
        }
    }

    private Flight flight(Statement statement) {
        requireActive();
        Deadline deadline = statement.options().deadline();
        return flight(statement, options.deadline() == null ? deadline : deadline.earlier(options.deadline()));
    }

    /** Ending a transaction must not fail because its time is over: the lease would be lost. */
    private Flight controlFlight(String text) {
        return flight(SqlStatement.of(text), Deadline.NONE);
    }

    private Flight flight(Statement statement, Deadline deadline) {
        return new Flight(session.database(), session.caller(), session.defaultIntent(), statement, deadline);
    }

    private void requireActive() {
        if (!active) {
            throw Failures.closed("The transaction");
        }
    }

    private Executor callers() {
        return session.database().services().callers();
    }
}
