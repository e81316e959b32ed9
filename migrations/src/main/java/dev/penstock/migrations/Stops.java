package dev.penstock.migrations;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Stops what an apply runs at the server, and lets nothing new begin, but for what puts things in order. */
final class Stops implements AutoCloseable {
    private static final long REPEAT_NANOS = Duration.ofMillis(50).toNanos();
    /** With which Flyway asks for its lock on PostgreSQL, in vain as long as another apply has it. */
    private static final String LOCK = "pg_try_advisory";

    private final Course course;
    private final Set<Statement> running = new LinkedHashSet<>();
    private boolean stopped;
    private boolean closed;

    Stops(Course course) {
        this.course = course;
    }

    /** A statement is about to run. */
    synchronized void enter(Statement statement, String sql) throws SQLException {
        boolean lock = sql.contains(LOCK);
        if (stopped && (lock || stoppable())) {
            throw new SQLException("Stopped before the statement began", "57014");
        }
        if (lock) {
            course.next();
        }
        running.add(statement);
    }

    /** It has come back. */
    synchronized void leave(Statement statement) {
        running.remove(statement);
    }

    private boolean stoppable() {
        return course.phase() == Course.Phase.BETWEEN || course.phase() == Course.Phase.MIGRATING;
    }

    /** Returns at once; asks the server again and again, because what it hears before the statement it does not heed. */
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

    /** Cancels what runs; true when there is nothing left to stop. */
    private boolean cancelled() {
        Set<Statement> now;
        synchronized (this) {
            if (closed) {
                return true;
            }
            now = stoppable() ? Set.copyOf(running) : Set.of();
        }
        for (Statement statement : now) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // it has ended meanwhile, or its connection has: both are what was wanted
            }
        }
        return false;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
