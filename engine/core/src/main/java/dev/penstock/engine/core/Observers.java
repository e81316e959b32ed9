package dev.penstock.engine.core;

import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.AuditSink;
import dev.penstock.engine.api.spi.Recorder;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Those who are told of a statement's beginning and end: recorder, audit, listeners, in this order. */
final class Observers {
    private final Recorder recorder;
    private final AuditSink audit;
    private final EventStream events;
    private final AtomicLong ids = new AtomicLong();

    Observers(Recorder recorder, AuditSink audit, EventStream events) {
        this.recorder = recorder;
        this.audit = audit;
        this.events = events;
    }

    long nextId() {
        return ids.incrementAndGet();
    }

    void started(EngineEvent.Started started) {
        recorder.started(started);
        audit.started(started);
        if (events.heard()) {
            events.publish(started);
        }
    }

    void completed(EngineEvent.Completion completion) {
        recorder.completed(completion);
        audit.completed(completion);
        if (events.heard()) {
            events.publish(completion);
        }
    }

    /** A statement has found its node out of reach. */
    void connectFailed(String database, String node, PenstockException error) {
        if (events.heard()) {
            events.publish(new EngineEvent.ConnectFailed(Instant.now(), database, node, error));
        }
    }
}
