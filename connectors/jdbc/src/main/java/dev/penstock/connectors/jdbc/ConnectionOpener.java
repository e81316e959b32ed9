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
 * <p>After a failure {@link #getConnection()} does not return: HikariCP would sleep longer and longer, and notice too
 * late that the server is back. The call blocks instead until a caller requests a connection, and then tries again.
 * See {@code docs/decisions/0016-holding-hikaricp-in-check.md}.
 */
final class ConnectionOpener implements DataSource {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(5);

    private final AtomicInteger losses = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable PenstockException failure;
    private long failures;
    private NodeTarget target;
    private SqlDriver driver;
    private long requests;
    private boolean connecting;
    private boolean closed;

    /** @param driver of the target */
    ConnectionOpener(NodeTarget target, SqlDriver driver) {
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
            requests++;
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

    /** Requests a connection for a waiting caller: ends the wait after a failure. Returns the failures so far. */
    long request() {
        lock.lock();
        try {
            requests++;
            changed.signalAll();
            return failures;
        } finally {
            lock.unlock();
        }
    }

    /** Why the last attempt failed, if one has failed after so many failures; null otherwise. */
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
    boolean connecting() {
        lock.lock();
        try {
            return connecting;
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
            awaitRequest(attempt);
        }
    }

    private Attempt begin() throws SQLException {
        lock.lock();
        try {
            if (closed) {
                throw new SQLException("The pool has been closed", "08003");
            }
            connecting = true;
            return new Attempt(target, driver, requests);
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            connecting = false;
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

    private void awaitRequest(Attempt failed) throws SQLException {
        boolean keepsIdle = failed.target().profile().pool().min() > 0;
        lock.lock();
        try {
            long nanos = RETRY_AFTER.toNanos();
            while (!closed && requests == failed.requests() && nanos > 0) {
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

    /** In seconds; HikariCP waits so long for an attempt when it shuts down. */
    @Override
    public int getLoginTimeout() {
        return (int) TimeUnit.NANOSECONDS.toSeconds(RETRY_AFTER.toNanos());
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // each attempt has a limit of its own
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // drivers have logs of their own
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("This data source has no logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("This data source wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    /**
     * One attempt to connect.
     *
     * @param requests how often a connection had been requests when it began
     */
    private record Attempt(NodeTarget target, SqlDriver driver, long requests) {}
}
