package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Results that nobody closes, and what else might keep a connection for ever. */
class ReclaimTest {
    private static final SqlStatement SHORT = SqlStatement.of("select 1")
            .with(StatementOptions.builder()
                    .fetchSize(1)
                    .timeout(Duration.ofMillis(50))
                    .build());

    @Test
    void resultThatIsNotClosed_isReclaimedAfterItsDeadline_andReported() {
        Profile traced = ScriptedPool.profile(1, Duration.ofSeconds(30)).toBuilder()
                .pool(new Profile.Pool(0, 1, Duration.ofSeconds(30), true))
                .build();
        try (Scripted scripted = new Scripted(traced)) {
            List<EngineEvent> events = new CopyOnWriteArrayList<>();
            scripted.services.events().listen(events::add);
            scripted.pool.script.add(statement -> ScriptedPool.rows(2));
            Rows forgotten = scripted.database.query(SHORT);

            Await.until(() -> scripted.pool.out.get() == 0);

            Await.until(() -> !scripted.completed.isEmpty());
            assertThat(scripted.lastCompletion().error()).isInstanceOf(DeadlineException.class);
            assertThat(catchThrowableOfType(DeadlineException.class, forgotten::next)
                            .code())
                    .isEqualTo(ErrorCode.DEADLINE_PASSED);
            forgotten.close();
            Await.until(() -> !events.isEmpty());
            assertThat(events).singleElement().isInstanceOfSatisfying(EngineEvent.ResultReclaimed.class, event -> {
                assertThat(event.statement()).isEqualTo("select 1");
                assertThat(event.callSite()).isNotEmpty();
            });
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            scripted.database.update("insert 1");
        }
    }

    @Test
    void resultThatIsNotClosed_itsAbortFails_givesItsPlaceBackAllTheSame() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.abortFails = true;
            scripted.pool.script.add(statement -> ScriptedPool.rows(2));
            Rows _ = scripted.database.query(SHORT);
            scripted.pool.script.add(statement -> ScriptedPool.rows(2));
            try (Transaction transaction =
                    scripted.database.session(Caller.of("test")).begin()) {
                transaction.query(SHORT);

                Await.until(() -> scripted.pool.out.get() == 0);
            }
            AllPlaces.back(scripted.database);
            Await.until(() -> scripted.completed.size() == scripted.started.size());
        }
    }

    @Test
    void resultInATransaction_reclaimed_losesTheTransactionAndSaysSo() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(2));
            Transaction transaction =
                    scripted.database.session(Caller.of("test")).begin();
            transaction.query(SHORT);
            Await.until(() -> scripted.pool.out.get() == 0);

            ConnectionLostException lost =
                    catchThrowableOfType(ConnectionLostException.class, () -> transaction.update("insert 1"));

            assertThat(lost.code()).isEqualTo(ErrorCode.SESSION_LOST);
            assertThat(lost.outcome()).isEqualTo(Outcome.NOT_DONE);
            transaction.close();
            assertThat(transaction.active()).isFalse();
        }
    }

    @Test
    void errorWhileARunIsUnderWay_givesEverythingBack() {
        try (Scripted scripted = new Scripted(ScriptedPool.profile(1, Duration.ofSeconds(10)))) {
            for (int i = 0; i < 3; i++) {
                scripted.pool.script.add(statement -> {
                    throw new OutOfMemoryError("simulated");
                });
                assertThat(catchThrowableOfType(OutOfMemoryError.class, () -> scripted.database.query("select 1")))
                        .isNotNull();
            }
            assertThat(scripted.pool.out).hasValue(0);
            assertThat(scripted.completed).hasSize(3);
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            scripted.database.update("insert 1");
        }
    }

    @Test
    void resultOfAFutureThatWasGivenUp_isClosed() {
        try (Scripted scripted = new Scripted()) {
            CountDownLatch go = new CountDownLatch(1);
            scripted.pool.script.add(statement -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return ScriptedPool.rows(2);
            });
            var copy = scripted.database
                    .executeAsync(SqlStatement.of("select 1")
                            .with(StatementOptions.builder().fetchSize(1).build()))
                    .toCompletableFuture();
            Await.until(() -> scripted.pool.calls.contains("select 1"));
            copy.completeExceptionally(new IllegalStateException("no patience"));
            go.countDown();

            Await.until(() -> scripted.pool.out.get() == 0);
        }
    }

    @Test
    void twoThreadsOnOneResult_areRefused() throws Exception {
        try (Scripted scripted = new Scripted()) {
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            scripted.pool.script.add(statement -> ScriptedPool.slowRows(reading, go));
            Rows rows = scripted.database.query(SqlStatement.of("select 1")
                    .with(StatementOptions.builder().fetchSize(1).build()));
            Thread reader = Thread.startVirtualThread(rows::next);
            reading.await();

            assertThatIllegalStateException().isThrownBy(rows::next).withMessageContaining("one thread at a time");

            go.countDown();
            reader.join();
            rows.close();
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void interruptedCaller_leavesTheQueueAtOnce() throws Exception {
        try (Scripted scripted = new Scripted(ScriptedPool.profile(1, Duration.ofSeconds(60)))) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(1));
            try (Rows _ = scripted.database.query(SqlStatement.of("select 1")
                    .with(StatementOptions.builder().fetchSize(1).build()))) {
                List<Throwable> thrown = new CopyOnWriteArrayList<>();
                Thread waiting = Thread.ofPlatform().start(() -> {
                    try {
                        scripted.database.query("select 2");
                    } catch (RuntimeException e) {
                        thrown.add(e);
                    }
                });
                Await.until(() -> scripted.database.pools().getFirst().waiting() == 1);
                waiting.interrupt();
                waiting.join();

                assertThat(thrown)
                        .singleElement()
                        .satisfies(failure -> assertThat(failure).hasMessageContaining("PEN-1412"));
                assertThat(scripted.database.pools().getFirst().waiting()).isZero();
            }
        }
    }
}
