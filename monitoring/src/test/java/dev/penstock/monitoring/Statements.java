package dev.penstock.monitoring;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.StatementEvent.Completed;
import dev.penstock.engine.api.StatementEvent.Started;
import dev.penstock.engine.api.spi.Recorder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reports statements to a recorder like the engine. */
record Statements(
        Recorder recorder, String database, @Nullable String node) {
    private static final Caller CALLER = new Caller("ann", "test");

    Started begin(Intent intent, Instant at) {
        Started started = new Started(1, at, database, CALLER, intent, "select 1", "select 1");
        recorder.started(started);
        return started;
    }

    void end(Started started, Instant at, Duration took, long rows, @Nullable ErrorCode error) {
        PenstockException failure =
                error == null ? null : new RefusedException(error, "No", Diagnosis.of(Outcome.NOT_DONE, "Ask."), null);
        recorder.completed(new Completed(
                started,
                at,
                node,
                Duration.ofMillis(2).toNanos(),
                took.toNanos(),
                rows,
                error == null ? Outcome.DONE : Outcome.NOT_DONE,
                failure));
    }

    void run(Instant at, Duration took, long rows) {
        end(begin(Intent.READ, at), at, took, rows, null);
    }

    void write(Instant at, Duration took, long rows) {
        end(begin(Intent.WRITE, at), at, took, rows, null);
    }

    void fail(Instant at, Duration took, ErrorCode error) {
        end(begin(Intent.READ, at), at, took, 0, error);
    }
}
