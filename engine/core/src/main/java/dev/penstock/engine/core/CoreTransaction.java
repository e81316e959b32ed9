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
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A transaction on the one way: its statements share a {@link Pin}. */
final class CoreTransaction implements Transaction {
    private static final Duration LEAST_FOR_AN_END = Duration.ofSeconds(5);

    private final CoreSession session;
    private final TransactionOptions options;
    private final Consumer<Flight> boarding;
    private final Way way;
    private final Pin pin;
    private @Nullable Result open;
    private boolean active = true;
    private int savepoints;

    /**
     * A transaction that has not begun yet.
     *
     * @param boarding told of each statement before it runs, so that a cancel from elsewhere reaches it; not of the
     *     transaction's end, which nobody cancels
     */
    CoreTransaction(CoreSession session, TransactionOptions options, Consumer<Flight> boarding) {
        this.session = session;
        this.options = options;
        this.boarding = boarding;
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
        commit(controlFlight("COMMIT"));
    }

    @Override
    public Execution<@Nullable Void> commitAsync() {
        Flight flight = controlFlight("COMMIT");
        return CallExecution.start(callers(), flight::cancel, () -> {
            commit(flight);
            return null;
        });
    }

    private void commit(Flight flight) {
        requireActive();
        end(flight, Lease::commit);
    }

    @Override
    public void rollback() {
        rollback(controlFlight("ROLLBACK"));
    }

    @Override
    public Execution<@Nullable Void> rollbackAsync() {
        Flight flight = controlFlight("ROLLBACK");
        return CallExecution.start(callers(), flight::cancel, () -> {
            rollback(flight);
            return null;
        });
    }

    private void rollback(Flight flight) {
        if (active) {
            end(flight, Lease::rollback);
        }
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
    private void end(Flight flight, Pin.Command command) {
        try {
            closeOpenResult();
            if (pin.begun()) {
                way.control(flight, pin, command);
            }
        } finally {
            active = false;
            pin.release();
        }
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
        Flight flight = flight(statement, options.deadline() == null ? deadline : deadline.earlier(options.deadline()));
        boarding.accept(flight);
        return flight;
    }

    /**
     * A transaction that comes late to its end is still ended in good order; but whoever set a deadline does not wait
     * for a silent server without an end.
     */
    private Flight controlFlight(String text) {
        Deadline given = options.deadline();
        Deadline deadline = given == null || !given.bounded()
                ? Deadline.NONE
                : given.remainingNanos() < LEAST_FOR_AN_END.toNanos() ? Deadline.after(LEAST_FOR_AN_END) : given;
        return flight(SqlStatement.of(text), deadline);
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
