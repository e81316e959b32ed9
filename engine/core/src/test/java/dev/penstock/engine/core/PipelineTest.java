package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.AdmissionException;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.AccessDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static final SqlStatement READ = SqlStatement.of("select 1")
            .with(StatementOptions.builder().intent(Intent.READ).build());
    private static final SqlStatement STREAMED = SqlStatement.of("select 1")
            .with(StatementOptions.builder().fetchSize(1).build());
    private static final SqlStatement WRITE = SqlStatement.of("update t set a = 1");

    @Test
    void execute_count_endsTheFlightAtOnce() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(3));

            assertThat(scripted.database.execute(WRITE)).isEqualTo(Changed.of(3));

            assertThat(scripted.pool.out).hasValue(0);
            StatementEvent.Completed completion = scripted.lastCompletion();
            assertThat(completion.rows()).isEqualTo(3);
            assertThat(completion.outcome()).isEqualTo(Outcome.DONE);
            assertThat(completion.node()).isEqualTo("db1:5432");
            assertThat(completion.error()).isNull();
            assertThat(completion.totalNanos()).isGreaterThanOrEqualTo(completion.waitNanos());
            assertThat(completion.started().intent()).isEqualTo(Intent.WRITE);
        }
    }

    @Test
    void execute_rows_holdTheLeaseUntilTheLastBatch() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(2));

            Rows rows = scripted.database.query(STREAMED);

            assertThat(scripted.pool.out).hasValue(1);
            assertThat(scripted.completed).isEmpty();
            assertThat(rows.columns()).hasSize(1);
            assertThat(rows.next()).isNotNull();
            assertThat(rows.nextAsync().await()).isNotNull();
            assertThat(rows.next()).isNull();
            assertThat(rows.next()).isNull();
            assertThat(scripted.pool.out).hasValue(0);
            assertThat(scripted.lastCompletion().rows()).isEqualTo(2);
            rows.close();
            assertThat(scripted.completed).hasSize(1);
        }
    }

    @Test
    void next_afterClose_saysThatTheResultIsClosed() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(2));
            Rows rows = scripted.database.query(STREAMED);
            rows.close();

            assertThat(catchThrowableOfType(ResultException.class, rows::next).code())
                    .isEqualTo(ErrorCode.RESULT_CLOSED);
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void access_refuses_nothingIsSentAndTheRefusalIsRecorded() {
        AccessDecision nobody = (caller, profile, statement, intent, analysis) -> {
            throw new RefusedException(
                    ErrorCode.ACCESS_REFUSED, "No grant", Diagnosis.of(Outcome.NOT_DONE, "Ask."), null);
        };
        try (Scripted scripted =
                new Scripted(ScriptedPool.profile(1, Duration.ofSeconds(1)), nobody, ResultCache.OFF)) {
            RefusedException refused =
                    catchThrowableOfType(RefusedException.class, () -> scripted.database.execute(READ));

            assertThat(refused.diagnosis().database()).isEqualTo("scripted");
            assertThat(refused.diagnosis().node()).isNull();
            assertThat(scripted.pool.calls).isEmpty();
            assertThat(scripted.lastCompletion().error()).isSameAs(refused);
        }
    }

    @Test
    void cache_knowsTheResult_noNodeIsAsked() {
        ResultCache cache = operation -> {
            operation.succeed();
            return Changed.of(42);
        };
        try (Scripted scripted =
                new Scripted(ScriptedPool.profile(1, Duration.ofSeconds(1)), AccessDecision.OFF, cache)) {
            assertThat(scripted.database.execute(READ)).isEqualTo(Changed.of(42));
            assertThat(scripted.pool.calls).isEmpty();
            assertThat(scripted.lastCompletion().node()).isNull();
        }
    }

    @Test
    void read_connectionLost_isTriedOnceMoreOnTheSameNode() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.lost(Outcome.UNKNOWN);
            });
            scripted.pool.script.add(statement -> ScriptedPool.changed(0));

            assertThat(scripted.database.execute(READ)).isEqualTo(Changed.of(0));
            assertThat(scripted.pool.out).hasValue(0);
            assertThat(scripted.completed).hasSize(1);
        }
    }

    @Test
    void read_connectionLostTwice_failsWithBothAttempts() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.lost(Outcome.UNKNOWN);
            });
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.lost(Outcome.UNKNOWN);
            });

            ConnectionLostException lost =
                    catchThrowableOfType(ConnectionLostException.class, () -> scripted.database.execute(READ));

            assertThat(lost.attempts()).hasSize(2).allSatisfy(attempt -> {
                assertThat(attempt.node()).isEqualTo("db1:5432");
                assertThat(attempt.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
            });
            assertThat(lost.diagnosis().took()).isNotNull();
        }
    }

    @Test
    void write_connectionLost_isNeverRepeatedAndItsOutcomeIsUnknown() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.lost(Outcome.UNKNOWN);
            });

            ConnectionLostException lost =
                    catchThrowableOfType(ConnectionLostException.class, () -> scripted.database.execute(WRITE));

            assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(lost.getMessage()).contains("whether it took effect is unknown");
            assertThat(scripted.pool.calls).containsExactly(WRITE.text());
            assertThat(scripted.lastCompletion().outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void write_idempotentOrCertainlyNotDone_isTriedOnceMore() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.lost(Outcome.UNKNOWN);
            });
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.lost(Outcome.NOT_DONE);
            });
            scripted.pool.script.add(statement -> ScriptedPool.changed(2));

            assertThat(scripted.database.execute(WRITE.with(
                            StatementOptions.builder().idempotent(true).build())))
                    .isEqualTo(Changed.of(1));
            assertThat(scripted.database.execute(WRITE)).isEqualTo(Changed.of(2));
        }
    }

    @Test
    void unreachable_node_isSaidWithItsReason() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.reachable = false;

            UnreachableException unreachable =
                    catchThrowableOfType(UnreachableException.class, () -> scripted.database.execute(READ));

            assertThat(unreachable)
                    .hasMessageContaining("PEN-1201")
                    .hasMessageContaining("database scripted")
                    .hasMessageContaining("Start it.");
            assertThat(unreachable.attempts()).hasSize(1);
        }
    }

    @Test
    void unreachable_node_isToldToListeners() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.reachable = false;
            List<EngineEvent> heard = Collections.synchronizedList(new ArrayList<>());
            scripted.services.events().listen(heard::add);

            UnreachableException unreachable =
                    catchThrowableOfType(UnreachableException.class, () -> scripted.database.execute(READ));

            Await.until(() -> !heard.isEmpty());
            assertThat(heard.getFirst()).isInstanceOfSatisfying(EngineEvent.ConnectFailed.class, event -> {
                assertThat(event.database()).isEqualTo("scripted");
                assertThat(event.node()).isEqualTo(unreachable.diagnosis().node());
                assertThat(event.error().code()).isEqualTo(unreachable.code());
            });
        }
    }

    @Test
    void fault_ofOurOwn_reachesTheCallerUnchangedAndIsRecorded() {
        try (Scripted scripted = new Scripted()) {
            IllegalStateException bug = new IllegalStateException("a bug");
            scripted.pool.script.add(statement -> {
                throw bug;
            });

            assertThat(catchThrowableOfType(IllegalStateException.class, () -> scripted.database.execute(READ)))
                    .isSameAs(bug);
            assertThat(scripted.pool.out).hasValue(0);
            assertThat(scripted.lastCompletion().error()).isNotNull();
            assertThat(scripted.lastCompletion().error().code()).isEqualTo(ErrorCode.INTERNAL);
        }
    }

    @Test
    void poolFull_pastTheDeadline_saysWhoHoldsWhat() {
        try (Scripted scripted =
                new Scripted(ScriptedPool.profile(1, Duration.ofMillis(30)), AccessDecision.OFF, ResultCache.OFF)) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(1));
            try (Rows _ = scripted.database.query(STREAMED)) {
                AdmissionException full =
                        catchThrowableOfType(AdmissionException.class, () -> scripted.database.execute(READ));

                assertThat(full.code()).isEqualTo(ErrorCode.POOL_TIMEOUT);
                assertThat(full).hasMessageContaining("pool: 1 of");
            }
        }
    }

    @Test
    void deadline_whileWaitingForTheConnection_isTheDeadlines() {
        try (Scripted scripted =
                new Scripted(ScriptedPool.profile(1, Duration.ofSeconds(30)), AccessDecision.OFF, ResultCache.OFF)) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(1));
            try (Rows _ = scripted.database.query(STREAMED)) {
                assertThat(catchThrowableOfType(
                                        AdmissionException.class,
                                        () -> scripted.database.execute(READ.with(StatementOptions.builder()
                                                .timeout(Duration.ofMillis(20))
                                                .build())))
                                .outcome())
                        .isEqualTo(Outcome.NOT_DONE);
            }
        }
    }

    @Test
    void cancel_whileRunning_reachesTheServer() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(scripted.pool::untilStopped);
            Execution<Result> execution = scripted.database.executeAsync(READ);
            Await.until(() -> scripted.pool.calls.contains("select 1"));

            execution.cancel();

            CancelledException cancelled = catchThrowableOfType(CancelledException.class, execution::await);
            assertThat(cancelled.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(scripted.pool.calls).contains("cancel").doesNotContain("abort");
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void cancel_beforeTheStatementHasBegunAtTheServer_isRepeatedUntilItIsHeard() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.idleCancels.set(3);
            scripted.pool.script.add(scripted.pool::untilStopped);
            Execution<Result> execution = scripted.database.executeAsync(READ);
            Await.until(() -> scripted.pool.calls.contains("select 1"));

            execution.cancel();

            assertThat(catchThrowableOfType(CancelledException.class, execution::await))
                    .isNotNull();
            assertThat(scripted.pool.calls.stream().filter("cancel"::equals)).hasSizeGreaterThanOrEqualTo(4);
            assertThat(scripted.pool.calls).doesNotContain("abort");
        }
    }

    @Test
    void cancel_whileTheCallerIsSlowBetweenBatches_cutsNothing() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(2));
            Rows rows = scripted.database.query(STREAMED);
            assertThat(rows.next()).isNotNull();

            rows.cancel();
            Await.until(
                    () -> scripted.pool.calls.stream().filter("cancel"::equals).count() > 2);

            assertThat(catchThrowableOfType(CancelledException.class, rows::next))
                    .isNotNull();
            assertThat(scripted.pool.calls).doesNotContain("abort");
        }
    }

    @Test
    void cancel_thatFails_cutsTheConnection() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.cancelFails = true;
            scripted.pool.script.add(scripted.pool::untilStopped);
            Execution<Result> execution = scripted.database.executeAsync(READ);
            Await.until(() -> scripted.pool.calls.contains("select 1"));

            execution.cancel();

            assertThat(catchThrowableOfType(CancelledException.class, execution::await))
                    .isNotNull();
            assertThat(scripted.pool.calls).contains("abort");
        }
    }

    @Test
    void cancel_unheard_cutsTheConnectionAndTheWritesOutcomeIsUnknown() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.heedsCancel = false;
            scripted.pool.script.add(scripted.pool::untilStopped);
            Execution<Result> execution = scripted.database.executeAsync(WRITE);
            Await.until(() -> scripted.pool.calls.contains(WRITE.text()));

            execution.cancel();

            CancelledException cancelled = catchThrowableOfType(CancelledException.class, execution::await);
            assertThat(cancelled.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(scripted.pool.calls).contains("cancel", "abort");
        }
    }

    @Test
    void cancel_whileWaitingForTheConnection_leavesTheQueue() {
        try (Scripted scripted =
                new Scripted(ScriptedPool.profile(1, Duration.ofSeconds(60)), AccessDecision.OFF, ResultCache.OFF)) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(1));
            try (Rows _ = scripted.database.query(STREAMED)) {
                Execution<Result> waiting = scripted.database.executeAsync(READ);
                Await.until(() -> scripted.database.pools().getFirst().waiting() == 1);

                waiting.cancel();

                assertThat(catchThrowableOfType(CancelledException.class, waiting::await)
                                .outcome())
                        .isEqualTo(Outcome.NOT_DONE);
                assertThat(scripted.database.pools().getFirst().waiting()).isZero();
            }
        }
    }

    @Test
    void deadline_whileRunning_cancelsAtTheServer() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(scripted.pool::untilStopped);

            DeadlineException late = catchThrowableOfType(
                    DeadlineException.class,
                    () -> scripted.database.execute(READ.with(StatementOptions.builder()
                            .timeout(Duration.ofSeconds(2))
                            .build())));

            assertThat(late.code()).isEqualTo(ErrorCode.DEADLINE_PASSED);
            assertThat(scripted.pool.calls).contains("cancel");
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void deadline_betweenBatches_endsTheRows() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(2));
            Rows rows = scripted.database.query(READ.with(StatementOptions.builder()
                    .fetchSize(1)
                    .timeout(Duration.ofSeconds(2))
                    .build()));
            assertThat(rows.next()).isNotNull();
            Await.until(() -> scripted.pool.calls.contains("cancel"));

            assertThat(catchThrowableOfType(DeadlineException.class, rows::next).code())
                    .isEqualTo(ErrorCode.DEADLINE_PASSED);
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void cancel_ofRows_failsTheNextBatch() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(2));
            Rows rows = scripted.database.query(STREAMED);

            rows.cancel();

            assertThat(catchThrowableOfType(CancelledException.class, rows::next))
                    .isNotNull();
            assertThat(scripted.pool.out).hasValue(0);
            assertThat(scripted.lastCompletion().error()).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void session_callerAndIntent_standInTheRecord() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(0));
            Caller caller = new Caller("ada", "test");

            scripted.database.session(caller).execute(SqlStatement.of("create table t (a int)"));

            assertThat(scripted.started.getLast().caller()).isEqualTo(caller);
            assertThat(scripted.started.getLast().intent()).isEqualTo(Intent.DDL);
            assertThat(scripted.database.session(caller).token()).isEmpty();
        }
    }

    @Test
    void execute_afterClose_saysSo() {
        Scripted scripted = new Scripted();
        scripted.close();

        assertThat(catchThrowableOfType(ClosedException.class, () -> scripted.database.execute(READ)))
                .hasMessageContaining("has been closed");
        assertThat(scripted.pool.calls).containsExactly("pool closed");
    }
}
