package dev.penstock.connectors.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The call that runs on one connection, and its cancel from another thread.
 *
 * <p>A cancel that the server gets before the call has begun there is lost, so it is repeated until the call has left
 * the server. Nothing is sent to the server while a cancel for something before it is under way, so that it hits
 * nothing but what it was meant for.
 */
final class Running {
    private static final long REPEAT_MILLIS = 100;

    private final SqlDriver driver;
    private final Connection connection;
    /** Odd while a call lives; each has a number of its own. Written by the holder's thread alone. */
    private volatile long call;
    /** The number of the call that was cancelled last. */
    private volatile long cancelled;

    private volatile boolean atServer;
    private volatile int cancels;
    private volatile int sent;

    Running(SqlDriver driver, Connection connection) {
        this.driver = driver;
        this.connection = connection;
    }

    /** A call begins its life, which lasts until its rows are read and closed. For the holder's thread alone. */
    void begin() {
        // first this, then the look at cancels: one that was meant for the call before sees it, or is waited for
        call = (call + 1) | 1;
        awaitCancels();
    }

    /** Waits until no cancel is under way any more; they are bounded. */
    void awaitCancels() {
        if (cancels > 0) {
            awaitLastCancel();
        }
    }

    private synchronized void awaitLastCancel() {
        boolean interrupted = false;
        while (cancels > 0) {
            try {
                wait(REPEAT_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The call is about to be at the server; false if it has been cancelled already. */
    boolean sending() {
        atServer = true;
        return cancelled != call;
    }

    /**
     * Something is about to be at the server that belongs to the call and must be done though it was cancelled, such as
     * the end of its transaction. A cancel reaches it.
     */
    void ending() {
        awaitCancels();
        atServer = true;
    }

    /** The server has answered; rows may be left to read. */
    void answered() {
        atServer = false;
        wake();
    }

    /** The call has ended. Idempotent. */
    void end() {
        call = (call + 1) & ~1L;
        wake();
    }

    /** Whether a call lives. */
    boolean busy() {
        return (call & 1) != 0;
    }

    /** Whether a cancel was sent that has not come back: it may yet hit whatever runs on the connection. */
    boolean cancelInFlight() {
        return sent > 0;
    }

    private void wake() {
        if (cancels > 0) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** The number of the call that lives, for {@link #cancel}; even if none does. */
    long call() {
        return call;
    }

    /** A cancel begins: until {@link #leave} the connection does not go to another holder, and no call begins. */
    synchronized void enter() {
        cancels++;
    }

    /** A cancel has ended. */
    synchronized void leave() {
        cancels--;
        notifyAll();
    }

    /**
     * Cancels a call that lives; a later one is not harmed. Between {@link #enter} and {@link #leave}.
     *
     * @param meant its number
     * @return whether it has left the server in time, or has ended before
     */
    boolean cancel(long meant, Duration limit) {
        if ((meant & 1) == 0 || call != meant) {
            return true;
        }
        long until = System.nanoTime() + limit.toNanos();
        cancelled = meant;
        while (atServer) {
            if (System.nanoTime() >= until) {
                return false;
            }
            attempt(until);
            awaitAnswer(until);
        }
        return !cancelInFlight();
    }

    /**
     * Asks the server once to stop what runs on the connection unseen by this class. Between {@link #enter} and
     * {@link #leave}.
     *
     * @return whether it has taken the request in time
     */
    boolean cancelUnseen(Duration limit) {
        attempt(System.nanoTime() + limit.toNanos());
        return !cancelInFlight();
    }

    /** Sends one cancel on a thread that may be left behind, because a driver's cancel blocks as long as it likes. */
    private void attempt(long until) {
        synchronized (this) {
            sent++;
        }
        Thread sending = Thread.ofPlatform().daemon().name("penstock-cancel").start(this::send);
        try {
            sending.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        try {
            driver.cancel(connection);
        } catch (SQLException e) {
            // whether the call leaves the server tells whether that took notice
        } finally {
            synchronized (this) {
                sent--;
            }
        }
    }

    private synchronized void awaitAnswer(long until) {
        long repeatAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REPEAT_MILLIS);
        try {
            while (atServer && System.nanoTime() < Math.min(repeatAt, until)) {
                wait(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
