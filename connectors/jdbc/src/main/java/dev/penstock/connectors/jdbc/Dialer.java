package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.PenstockException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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

    private final SqlDriver driver;
    private final Duration limit;
    private final boolean keepsIdle;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable PenstockException failure;
    private long failures;
    private long wanted;
    private boolean dialling;
    private boolean closed;

    /**
     * @param limit of one attempt
     * @param keepsIdle whether the pool is to be filled though nobody asks
     */
    Dialer(SqlDriver driver, Duration limit, boolean keepsIdle) {
        this.driver = driver;
        this.limit = limit;
        this.keepsIdle = keepsIdle;
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
            long seen = begin();
            try {
                return HikariConnection.of(new PhysicalConnection(driver.connect(limit)), driver);
            } catch (SQLException | RuntimeException e) {
                failed(driver.connectFailure(e));
            } finally {
                end();
            }
            awaitDemand(seen);
        }
    }

    private long begin() throws SQLException {
        lock.lock();
        try {
            if (closed) {
                throw new SQLException("The pool has been closed", "08003");
            }
            dialling = true;
            return wanted;
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

    private void awaitDemand(long seen) throws SQLException {
        lock.lock();
        try {
            long nanos = REDIAL.toNanos();
            while (!closed && wanted == seen && nanos > 0) {
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
}
