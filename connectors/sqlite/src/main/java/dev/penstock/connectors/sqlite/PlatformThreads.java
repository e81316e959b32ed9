package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.JdbcSession;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads for SQLite's native calls when a virtual thread makes them: a native call would hold its carrier. As many as
 * there are leases, so that the one that holds the file's lock never queues behind those that wait for it.
 */
final class PlatformThreads implements AutoCloseable {
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor executor;

    PlatformThreads(String name, int max) {
        AtomicInteger number = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                0,
                max,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> Thread.ofPlatform()
                        .daemon()
                        .name(name + "-" + number.incrementAndGet())
                        .unstarted(task),
                // not CallerRunsPolicy: that one drops the task where the pool was closed before its last lease
                (task, full) -> task.run());
    }

    /** Runs it on the caller's thread, unless that is a virtual one; waits without minding interrupts. */
    <T extends @Nullable Object> T call(Supplier<T> work) {
        if (!Thread.currentThread().isVirtual()) {
            return work.get();
        }
        CompletableFuture<T> done = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.join();
        } catch (java.util.concurrent.CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }

    /** The same for work that may throw what a driver throws. */
    <T extends @Nullable Object> T callSql(JdbcSession.Work<T> work) throws SQLException {
        if (!Thread.currentThread().isVirtual()) {
            return work.run();
        }
        SQLException[] failure = new SQLException[1];
        T value = this.<@Nullable T>call(() -> {
            try {
                return work.run();
            } catch (SQLException e) {
                failure[0] = e;
                return null;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
        return value;
    }

    /** The same for what returns nothing. */
    void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** There are so many leases from now on. */
    void resize(int max) {
        executor.setMaximumPoolSize(max);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
