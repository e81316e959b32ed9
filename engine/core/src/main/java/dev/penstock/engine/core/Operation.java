package dev.penstock.engine.core;

import dev.penstock.engine.api.Attempt;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Retry;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Stoppable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One statement, or other work at a server, from its entry to its end: identity, deadline, cancel, attempts, outcome, cost.
 *
 * <p>One thread runs it at a time; {@link #cancel} and {@link #expire} come from any. While its result is open and no
 * thread reads it, it is idle: then the sweep of deadlines may end it.
 */
final class Operation {
    /** How long after its deadline an idle operation is ended by the engine instead of its reader. */
    static final long RECLAIM_GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int BUSY = 0;
    private static final int IDLE = 1;
    private static final int ENDED = 2;

    private static final AtomicIntegerFieldUpdater<Operation> PHASE =
            AtomicIntegerFieldUpdater.newUpdater(Operation.class, "phase");

    private final CoreDatabase database;
    private final Holder holder;
    private final SessionToken token;
    private final Statement statement;
    private final Analysis analysis;
    private final Deadline deadline;
    private final Services services;
    private final StatementEvent.Started started;
    private final long begun;
    private final Cancellation cancellation;
    private final OutcomeState outcome = new OutcomeState();

    private List<Attempt> attempts = List.of();
    private @Nullable NodeRuntime node;
    private @Nullable Checkout checkout;
    private @Nullable Stoppable target;
    private @Nullable PenstockException nodeFailure;
    private @Nullable Duration acquireTimeout;
    private long clock;
    private long waited;
    private long rows;
    private volatile int phase = BUSY;
    private volatile @Nullable Runnable closing;
    private volatile @Nullable PenstockException reclaimed;

    Operation(OperationRequest request) {
        this.database = request.database();
        this.holder = request.holder();
        this.token = request.token();
        this.statement = request.statement();
        this.analysis = request.analysis();
        this.deadline = request.deadline();
        this.services = database.services();
        this.begun = request.begun();
        this.clock = begun;
        this.cancellation = new Cancellation(services.cancellers());
        Intent intent = statement.options().intent(analysis.intent()).stricter(request.least());
        begin(0);
        started = new StatementEvent.Started(
                services.observers().nextId(),
                services.wallClock().at(begun),
                database.name(),
                request.caller(),
                intent,
                statement.text(),
                analysis.digest());
    }

    CoreDatabase database() {
        return database;
    }

    Statement statement() {
        return statement;
    }

    Analysis analysis() {
        return analysis;
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

    /** When the sweep looks at it; {@link Long#MAX_VALUE} once it has ended or if it has no deadline. */
    long expiresNanos() {
        return phase == ENDED ? Long.MAX_VALUE : deadline.nanos();
    }

    Holder holder() {
        return holder;
    }

    /** How long it waits for its connection; null for the profile's acquire timeout. */
    void acquireTimeout(@Nullable Duration limit) {
        acquireTimeout = limit;
    }

    /** How long it waits for its connection at most. */
    Duration acquireTimeoutOr(Duration profiles) {
        return acquireTimeout == null ? profiles : acquireTimeout;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    OutcomeState outcome() {
        return outcome;
    }

    Services services() {
        return services;
    }

    /** Cancels it on the caller's behalf; returns at once. */
    void cancel() {
        cancellation.stop(Cancellation.Reason.CALLER);
    }

    /** Cancels it if it still waits for its connection; returns at once. */
    void giveUpWaiting() {
        cancellation.stopUnlessAttached();
    }

    /** Reports its beginning. */
    void enter() {
        services.observers().started(started);
    }

    /** A statement of its text begins. */
    void begin(int index) {
        AnalysedStatement part = analysis.statements().get(index);
        outcome.begin(index, statement.options().intent(part.intent()), part.control());
    }

    /** Its last reading of {@link System#nanoTime()}, used again where a little age does no harm. */
    long clock() {
        return clock;
    }

    /** It goes to this node, and has waited for a connection there until now. */
    void waited(NodeRuntime chosen, long now) {
        node = chosen;
        waited += now - clock;
        clock = now;
    }

    /** A cancel is to reach this instead of the lease. */
    void target(@Nullable Stoppable own) {
        target = own;
    }

    /** Runs on this checkout from now on: a cancel reaches its lease, or the operation's own target. */
    void attach(Checkout taken) {
        node = taken.node();
        checkout = taken;
        taken.operation(this);
        Stoppable own = target;
        cancellation.attach(own == null ? taken.lease() : own, deadline, clock);
    }

    /** Waits for a cancel that is under way; no later one reaches the connection. */
    void detach() {
        cancellation.detach();
        checkout = null;
    }

    /** Returns unless it has been stopped. */
    void checkpoint() {
        if (deadline.bounded()) {
            clock = System.nanoTime();
        }
        cancellation.checkpoint(deadline, clock);
    }

    /** No thread reads its open result for the moment. Closes it if another thread has asked for that meanwhile. */
    void pause() {
        if (PHASE.compareAndSet(this, BUSY, IDLE)) {
            Runnable close = closing;
            if (close != null) {
                closing = null;
                close.run();
            }
        }
    }

    /**
     * A thread reads its open result again.
     *
     * @return false if it has ended
     * @throws IllegalStateException if another thread reads it
     * @throws PenstockException if the engine has ended it, because it was not read or closed in time
     */
    boolean resume() {
        if (resumeToClose()) {
            return true;
        }
        PenstockException why = reclaimed;
        if (why != null) {
            throw why;
        }
        if (phase == BUSY) {
            throw new IllegalStateException("Two threads read one result: read it in one thread at a time");
        }
        return false;
    }

    /** As {@link #resume}, to close the result: false if it has ended, in whatever way, or another thread reads it. */
    boolean resumeToClose() {
        return PHASE.compareAndSet(this, IDLE, BUSY);
    }

    /** As {@link #resumeToClose()}; if another thread reads the result, that thread runs {@code close} after its read. */
    boolean resumeToClose(Runnable close) {
        if (phase == BUSY) {
            closing = close;
        }
        return resumeToClose();
    }

    /** Records a try that failed and leaves its checkout. */
    void attemptFailed(long from, PenstockException failure) {
        NodeRuntime tried = node;
        blame(failure);
        leave();
        nodeFailure = null;
        clock = System.nanoTime();
        Duration took = Duration.ofNanos(clock - from);
        Attempt attempt = new Attempt(
                tried == null ? "" : tried.name(),
                Instant.now().minus(took),
                took,
                outcome.ofFailure(),
                failure.code(),
                failure.summary());
        attempts = attempts.isEmpty()
                ? List.of(attempt)
                : Stream.concat(attempts.stream(), Stream.of(attempt)).toList();
    }

    /** Remembers a failure that says something about the node. */
    private void blame(Throwable failure) {
        if (failure instanceof ConnectionLostException || failure instanceof UnreachableException) {
            nodeFailure = (PenstockException) failure;
            if (node != null) {
                node.suspect();
            }
        }
    }

    private void leave() {
        Checkout held = checkout;
        cancellation.detach();
        checkout = null;
        if (held != null) {
            try {
                if (!holder.keepsTransactions() && TextTransactions.open(held.lease())) {
                    outcome.leftOpen();
                }
            } finally {
                holder.leave(held);
            }
        }
    }

    /** Counts rows that the caller has got. */
    void count(long more) {
        rows += more;
    }

    /** Ends it well: checkout given back, observers told. Only the first end counts. */
    void succeed() {
        if (PHASE.getAndSet(this, ENDED) == ENDED) {
            return;
        }
        try {
            noteWrite();
        } finally {
            try {
                leave();
            } finally {
                complete(Outcome.DONE, null);
            }
        }
    }

    /** Later reads of the session are to see what this has written, on whichever node. */
    private void noteWrite() {
        Checkout held = checkout;
        if (held != null && intent() != Intent.READ && database.replicated()) {
            token.wrote(NodeSet.ONLY_SHARD, held.lease().position());
        }
    }

    /**
     * Ends it with a failure. Only the first end is reported.
     *
     * @return the failure with all that is known of it
     * @throws Error the one that was thrown
     */
    RuntimeException fail(Throwable thrown) {
        boolean first = PHASE.getAndSet(this, ENDED) != ENDED;
        blame(thrown);
        try {
            leave();
        } catch (RuntimeException | Error onRelease) {
            thrown.addSuppressed(onRelease);
        }
        PenstockException failure = Failures.of(thrown);
        PenstockException full = explained(cancellation.named(failure));
        if (first) {
            complete(full.outcome(), full);
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException other && !(thrown instanceof PenstockException) ? other : full;
    }

    private PenstockException explained(PenstockException failure) {
        NodeRuntime last = node;
        PenstockException named = Failures.cut(failure, last == null ? null : last.ending());
        Outcome computed = outcome.ofFailure();
        PenstockException full = named.with(named.diagnosis()
                .at(database.name(), last == null ? named.diagnosis().node() : last.name())
                .after(Duration.ofNanos(System.nanoTime() - begun))
                .with(computed)
                .with(Failures.retry(named, computed, holder.keepsTransactions()))
                .withParts(outcome.parts())
                .withAttempts(attempts)
                .withAdvice(Failures.advice(named, computed)));
        return last == null ? full : last.withPool(full);
    }

    /**
     * Its deadline has passed, as the sweep has found. Stops it; and ends it if no thread reads its result even after the
     * grace.
     *
     * @return whether to come again
     */
    boolean expire(long now) {
        cancellation.stop(Cancellation.Reason.DEADLINE);
        if (now - deadline.nanos() < RECLAIM_GRACE_NANOS || !PHASE.compareAndSet(this, IDLE, ENDED)) {
            return true;
        }
        services.cancellers().execute(this::reclaim);
        return false;
    }

    /** Has the operation alone: its reader is away, and gets the failure when it comes back. */
    private void reclaim() {
        Checkout held = checkout;
        PenstockException failure = explained(cancellation.named(Failures.resultClosed()));
        reclaimed = failure;
        cancellation.detach();
        try {
            if (held != null && node != null) {
                abandon(held, node.name());
            }
        } finally {
            complete(failure.outcome(), failure);
        }
    }

    private void abandon(Checkout held, String nodeName) {
        try {
            services.events()
                    .publish(new EngineEvent.ResultReclaimed(
                            Instant.now(), database.name(), nodeName, statement.text(), held.callSite()));
            held.lease().abort();
        } finally {
            holder.abandon(held);
        }
    }

    private void complete(Outcome result, @Nullable PenstockException error) {
        long took = System.nanoTime() - begun;
        services.observers()
                .completed(new StatementEvent.Completed(
                        started,
                        // one clock: a statement ends as long after its beginning as it took
                        started.at().plusNanos(took),
                        node == null ? null : node.name(),
                        waited,
                        took,
                        rows,
                        result,
                        error));
    }

    /** The last failure that says something about its node; null if the node worked. */
    @Nullable
    PenstockException nodeFailure() {
        return nodeFailure;
    }

    /** Whether it may run again after a failure, without asking the caller. */
    boolean repeatable(PenstockException failure) {
        return phase != ENDED
                && holder.repeats()
                && !cancellation.stopped()
                && !deadline.expired()
                && (intent() == Intent.READ
                        || statement.options().idempotent()
                        || (outcome.ofFailure() == Outcome.NOT_DONE
                                && outcome.parts().isEmpty()))
                && (failure instanceof ConnectionLostException
                        || failure instanceof UnreachableException
                        || failure.retry() == Retry.STATEMENT);
    }
}
