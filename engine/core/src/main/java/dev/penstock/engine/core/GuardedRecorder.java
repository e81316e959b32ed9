package dev.penstock.engine.core;

import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.Recorder;

/**
 * A recorder whose failures, errors included, never reach a statement: a write that is done must not fail because it could
 * not be counted. The first failure of each kind is logged.
 */
final class GuardedRecorder implements Recorder {
    private final Recorder recorder;
    private final FailureLog failures = new FailureLog(GuardedRecorder.class);

    GuardedRecorder(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void started(StatementEvent.Started started) {
        try {
            recorder.started(started);
        } catch (Throwable failure) {
            failures.log("The recorder failed at the beginning of a statement", failure);
        }
    }

    @Override
    public void completed(StatementEvent.Completed completed) {
        try {
            recorder.completed(completed);
        } catch (Throwable failure) {
            failures.log("The recorder failed at the end of a statement", failure);
        }
    }

    /** As the recorder's own, failures included: they belong to the caller of the metrics. */
    @Override
    public Metrics metrics() {
        return recorder.metrics();
    }

    @Override
    public void close() {
        try {
            recorder.close();
        } catch (Throwable failure) {
            failures.log("The recorder could not be closed", failure);
        }
    }
}
