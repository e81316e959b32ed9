package dev.penstock.connectors.jdbc.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A time limit that closes a resource when it passes, so that the thread blocked on the resource returns. Safe for use
 * by many threads.
 *
 * <p>A timeout of the socket would bound the wait as well. But Java switches a socket with a timeout to non-blocking mode
 * and never back: every later read on it, with a timeout or without, would cost three system calls instead of one.
 */
public final class Watch implements AutoCloseable {
    private static final String CONNECTION_FAILURE = "08006";

    private final CompletableFuture<Void> alarm;
    private @Nullable AutoCloseable watched;
    private boolean over;
    private boolean done;

    /** Starts to count. */
    public Watch(Duration limit) {
        alarm = CompletableFuture.runAsync(
                this::end,
                CompletableFuture.delayedExecutor(limit.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread));
    }

    /** Starts to count, and aborts the connection when the time is over. */
    public static Watch over(Connection connection, Duration limit) {
        Watch watch = new Watch(limit);
        watch.watch(() -> connection.abort(Runnable::run));
        return watch;
    }

    /** Watches a resource, which is closed, instead of what was watched before; closes it at once if the time is over. */
    public synchronized void watch(AutoCloseable next) {
        watched = next;
        if (over) {
            close(next);
        }
    }

    /** Lets the time be over now. Does nothing if this has stopped counting. */
    public synchronized void end() {
        if (!done) {
            over = true;
            if (watched != null) {
                close(watched);
            }
        }
    }

    private static void close(AutoCloseable watched) {
        try {
            watched.close();
        } catch (Exception e) {
            // its user does not use it any more, closed or not
        }
    }

    /** Stops counting; true if the time was not over. */
    public synchronized boolean done() {
        done = true;
        alarm.cancel(false);
        return !over;
    }

    /**
     * Stops counting.
     *
     * @throws SQLException with a state of class 08 if the time was over: the connection has been aborted
     */
    public void requireInTime() throws SQLException {
        if (!done()) {
            throw new SQLException("The command took too long, and its connection was aborted", CONNECTION_FAILURE);
        }
    }

    @Override
    public void close() {
        done();
    }
}
