package dev.penstock.connectors.postgresql.sockets;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes something when its time is over, so that whoever waits for it need not look at the clock. A timeout of the
 * socket's own would do that too, and every later read on it, timed or not, would cost three calls of the system
 * instead of one: Java never puts a socket back that it has switched to waiting with a timeout.
 */
public final class Watch implements AutoCloseable {
    private final CompletableFuture<Void> alarm;
    private @Nullable AutoCloseable watched;
    private boolean over;
    private boolean done;

    /** Begins to count. */
    public Watch(Duration limit) {
        alarm = CompletableFuture.runAsync(
                this::end,
                CompletableFuture.delayedExecutor(limit.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread));
    }

    /** What is closed instead of what was watched before; at once if the time is over. */
    public synchronized void watch(AutoCloseable next) {
        watched = next;
        if (over) {
            end(next);
        }
    }

    /** Ends the time now, unless it has stopped counting. */
    public synchronized void end() {
        if (!done) {
            over = true;
            if (watched != null) {
                end(watched);
            }
        }
    }

    private static void end(AutoCloseable watched) {
        try {
            watched.close();
        } catch (Exception e) {
            // it is of no use to anybody any more, closed or not
        }
    }

    /** Stops counting; whether it was in time. */
    public synchronized boolean done() {
        done = true;
        alarm.cancel(false);
        return !over;
    }

    @Override
    public void close() {
        done();
    }
}
