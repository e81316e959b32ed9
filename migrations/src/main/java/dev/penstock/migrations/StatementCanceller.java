package dev.penstock.migrations;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Cancels the running statements of an apply and rejects new ones, except those that clean up. */
final class StatementCanceller implements AutoCloseable {
    private static final long REPEAT_NANOS = Duration.ofMillis(50).toNanos();
    /**
     * A part of the statement with which Flyway acquires its lock on PostgreSQL. Flyway repeats it while another apply
     * has the lock.
     */
    private static final String LOCK = "pg_try_advisory";

    private final ApplyProgress progress;
    private final Set<Statement> running = new LinkedHashSet<>();
    private boolean stopped;
    private boolean closed;

    StatementCanceller(ApplyProgress progress) {
        this.progress = progress;
    }

    /** Registers a statement before it runs. */
    synchronized void register(Statement statement, String sql) throws SQLException {
        boolean lock = sql.contains(LOCK);
        if (stopped && (lock || cancellable())) {
            throw new SQLException("Stopped before the statement began", "57014");
        }
        if (lock) {
            progress.next();
        }
        running.add(statement);
    }

    /** Removes a statement after it has run. */
    synchronized void unregister(Statement statement) {
        running.remove(statement);
    }

    private boolean cancellable() {
        return progress.phase() == ApplyProgress.Phase.BETWEEN || progress.phase() == ApplyProgress.Phase.MIGRATING;
    }

    /**
     * Cancels asynchronously. Repeats the cancel, because a server ignores a cancel that arrives before the statement.
     */
    void stop() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
        }
        Thread.ofPlatform().daemon().name("penstock-migration-stop").start(() -> {
            while (!cancelled()) {
                LockSupport.parkNanos(REPEAT_NANOS);
            }
        });
    }

    /** Cancels the running statements. Returns true if this canceller is closed. */
    private boolean cancelled() {
        Set<Statement> now;
        synchronized (this) {
            if (closed) {
                return true;
            }
            now = cancellable() ? Set.copyOf(running) : Set.of();
        }
        for (Statement statement : now) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // the statement has ended or its connection is closed: nothing is left to cancel
            }
        }
        return false;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
