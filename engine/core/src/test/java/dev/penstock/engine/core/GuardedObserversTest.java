package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.AuditSink;
import dev.penstock.engine.api.spi.Recorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardedObserversTest {
    private static final StatementEvent.Started STARTED = new StatementEvent.Started(
            1, Instant.EPOCH, "db", Caller.of("test"), Intent.WRITE, "delete from t", "delete from t");
    private static final StatementEvent.Completed COMPLETION =
            new StatementEvent.Completed(STARTED, Instant.EPOCH, "n1", 0, 1, 1, Outcome.DONE, null);

    private final Scripted scripted = new Scripted();

    @Test
    void recorder_thatWorks_getsEverything() {
        try (GuardedRecorder guarded = new GuardedRecorder(scripted)) {
            guarded.started(STARTED);
            guarded.completed(COMPLETION);

            assertThat(guarded.metrics()).isSameAs(Recorder.OFF.metrics());
        }
        assertThat(scripted.calls).containsExactly("started", "completed", "metrics", "close");
    }

    @Test
    void recorder_thatThrows_neverReachesTheStatement() {
        try (LoggedWarnings log = new LoggedWarnings(GuardedRecorder.class)) {
            GuardedRecorder guarded = new GuardedRecorder(scripted);
            for (Throwable failure : List.of(new IllegalStateException("a bug"), new OutOfMemoryError("too much"))) {
                scripted.failure = failure;
                for (int i = 0; i < 5; i++) {
                    assertThatCode(() -> guarded.started(STARTED)).doesNotThrowAnyException();
                    assertThatCode(() -> guarded.completed(COMPLETION)).doesNotThrowAnyException();
                }
            }
            assertThatCode(guarded::close).doesNotThrowAnyException();

            assertThat(log.messages())
                    .extracting(message -> message.substring(0, message.indexOf(';')))
                    .containsExactly(
                            "The recorder failed at the beginning of a statement",
                            "The recorder failed at the end of a statement",
                            "The recorder failed at the beginning of a statement",
                            "The recorder failed at the end of a statement",
                            "The recorder could not be closed");
        }
        assertThat(scripted.calls).hasSize(21);
    }

    @Test
    void recorder_whoseMetricsFail_tellsTheCallerOfTheMetrics() {
        scripted.failure = new IllegalStateException("a bug");

        assertThat(catchThrowable(new GuardedRecorder(scripted)::metrics)).isSameAs(scripted.failure);
    }

    @Test
    void audit_thatRefusesAtTheBeginning_refusesTheStatement() {
        GuardedAuditSink guarded = new GuardedAuditSink(scripted);
        guarded.started(STARTED);
        scripted.failure = new IllegalStateException("the disk is full");

        assertThat(catchThrowable(() -> guarded.started(STARTED))).isSameAs(scripted.failure);
    }

    @Test
    void audit_thatFailsAtTheEnd_neverReachesTheStatement() {
        try (LoggedWarnings log = new LoggedWarnings(GuardedAuditSink.class)) {
            GuardedAuditSink guarded = new GuardedAuditSink(scripted);
            guarded.completed(COMPLETION);
            scripted.failure = new AssertionError("a bug");

            assertThatCode(() -> guarded.completed(COMPLETION)).doesNotThrowAnyException();
            assertThatCode(() -> guarded.completed(COMPLETION)).doesNotThrowAnyException();

            assertThat(log.messages()).hasSize(1);
        }
        assertThat(scripted.calls).hasSize(3);
    }

    @Test
    void failureLog_manyKinds_logsABoundedNumber() {
        try (LoggedWarnings log = new LoggedWarnings(GuardedObserversTest.class)) {
            FailureLog failures = new FailureLog(GuardedObserversTest.class);
            for (int i = 0; i < 300; i++) {
                failures.log("kind " + i, new IllegalStateException());
            }

            assertThat(log.messages()).hasSize(100);
        }
    }

    @Test
    void failureLog_logFailsItself_throwsNothing() {
        Logger logger = Logger.getLogger(GuardedObserversTest.class.getName());
        AtomicInteger attempts = new AtomicInteger();
        Handler broken = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                attempts.incrementAndGet();
                throw new StackOverflowError("a log handler's bug");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(broken);
        try {
            FailureLog failures = new FailureLog(GuardedObserversTest.class);

            assertThatCode(() -> failures.log("A listener failed", new IllegalStateException("a bug")))
                    .doesNotThrowAnyException();
        } finally {
            logger.removeHandler(broken);
        }
        assertThat(attempts).hasValue(1);
    }

    private static final class Scripted implements Recorder, AuditSink {
        private final List<String> calls = new ArrayList<>();
        private @Nullable Throwable failure;

        private void called(String what) {
            calls.add(what);
            switch (failure) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> {}
            }
        }

        @Override
        public void started(StatementEvent.Started started) {
            called("started");
        }

        @Override
        public void completed(StatementEvent.Completed completion) {
            called("completed");
        }

        @Override
        public Metrics metrics() {
            called("metrics");
            return Recorder.OFF.metrics();
        }

        @Override
        public void close() {
            called("close");
        }
    }
}
