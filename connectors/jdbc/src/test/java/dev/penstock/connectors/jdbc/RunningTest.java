package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RunningTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Set<Statement> hit = ConcurrentHashMap.newKeySet();

    /** Two threads as fast as they can: the lease's with one short statement after the other, and a canceller. */
    @Test
    void cancel_whileStatementsComeAndGo_hitsOnlyWhatIsMarkedAsCancelled() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            Running running = new Running(recording(), connection);
            AtomicBoolean over = new AtomicBoolean();
            Thread canceller = Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    running.cancel(LONG);
                }
            });
            for (int i = 0; i < 3_000; i++) {
                running.begin();
                assertThat(hit).isEmpty();
                if (running.sending(statement)) {
                    Thread.onSpinWait();
                }
                running.answered();
                running.end();
                running.awaitCancels();
                hit.clear();
            }
            over.set(true);
            canceller.join();
        }
    }

    @Test
    void cancel_whereNothingRuns_isDoneAtOnce() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Running running = new Running(recording(), connection);

            assertThat(running.cancel(LONG)).isTrue();
            assertThat(running.cancelInFlight()).isFalse();
            assertThat(hit).isEmpty();
        }
    }

    @Test
    void cancel_thatTheServerIgnores_isFalseAfterItsLimit() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            Running running = new Running(recording(), connection);
            running.begin();
            assertThat(running.sending(statement)).isTrue();

            assertThat(running.cancel(Duration.ofMillis(250))).isFalse();
            assertThat(hit).containsExactly(statement);
            running.answered();
            assertThat(running.sending(statement)).isFalse();
        }
    }

    @Test
    void cancel_ofAnInterruptedThread_returnsAndKeepsTheInterrupt() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            Running running = new Running(recording(), connection);
            running.begin();
            assertThat(running.sending(statement)).isTrue();
            Thread.currentThread().interrupt();

            assertThat(running.cancel(Duration.ofMillis(50))).isFalse();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** A driver that can do nothing but note what it was to cancel. */
    private SqlDriver recording() {
        return (SqlDriver) Proxy.newProxyInstance(
                RunningTest.class.getClassLoader(), new Class<?>[] {SqlDriver.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("cancel");
                    hit.add((Statement) args[1]);
                    return null;
                });
    }
}
