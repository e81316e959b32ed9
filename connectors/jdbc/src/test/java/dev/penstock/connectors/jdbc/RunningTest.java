package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final AtomicInteger hits = new AtomicInteger();

    /** Two threads as fast as they can: the lease's with one short statement after the other, and a canceller. */
    @Test
    void cancel_whileStatementsComeAndGo_hitsOnlyWhatIsMarkedAsCancelled() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Running running = new Running(recording(), connection);
            AtomicBoolean over = new AtomicBoolean();
            Thread canceller = Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    cancel(running, LONG);
                }
            });
            for (int i = 0; i < 3_000; i++) {
                running.begin();
                assertThat(hits).hasValue(0);
                if (running.sending()) {
                    Thread.onSpinWait();
                }
                running.answered();
                running.end();
                running.awaitCancels();
                hits.set(0);
            }
            over.set(true);
            canceller.join();
        }
    }

    @Test
    void cancel_whereNothingRuns_isDoneAtOnce() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Running running = new Running(recording(), connection);

            assertThat(cancel(running, LONG)).isTrue();
            assertThat(running.cancelInFlight()).isFalse();
            assertThat(hits).hasValue(0);
        }
    }

    @Test
    void cancel_thatTheServerIgnores_isFalseAfterItsLimit() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Running running = new Running(recording(), connection);
            running.begin();
            assertThat(running.sending()).isTrue();

            assertThat(cancel(running, Duration.ofMillis(250))).isFalse();
            assertThat(hits).hasValueGreaterThan(1);
            running.answered();
            assertThat(running.sending()).isFalse();
        }
    }

    @Test
    void cancel_ofAnInterruptedThread_returnsAndKeepsTheInterrupt() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Running running = new Running(recording(), connection);
            running.begin();
            assertThat(running.sending()).isTrue();
            Thread.currentThread().interrupt();

            assertThat(cancel(running, Duration.ofMillis(50))).isFalse();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void cancel_afterTheServerHasAnswered_isDoneAndEndsWhatIsSentNext() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Running running = new Running(recording(), connection);
            running.begin();
            assertThat(running.sending()).isTrue();
            running.answered();

            assertThat(cancel(running, LONG)).isTrue();
            assertThat(hits).hasValue(0);
            assertThat(running.sending()).isFalse();
            running.end();
            running.begin();
            assertThat(running.sending()).isTrue();
        }
    }

    @Test
    void cancel_atTheEndOfACall_reachesTheServer() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Running running = new Running(recording(), connection);
            running.begin();
            running.ending();
            Thread canceller = Thread.ofPlatform().start(() -> cancel(running, LONG));
            while (hits.get() == 0) {
                Thread.onSpinWait();
            }
            running.answered();
            running.end();
            canceller.join();

            assertThat(running.busy()).isFalse();
            assertThat(running.cancelInFlight()).isFalse();
        }
    }

    @Test
    void begin_byAnInterruptedThread_stillWaitsForCancels() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            CountDownLatch back = new CountDownLatch(1);
            Running running = new Running(cancelling(() -> back.await(60, TimeUnit.SECONDS)), connection);
            Thread canceller = Thread.ofPlatform().start(() -> {
                running.enter();
                running.cancelUnseen(LONG);
                running.leave();
            });
            while (!running.cancelInFlight()) {
                Thread.onSpinWait();
            }
            Thread later = Thread.ofPlatform().start(() -> {
                pause();
                back.countDown();
            });
            Thread.currentThread().interrupt();
            running.begin();

            assertThat(running.cancelInFlight()).isFalse();
            assertThat(Thread.interrupted()).isTrue();
            later.join();
            canceller.join();
        }
    }

    private static boolean cancel(Running running, Duration limit) {
        long meant = running.call();
        running.enter();
        try {
            return running.cancel(meant, limit);
        } finally {
            running.leave();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A driver that can do nothing but note that it was to cancel. */
    private SqlDriver recording() {
        return cancelling(hits::incrementAndGet);
    }

    /** A driver that can do nothing but cancel, in this way. */
    private static SqlDriver cancelling(Callable<?> way) {
        return (SqlDriver) Proxy.newProxyInstance(
                RunningTest.class.getClassLoader(), new Class<?>[] {SqlDriver.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("cancel");
                    way.call();
                    return null;
                });
    }
}
