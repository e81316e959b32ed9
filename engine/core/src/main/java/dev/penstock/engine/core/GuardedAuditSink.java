package dev.penstock.engine.core;

import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.AuditSink;

/**
 * An audit sink that can refuse a statement at its beginning and not at its end: then it is done, and its failure would be a
 * lie. The first failure of each kind is logged.
 */
final class GuardedAuditSink implements AuditSink {
    private final AuditSink audit;
    private final FailureLog failures = new FailureLog(GuardedAuditSink.class);

    GuardedAuditSink(AuditSink audit) {
        this.audit = audit;
    }

    /** As the sink's own, failures included: what cannot be recorded does not run. */
    @Override
    public void started(StatementEvent.Started started) {
        audit.started(started);
    }

    @Override
    public void completed(StatementEvent.Completed completed) {
        try {
            audit.completed(completed);
        } catch (Throwable failure) {
            failures.log("The audit sink failed at the end of a statement", failure);
        }
    }
}
