package dev.penstock.engine.core;

import dev.penstock.engine.api.Attempt;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.Stoppable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One statement on its way, from entering to its end: the lease it holds, who wants it stopped, what it has cost.
 *
 * <p>One thread flies it at a time; {@link #cancel} and {@link #isStopping} come from any.
 */
final class Flight {
    private final CoreDatabase database;
    private final Statement statement;
    private final Deadline deadline;
    private final Observers observers;
    private final EngineEvent.Started started;
    private final long begun = System.nanoTime();
    private final Stopper stopper;

    private List<Attempt> attempts = List.of();
    private @Nullable NodeRuntime node;
    private @Nullable Lease owned;
    private long waited;
    private long rows;
    private boolean ended;

    Flight(CoreDatabase database, Caller caller, Intent defaultIntent, Statement statement, Deadline deadline) {
        this.database = database;
        this.statement = defaultIntent == Intent.WRITE ? statement : meant(statement, defaultIntent);
        this.deadline = deadline;
        this.observers = database.services().observers();
        this.stopper = new Stopper(database.services().cancellers());
        started = new EngineEvent.Started(
                observers.nextId(),
                Instant.now(),
                database.name(),
                statement.options().callerOr(caller),
                statement.options().intentOr(defaultIntent),
                statement.text());
    }

    /** The connector does not know the session, and tells by the intent what a broken connection means. */
    private static Statement meant(Statement statement, Intent defaultIntent) {
        StatementOptions options = statement.options();
        if (options.intent().isPresent()) {
            return statement;
        }
        StatementOptions meant = options.toBuilder().intent(defaultIntent).build();
        return switch (statement) {
            case SqlStatement sql -> sql.with(meant);
            case DocumentCommand command -> command.with(meant);
        };
    }

    CoreDatabase database() {
        return database;
    }

    Statement statement() {
        return statement;
    }

    Intent intent() {
        return started.intent();
    }

    Caller caller() {
        return started.caller();
    }

    Deadline deadline() {
        return deadline;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /** Asks for its end on the caller's behalf; returns at once. */
    void cancel() {
        stopper.stop(Stopper.Reason.CALLER);
    }

    boolean isStopping() {
        return stopper.stopping();
    }

    /** Tells the observers that it has entered the way. */
    void enter() {
        observers.started(started);
    }

    /**
     * Gets a lease of the node and makes it this flight's own, to be given back at its end.
     *
     * @throws PenstockException if there is none, or it was stopped while waiting
     */
    Lease acquire(NodeRuntime runtime) {
        node = runtime;
        long from = System.nanoTime();
        try {
            Lease lease = runtime.lease(deadline, stopper);
            owned = lease;
            stopper.board(lease, deadline, database.services().timer());
            return lease;
        } catch (UnreachableException failure) {
            observers.connectFailed(database.name(), runtime.name(), failure);
            throw failure;
        } finally {
            waited += System.nanoTime() - from;
        }
    }

    /**
     * Goes on with what somebody else's lease runs: a cancel reaches it from now on.
     *
     * @throws PenstockException if it was stopped before
     */
    void board(NodeRuntime runtime, Stoppable target) {
        node = runtime;
        stopper.board(target, deadline, database.services().timer());
    }

    /** The lease stays with a transaction that has begun on it. */
    void handOver() {
        owned = null;
    }

    /** Returns unless it has been stopped. */
    void checkpoint() {
        stopper.checkpoint(deadline);
    }

    /** Waits for a cancel that is under way and gives its own lease back. */
    void disembark() {
        stopper.disembark();
        Lease lease = owned;
        owned = null;
        if (lease != null && node != null) {
            node.giveBack(lease);
        }
    }

    /** Notes a try that failed and gives its lease back. */
    PenstockException attemptFailed(long from, PenstockException failure) {
        disembark();
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        Attempt attempt = new Attempt(
                node == null ? "" : node.name(),
                Instant.now().minus(took),
                took,
                failure.outcome(),
                failure.code(),
                failure.summary());
        attempts = attempts.isEmpty()
                ? List.of(attempt)
                : Stream.concat(attempts.stream(), Stream.of(attempt)).toList();
        return failure;
    }

    /** Counts rows that the caller has got. */
    void count(long more) {
        rows += more;
    }

    /** Ends it well: lease back, observers told. Only the first end counts. */
    void succeed() {
        if (!ended) {
            try {
                disembark();
            } finally {
                end(Outcome.DONE, null);
            }
        }
    }

    /** Ends it badly and returns the failure with all that is known of it. Only the first end is told. */
    RuntimeException fail(RuntimeException thrown) {
        try {
            disembark();
        } catch (RuntimeException onRelease) {
            thrown.addSuppressed(onRelease);
        }
        if (!(thrown instanceof PenstockException failure)) {
            end(Outcome.UNKNOWN, Failures.internal(thrown));
            return thrown;
        }
        PenstockException named = Failures.cut(
                stopper.named(failure, intent()),
                node == null ? null : node.nodes().ending());
        PenstockException told = named.with(named.diagnosis()
                .at(database.name(), node == null ? named.diagnosis().node() : node.name())
                .after(Duration.ofNanos(System.nanoTime() - begun))
                .with(attempts));
        if (told.code() == ErrorCode.POOL_TIMEOUT
                && node != null
                && told.diagnosis().pool() == null) {
            told = told.with(told.diagnosis().with(node.state()));
        }
        end(told.outcome(), told);
        return told;
    }

    private void end(Outcome outcome, @Nullable PenstockException error) {
        if (ended) {
            return;
        }
        ended = true;
        long took = System.nanoTime() - begun;
        observers.completed(new EngineEvent.Completion(
                started,
                // one clock: a statement ends as long after its beginning as it took
                started.at().plusNanos(took),
                node == null ? null : node.name(),
                waited,
                took,
                rows,
                outcome,
                error));
    }
}
