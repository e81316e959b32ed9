package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.NodeTarget;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens physical connections for HikariCP, one after the other, and keeps the reason of the last failure.
 *
 * <p>After a failure it does not return: HikariCP would sleep longer and longer and find a server that is back too
 * late. It waits here instead, until somebody wants a connection.
 */
final class Dialer implements DataSource {
    private static final Duration REDIAL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(5);

    private final AtomicInteger losses = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable PenstockException failure;
    private long failures;
    private NodeTarget target;
    private SqlDriver driver;
    private long wanted;
    private boolean dialling;
    private boolean closed;

    /** @param driver of the target */
    Dialer(NodeTarget target, SqlDriver driver) {
        this.target = target;
        this.driver = driver;
    }

    /** Later attempts go to another target. */
    void renew(NodeTarget newTarget, SqlDriver newDriver) {
        lock.lock();
        try {
            target = newTarget;
            driver = newDriver;
            // a failure under the old target says nothing of the new one
            wanted++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How long one attempt to connect to a target may take. */
    static Duration limit(NodeTarget target) {
        Duration acquire = target.profile().pool().acquireTimeout();
        return acquire.compareTo(SHORTEST_LIMIT) > 0 ? acquire : SHORTEST_LIMIT;
    }

    /** How many connections have broken in use. */
    int losses() {
        return losses.get();
    }

    /** A caller waits: dial now, whatever came of it before. Returns how many attempts have failed so far. */
    long want() {
        lock.lock();
        try {
            wanted++;
            changed.signalAll();
            return failures;
        } finally {
            lock.unlock();
        }
    }

    /** Why the last attempt failed, if one has failed since; null otherwise. */
    @Nullable
    PenstockException failedSince(long count) {
        lock.lock();
        try {
            return failures == count ? null : failure;
        } finally {
            lock.unlock();
        }
    }

    /** Whether an attempt is under way. */
    boolean dialling() {
        lock.lock();
        try {
            return dialling;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        while (true) {
            Attempt attempt = begin();
            try {
                Connection opened = attempt.driver().connect(limit(attempt.target()));
                return HikariConnection.of(new PhysicalConnection(attempt.target(), attempt.driver(), opened, losses));
            } catch (SQLException | RuntimeException e) {
                failed(attempt.driver().connectFailure(e));
            } finally {
                end();
            }
            awaitDemand(attempt);
        }
    }

    private Attempt begin() throws SQLException {
        lock.lock();
        try {
            if (closed) {
                throw new SQLException("The pool has been closed", "08003");
            }
            dialling = true;
            return new Attempt(target, driver, wanted);
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            dialling = false;
        } finally {
            lock.unlock();
        }
    }

    private void failed(PenstockException reason) {
        lock.lock();
        try {
            failure = reason;
            failures++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitDemand(Attempt failed) throws SQLException {
        boolean keepsIdle = failed.target().profile().pool().min() > 0;
        lock.lock();
        try {
            long nanos = REDIAL.toNanos();
            while (!closed && wanted == failed.wanted() && nanos > 0) {
                if (keepsIdle) {
                    nanos = changed.awaitNanos(nanos);
                } else {
                    changed.await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while waiting to connect", "08001", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("Credentials come from the profile");
    }

    /** In seconds: how long HikariCP waits for an attempt when it is shut down. */
    @Override
    public int getLoginTimeout() {
        return (int) TimeUnit.NANOSECONDS.toSeconds(REDIAL.toNanos());
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // ours is given with each attempt
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // drivers log by themselves
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("It has no logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("It wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    /**
     * One attempt to connect.
     *
     * @param wanted how often a connection had been wanted when it began
     */
    private record Attempt(NodeTarget target, SqlDriver driver, long wanted) {}
}
