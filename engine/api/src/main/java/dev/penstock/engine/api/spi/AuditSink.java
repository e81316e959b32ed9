package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.StatementEvent;

/** Records what was done, in the audit trail; found as a service. Safe for use by many threads. */
public interface AuditSink {

    /** Records nothing. */
    AuditSink OFF = new AuditSink() {
        @Override
        public void started(StatementEvent.Started started) {}

        @Override
        public void completed(StatementEvent.Completed completed) {}
    };

    /**
     * An operation begins; it runs only after this has returned.
     *
     * @throws dev.penstock.engine.api.PenstockException to refuse it, such as when the trail cannot be written
     */
    void started(StatementEvent.Started started);

    /** It has ended, refused and failed ones included. */
    void completed(StatementEvent.Completed completed);
}
