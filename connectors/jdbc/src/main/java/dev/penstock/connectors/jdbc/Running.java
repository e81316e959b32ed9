package dev.penstock.connectors.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What runs on one lease's connection, and its cancel from another thread.
 *
 * <p>A cancel that the server gets before the statement has begun there is lost, so it is repeated until the statement
 * has ended. No statement begins while a cancel is under way, so that it hits no other than the one it was meant for.
 */
final class Running {
    private static final long REPEAT_MILLIS = 100;

    private final SqlDriver driver;
    private final Connection connection;
    private volatile boolean busy;
    private volatile boolean cancelled;
    private volatile @Nullable Statement statement;
    private volatile int cancels;
    private volatile long begun;
    private volatile @Nullable Thread sender;

    Running(SqlDriver driver, Connection connection) {
        this.driver = driver;
        this.connection = connection;
    }

    /** A statement begins its life, which lasts until its rows are read. For the lease's thread alone. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes it
    void begin() {
        // first this, then the look at cancels: one that was meant for the statement before sees it, or is waited for
        begun++;
        if (cancels > 0) {
            awaitCancels();
        }
        cancelled = false;
        busy = true;
    }

    /** Waits until no cancel is under way any more; they are bounded. */
    synchronized void awaitCancels() {
        try {
            while (cancels > 0) {
                wait(REPEAT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It is about to be at the server; false if it has been cancelled already. */
    boolean sending(Statement sent) {
        statement = sent;
        return !cancelled;
    }

    /** The server has answered; rows may be left to read. */
    void answered() {
        statement = null;
        if (cancels > 0) {
            wake();
        }
    }

    /** It has ended. */
    void end() {
        busy = false;
        if (cancels > 0) {
            wake();
        }
    }

    /** Whether a cancel was sent that has not come back: it may yet hit whatever runs on the connection. */
    boolean cancelInFlight() {
        Thread sent = sender;
        return sent != null && sent.isAlive();
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** See {@link dev.penstock.engine.api.spi.Lease#cancel}. */
    boolean cancel(Duration limit) {
        long meant = begun;
        if (!busy) {
            return true;
        }
        long until = System.nanoTime() + limit.toNanos();
        synchronized (this) {
            cancels++;
        }
        try {
            if (begun != meant) {
                return true;
            }
            cancelled = true;
            while (statement != null && System.nanoTime() < until) {
                attempt(until);
                awaitEnd(until);
            }
            return statement == null && !cancelInFlight();
        } finally {
            synchronized (this) {
                cancels--;
                notifyAll();
            }
        }
    }

    /** Sends one cancel on a thread that may be left behind, because a driver's cancel blocks as long as it likes. */
    private void attempt(long until) {
        Statement target = statement;
        if (target == null) {
            return;
        }
        Thread sending = Thread.ofPlatform().daemon().name("penstock-cancel").start(() -> send(target));
        sender = sending;
        try {
            sending.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Statement target) {
        try {
            driver.cancel(connection, target);
        } catch (SQLException e) {
            // whether the statement has ended tells whether the server took notice
        }
    }

    private synchronized void awaitEnd(long until) {
        long repeatAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REPEAT_MILLIS);
        try {
            while (statement != null && System.nanoTime() < Math.min(repeatAt, until)) {
                wait(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
