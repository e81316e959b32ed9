package dev.penstock.connectors.tck.datasource;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.GateOperation;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.Stoppable;
import dev.penstock.engine.api.spi.Wire;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One operation of a {@link LeaseGate}, with its deadline and its cancel. */
final class LeaseOperation implements GateOperation {
    private static final Duration REACTION = Duration.ofSeconds(2);

    private final LeaseGate gate;
    private final ConnectorProvider connector;
    private final StatementEvent.Started started;
    private final Analysis analysis;
    private final Deadline deadline;
    private final GateOutcome outcome;
    private @Nullable Lease lease;
    private @Nullable Stoppable target;
    private @Nullable ErrorCode stopped;
    private boolean stopping;
    private boolean ended;
    private long rows;

    LeaseOperation(
            LeaseGate gate,
            ConnectorProvider connector,
            StatementEvent.Started started,
            Analysis analysis,
            Deadline deadline) {
        this.gate = gate;
        this.connector = connector;
        this.started = started;
        this.analysis = analysis;
        this.deadline = deadline;
        this.outcome = new GateOutcome(
                started.intent(), analysis.statements().getFirst().control());
    }

    /** Judges it and gives it its lease; it has ended if either fails. */
    LeaseOperation start(Runnable access, Function<Deadline, Lease> leases, @Nullable Stoppable stoppable) {
        try {
            access.run();
            Lease taken = leases.apply(deadline);
            synchronized (this) {
                lease = taken;
                target = stoppable == null ? taken : stoppable;
            }
            if (deadline.bounded()) {
                Thread.startVirtualThread(this::awaitDeadline);
            }
            return this;
        } catch (RuntimeException refused) {
            throw fail(refused);
        }
    }

    private void awaitDeadline() {
        try {
            Thread.sleep(deadline.remaining());
            stop(ErrorCode.DEADLINE_PASSED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(ErrorCode why) {
        Stoppable reached;
        synchronized (this) {
            if (stopped != null || ended) {
                return;
            }
            stopped = why;
            reached = target;
            stopping = reached != null;
        }
        if (reached != null) {
            Thread.startVirtualThread(() -> stop(reached));
        }
    }

    private void stop(Stoppable reached) {
        try {
            while (!awaitEnd()) {
                if (!reached.cancel(REACTION)) {
                    reached.abort();
                    return;
                }
            }
        } finally {
            synchronized (this) {
                stopping = false;
                notifyAll();
            }
        }
    }

    private synchronized boolean awaitEnd() {
        try {
            long until = System.nanoTime() + 20_000_000;
            while (!ended && System.nanoTime() < until) {
                wait(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ended;
    }

    @Override
    public Lease lease() {
        return Objects.requireNonNull(lease);
    }

    @Override
    public Analysis analysis() {
        return analysis;
    }

    @Override
    public Wire wire() {
        return outcome;
    }

    @Override
    public void checkpoint() {
        if (deadline.expired()) {
            stop(ErrorCode.DEADLINE_PASSED);
        }
        if (stopped() != null) {
            throw named(null);
        }
    }

    private synchronized @Nullable ErrorCode stopped() {
        return stopped;
    }

    @Override
    public void count(long more) {
        rows += more;
    }

    @Override
    public void cancel() {
        stop(ErrorCode.CANCELLED);
    }

    @Override
    public void succeed() {
        if (end()) {
            gate.ended(started, rows, outcome, null);
        }
    }

    @Override
    public PenstockException fail(Throwable thrown) {
        boolean first = end();
        Lease held = lease;
        PenstockException failure = thrown instanceof PenstockException known
                ? known
                : held == null ? unknown(thrown) : connector.named(thrown, held).orElseGet(() -> unknown(thrown));
        PenstockException full = stopped() != null && isEnd(failure) ? named(failure) : failure;
        full = full.with(full.diagnosis()
                .at(started.database(), gate.profile().nodes().getFirst().display())
                .with(outcome.ofFailure()));
        if (first) {
            gate.ended(started, rows, outcome, full);
        }
        return full;
    }

    private static boolean isEnd(PenstockException failure) {
        return switch (failure.code()) {
            case STATEMENT_KILLED, POOL_TIMEOUT, CONNECTION_LOST, CONNECT_TIMEOUT -> true;
            default -> false;
        };
    }

    private PenstockException named(@Nullable Throwable cause) {
        Diagnosis diagnosis = Diagnosis.of(Outcome.NOT_DONE, "Allow more time.");
        return stopped() == ErrorCode.CANCELLED
                ? new CancelledException(ErrorCode.CANCELLED, "It was cancelled", diagnosis, cause)
                : new DeadlineException(ErrorCode.DEADLINE_PASSED, "Its deadline passed", diagnosis, cause);
    }

    private static PenstockException unknown(Throwable thrown) {
        return new StatementException(
                ErrorCode.INTERNAL,
                "A fault in Penstock: " + thrown,
                Diagnosis.of(Outcome.UNKNOWN, "Report it with its stack."),
                thrown);
    }

    /** Waits for a cancel under way; whether this is its first end. */
    private synchronized boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        notifyAll();
        while (stopping) {
            try {
                wait(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return true;
    }
}
