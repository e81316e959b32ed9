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
 * The connection of the probes: one beside the pool, kept open. A probe runs on a thread of its own, because no driver
 * limits its login to the millisecond. A probe that takes too long ends later by itself.
 */
final class ProbeConnection {
    private final NodeTarget target;
    private final SqlDriver driver;
    private final Duration connectLimit;
    private @Nullable CompletableFuture<Probe> running;
    private @Nullable Connection connection;
    private boolean closed;

    ProbeConnection(NodeTarget target, SqlDriver driver, Duration connectLimit) {
        this.target = target;
        this.driver = driver;
        this.connectLimit = connectLimit;
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
            probe.complete(probeOnce(deadline));
        } catch (PenstockException e) {
            probe.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            drop();
            probe.completeExceptionally(e);
        }
    }

    private Probe probeOnce(Deadline deadline) {
        Connection before = kept();
        if (before != null) {
            try {
                return probe(before, deadline);
            } catch (SQLException e) {
                drop();
                // a server that was restarted has closed this connection and may be up: only a new connection shows it
                if (!driver.fatal(e) || deadline.expired()) {
                    throw driver.statementFailure(e, Outcome.NOT_DONE);
                }
            }
        }
        try {
            return probe(connect(), deadline);
        } catch (SQLException e) {
            drop();
            throw driver.statementFailure(e, Outcome.NOT_DONE);
        }
    }

    private Probe probe(Connection open, Deadline deadline) throws SQLException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos());
        return driver.probe(open, (int) Math.clamp(millis, 1, connectLimit.toMillis()));
    }

    private synchronized @Nullable Connection kept() {
        return connection;
    }

    private Connection connect() {
        Connection opened;
        try {
            opened = driver.connect(connectLimit);
        } catch (SQLException | RuntimeException e) {
            throw driver.connectFailure(e);
        }
        return keep(opened);
    }

    private synchronized Connection keep(Connection opened) {
        if (closed) {
            closeQuietly(opened);
            throw new ClosedException(
                    ErrorCode.CLOSED,
                    "The pool of " + target.node() + " has been closed",
                    Diagnosis.of(Outcome.NOT_DONE, "Open the workspace again.").at(target.database(), target.node()),
                    null);
        }
        connection = opened;
        return opened;
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
            boolean probing = last != null && !last.isDone();
            // A probe may wait on it for an answer that never comes, so it is aborted. Without a probe an abort would
            // do harm: SQLite's last connection moves the log into the file when it closes, unless it was interrupted.
            Thread.ofPlatform().daemon().name("penstock-probe-closer").start(() -> {
                if (probing) {
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
            // it is not used again
        }
    }

    private static void closeQuietly(Connection open) {
        try {
            open.close();
        } catch (SQLException e) {
            // it is not used again
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
