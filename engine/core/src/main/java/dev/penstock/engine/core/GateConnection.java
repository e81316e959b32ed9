package dev.penstock.engine.core;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.GateOperation;
import dev.penstock.engine.api.spi.HeldConnection;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.Stoppable;
import dev.penstock.engine.api.spi.Wire;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection that a connector's own work holds. */
final class GateConnection extends Held implements HeldConnection {
    private final CoreSession session;
    private final GateRules rules;

    GateConnection(CoreSession session, GateRules rules) {
        super(session.database().services().pipeline(), null, rules.retire());
        this.session = session;
        this.rules = rules;
    }

    @Override
    public GateOperation begin(Statement described, @Nullable Stoppable target) {
        long begun = System.nanoTime();
        Operation operation = session.operation(
                described,
                session.database().analyse(described),
                rules.least(),
                begun,
                described.options().deadlineFrom(begun),
                this);
        operation.acquireTimeout(rules.acquireTimeout());
        try {
            operation.enter();
            pipeline().authorize(operation);
            return taken(operation, target);
        } catch (Throwable thrown) {
            throw operation.fail(thrown);
        }
    }

    @Override
    public GateOperation control(String text) {
        return control(text, Intent.WRITE, Deadline.NONE, null);
    }

    @Override
    public GateOperation control(String text, Intent intent, Deadline deadline, @Nullable Stoppable target) {
        Operation operation = Controls.operation(session, text, intent.stricter(rules.least()), deadline, this);
        operation.acquireTimeout(rules.acquireTimeout());
        try {
            operation.enter();
            return taken(operation, target);
        } catch (Throwable thrown) {
            throw operation.fail(thrown);
        }
    }

    private GateOperation taken(Operation operation, @Nullable Stoppable target) {
        operation.target(target);
        return new Running(operation, take(operation).lease());
    }

    @Override
    public Optional<Lease> lease() {
        return Optional.ofNullable(checkout()).map(Checkout::lease);
    }

    @Override
    public Optional<String> node() {
        return Optional.ofNullable(checkout()).map(checkout -> checkout.node().name());
    }

    @Override
    public void close() {
        end();
    }

    /** One operation of the work. */
    private final class Running implements GateOperation {
        private final Operation operation;
        private final Lease lease;

        private Running(Operation operation, Lease lease) {
            this.operation = operation;
            this.lease = lease;
        }

        @Override
        public Lease lease() {
            return lease;
        }

        @Override
        public Analysis analysis() {
            return operation.analysis();
        }

        @Override
        public Wire wire() {
            return operation.outcome();
        }

        @Override
        public void checkpoint() {
            operation.checkpoint();
        }

        @Override
        public void count(long rows) {
            operation.count(rows);
        }

        @Override
        public void cancel() {
            operation.cancel();
        }

        @Override
        public void succeed() {
            operation.succeed();
        }

        @Override
        public PenstockException fail(Throwable thrown) {
            Throwable named = session.database()
                    .nodes()
                    .connector()
                    .named(thrown, lease)
                    .map(Throwable.class::cast)
                    .orElse(thrown);
            RuntimeException ended = operation.fail(named);
            return ended instanceof PenstockException failure ? failure : Failures.internal(ended);
        }
    }
}
