package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Probe;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The connection that probes go over: one beside the pool, kept open. A probe runs on a thread of its own, because no
 * driver's login can be bounded to the millisecond; one that comes too late is left to end by itself.
 */
final class ProbeLine {
    private final NodeTarget target;
    private final SqlDriver driver;
    private final Duration dialLimit;
    private @Nullable CompletableFuture<Probe> running;
    private @Nullable Connection connection;
    private boolean closed;

    ProbeLine(NodeTarget target, SqlDriver driver, Duration dialLimit) {
        this.target = target;
        this.driver = driver;
        this.dialLimit = dialLimit;
    }

    Probe probe(Deadline deadline) {
        long startedAt = System.nanoTime();
        CompletableFuture<Probe> probe = start(deadline);
        try {
            return probe.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw silent(System.nanoTime() - startedAt);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PenstockException failure) {
                throw failure;
            }
            throw new IllegalStateException("A probe failed unexpectedly", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(System.nanoTime() - startedAt);
        }
    }

    private synchronized CompletableFuture<Probe> start(Deadline deadline) {
        CompletableFuture<Probe> before = running;
        if (before != null && !before.isDone()) {
            return before;
        }
        CompletableFuture<Probe> probe = new CompletableFuture<>();
        running = probe;
        Thread.ofPlatform()
                .daemon()
                .name("penstock-probe-" + target.database() + "-" + target.node())
                .start(() -> run(probe, deadline));
        return probe;
    }

    private void run(CompletableFuture<Probe> probe, Deadline deadline) {
        try {
            probe.complete(ask(deadline));
        } catch (PenstockException e) {
            probe.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            drop();
            probe.completeExceptionally(e);
        }
    }

    private Probe ask(Deadline deadline) {
        Connection before = kept();
        if (before != null) {
            try {
                return ask(before, deadline);
            } catch (SQLException e) {
                drop();
                // a server that was started anew has ended this connection, and is well: only another one can tell
                if (!driver.fatal(e) || deadline.expired()) {
                    throw driver.statementFailure(e);
                }
            }
        }
        try {
            return ask(dial(), deadline);
        } catch (SQLException e) {
            drop();
            throw driver.statementFailure(e);
        }
    }

    private Probe ask(Connection open, Deadline deadline) throws SQLException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos());
        return driver.probe(open, (int) Math.clamp(millis, 1, dialLimit.toMillis()));
    }

    private synchronized @Nullable Connection kept() {
        return connection;
    }

    private Connection dial() {
        Connection dialled;
        try {
            dialled = driver.connect(dialLimit);
        } catch (SQLException | RuntimeException e) {
            throw driver.connectFailure(e);
        }
        return keep(dialled);
    }

    private synchronized Connection keep(Connection dialled) {
        if (closed) {
            closeQuietly(dialled);
            throw new ClosedException(
                    ErrorCode.CLOSED,
                    "The pool of " + target.node() + " has been closed",
                    Diagnosis.of(Outcome.NOT_DONE, "Open the workspace again.").at(target.database(), target.node()),
                    null);
        }
        connection = dialled;
        return dialled;
    }

    private synchronized void drop() {
        if (connection != null) {
            closeQuietly(connection);
            connection = null;
        }
    }

    synchronized void close() {
        closed = true;
        if (connection != null) {
            Connection open = connection;
            connection = null;
            CompletableFuture<Probe> last = running;
            boolean asking = last != null && !last.isDone();
            // A probe may be waiting on it for an answer that never comes. Where none is, a cut would harm: SQLite's
            // last
            // connection takes the log into the file when it closes, unless it has been interrupted.
            Thread.ofPlatform().daemon().name("penstock-probe-closer").start(() -> {
                if (asking) {
                    abortQuietly(open);
                } else {
                    closeQuietly(open);
                }
            });
        }
    }

    private void abortQuietly(Connection open) {
        try {
            driver.abort(open);
            open.close();
        } catch (SQLException e) {
            // it goes anyway
        }
    }

    private static void closeQuietly(Connection open) {
        try {
            open.close();
        } catch (SQLException e) {
            // it goes anyway
        }
    }

    private PenstockException silent(long nanos) {
        String took = String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
        return driver.connectTooSlow(took).orElseGet(() -> silent(took));
    }

    private PenstockException silent(String took) {
        return new UnreachableException(
                ErrorCode.CONNECT_TIMEOUT,
                "The node at " + target.address().display() + " did not answer within " + took,
                Diagnosis.of(
                                Outcome.NOT_DONE,
                                "Check that the server is running and not overloaded, and that no"
                                        + " firewall drops its packets.")
                        .at(target.database(), target.node()),
                null);
    }
}
