package dev.penstock.connectors.tck.datasource;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.Gate;
import dev.penstock.engine.api.spi.GateOperation;
import dev.penstock.engine.api.spi.HeldConnection;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.Stoppable;
import dev.penstock.engine.api.spi.TransactionControl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A gate straight over a pool, for tests of a connector without the engine: it analyses, records, cancels, keeps deadlines
 * and computes outcomes, and it does not route, admit or repeat.
 */
public final class LeaseGate implements Gate {
    private final ConnectorProvider connector;
    private final NodePool pool;
    private final Profile profile;
    private final String node;
    private final List<StatementEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile Consumer<Statement> access = statement -> {};

    /** A gate to the one node of a pool. */
    public LeaseGate(ConnectorProvider connector, NodePool pool, Profile profile) {
        this.connector = connector;
        this.pool = pool;
        this.profile = profile;
        this.node = profile.nodes().getFirst().display();
    }

    /** Judges statements from now on: throws for those that are refused. */
    public void access(Consumer<Statement> judge) {
        access = judge;
    }

    /** What was recorded so far. */
    public List<StatementEvent> events() {
        return events;
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Caller caller() {
        return Caller.of("test");
    }

    @Override
    public HeldConnection hold() {
        return new Held();
    }

    void ended(StatementEvent.Started started, long rows, GateOutcome outcome, @Nullable PenstockException error) {
        Instant now = Instant.now();
        events.add(new StatementEvent.Completed(
                started,
                now,
                node,
                0,
                java.time.Duration.between(started.at(), now).toNanos(),
                rows,
                error == null ? dev.penstock.engine.api.Outcome.DONE : outcome.ofFailure(),
                error));
    }

    private final class Held implements HeldConnection {
        private @Nullable Lease lease;

        @Override
        public GateOperation begin(Statement described, @Nullable Stoppable target) {
            Analysis analysis = connector.analyse(described);
            Intent intent = described.options().intent(analysis.intent());
            LeaseOperation operation =
                    begun(described, analysis, intent, described.options().deadlineFromNow());
            return operation.start(() -> access.accept(described), this::taken, target);
        }

        @Override
        public GateOperation control(String text) {
            return control(text, Intent.WRITE, Deadline.NONE, null);
        }

        @Override
        public GateOperation control(String text, Intent intent, Deadline deadline, @Nullable Stoppable target) {
            TransactionControl control = switch (text) {
                case "COMMIT" -> TransactionControl.COMMIT;
                case "ROLLBACK" -> TransactionControl.ROLLBACK;
                default -> TransactionControl.NONE;
            };
            Analysis analysis = Analysis.of(
                    text, new AnalysedStatement(text, intent, control, false, false, false, null, List.of()));
            return begun(SqlStatement.of(text), analysis, intent, deadline).start(() -> {}, this::taken, target);
        }

        private LeaseOperation begun(Statement described, Analysis analysis, Intent intent, Deadline deadline) {
            StatementEvent.Started started = new StatementEvent.Started(
                    ids.incrementAndGet(),
                    Instant.now(),
                    profile.name(),
                    caller(),
                    intent,
                    described.text(),
                    analysis.digest());
            events.add(started);
            return new LeaseOperation(LeaseGate.this, connector, started, analysis, deadline);
        }

        private Lease taken(Deadline deadline) {
            Lease held = lease;
            if (held == null) {
                held = pool.lease(deadline.within(profile.pool().acquireTimeout()));
                lease = held;
            }
            return held;
        }

        @Override
        public Optional<Lease> lease() {
            return Optional.ofNullable(lease);
        }

        @Override
        public Optional<String> node() {
            return lease == null ? Optional.empty() : Optional.of(node);
        }

        @Override
        public void close() {
            if (lease != null) {
                lease.close();
            }
        }
    }
}
