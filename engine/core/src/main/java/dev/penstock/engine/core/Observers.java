package dev.penstock.engine.core;

import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.AuditSink;
import dev.penstock.engine.api.spi.Recorder;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What gets the beginning and the end of each operation: recorder, audit trail, listeners, in this order. A failure of
 * one of them never becomes the operation's; the audit trail alone may refuse an operation that begins.
 */
final class Observers {
    private final Recorder recorder;
    private final AuditSink audit;
    private final EventStream<EngineEvent> events;
    private final EventStream<StatementEvent> statements =
            new EventStream<>(StatementEvent.Dropped::new, "penstock-statement-events");
    private final AtomicLong ids = new AtomicLong();

    Observers(Recorder recorder, AuditSink audit) {
        this.recorder = new GuardedRecorder(recorder);
        this.audit = new GuardedAuditSink(audit);
        this.events = new EventStream<>(EngineEvent.Dropped::new, "penstock-events");
    }

    EventStream<EngineEvent> events() {
        return events;
    }

    EventStream<StatementEvent> statements() {
        return statements;
    }

    long nextId() {
        return ids.incrementAndGet();
    }

    void started(StatementEvent.Started started) {
        recorder.started(started);
        audit.started(started);
        if (statements.heard()) {
            statements.publish(started);
        }
    }

    void completed(StatementEvent.Completed completed) {
        recorder.completed(completed);
        audit.completed(completed);
        if (statements.heard()) {
            statements.publish(completed);
        }
    }

    /** A statement has found its node out of reach. */
    void connectFailed(String database, String node, PenstockException error) {
        events.publish(new EngineEvent.ConnectFailed(Instant.now(), database, node, error));
    }

    void close() {
        events.close();
        statements.close();
    }
}
