package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.sql.DataSource;

/** Cancels statements that would run for minutes, at random moments around their beginning: each must end. */
final class CancelRace {
    private static final int TIMES = 60;
    private static final long LATEST_NANOS = 3_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Database database;
    private final String endless;
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    CancelRace(Database database, String endless) {
        this.database = database;
        this.endless = endless;
    }

    /** By {@code Execution.cancel()}. */
    void ofExecutions() throws InterruptedException {
        for (int i = 0; i < TIMES; i++) {
            Execution<Result> execution = database.executeAsync(SqlStatement.of(endless));
            LockSupport.parkNanos(random.nextLong(LATEST_NANOS));

            execution.cancel();

            assertThat(catchThrowable(
                            () -> execution.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS)))
                    .as("cancel %d", i)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(CancelledException.class);
        }
    }

    /**
     * By JDBC's {@code Statement.cancel()}, which says nothing to a statement that has not begun: it is repeated. Each on
     * a connection of its own, because one whose cancel the server did not hear is cut.
     */
    void ofJdbcStatements() throws Exception {
        DataSource source = database.session(Caller.of("race")).dataSource();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TIMES; i++) {
                try (Connection connection = source.getConnection();
                        Statement statement = connection.createStatement()) {
                    Future<?> running = threads.submit(() -> statement.executeQuery(endless));
                    LockSupport.parkNanos(random.nextLong(LATEST_NANOS));

                    Throwable end = endOf(running, statement);

                    assertThat(end).as("cancel %d", i).isInstanceOf(SQLException.class);
                    assertThat(end.getCause()).as("cancel %d", i).isInstanceOf(CancelledException.class);
                }
            }
        }
    }

    private static Throwable endOf(Future<?> running, Statement statement) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            statement.cancel();
            try {
                return new AssertionError("It ended by itself with " + running.get(1, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                return Objects.requireNonNull(e.getCause());
            } catch (TimeoutException e) {
                // cancelled before it had begun: JDBC says that nothing happens then
            }
        }
        return new AssertionError("It did not end within " + PATIENCE);
    }
}
