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
 * <p>After a failure {@link #getConnection()} does not return: HikariCP would sleep longer and longer, and notice too
 * late that the server is back. The call blocks instead until a caller requests a connection, and then tries again.
 * See {@code docs/decisions/0016-holding-hikaricp-in-check.md}.
 */
final class ConnectionOpener implements DataSource {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final SqlDriver driver;
    private final Duration limit;
    private final boolean keepsIdle;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable PenstockException failure;
    private long failures;
    private long requests;
    private boolean connecting;
    private boolean closed;

    /**
     * @param limit of one attempt
     * @param keepsIdle whether the pool is filled without a request
     */
    ConnectionOpener(SqlDriver driver, Duration limit, boolean keepsIdle) {
        this.driver = driver;
        this.limit = limit;
        this.keepsIdle = keepsIdle;
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
            long seen = begin();
            try {
                return HikariConnection.of(new PhysicalConnection(driver.connect(limit)), driver);
            } catch (SQLException | RuntimeException e) {
                failed(driver.connectFailure(e));
            } finally {
                end();
            }
            awaitRequest(seen);
        }
    }

    private long begin() throws SQLException {
        lock.lock();
        try {
            if (closed) {
                throw new SQLException("The pool has been closed", "08003");
            }
            connecting = true;
            return requests;
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

    private void awaitRequest(long seen) throws SQLException {
        lock.lock();
        try {
            long nanos = RETRY_AFTER.toNanos();
            while (!closed && requests == seen && nanos > 0) {
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
}
