package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.EngineEvent;

/** Keeps the record of what was done. The last stop of the way. Safe for use by many threads. */
public interface AuditSink {

    /** Keeps nothing. */
    AuditSink OFF = new AuditSink() {
        @Override
        public void started(EngineEvent.Started started) {}

        @Override
        public void completed(EngineEvent.Completion completion) {}
    };

    /** A statement has entered the way; it runs only after this has returned. */
    void started(EngineEvent.Started started);

    /** It has ended, refused and failed ones included. */
    void completed(EngineEvent.Completion completion);
}
