package dev.penstock.connectors.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import dev.penstock.engine.api.AdmissionException;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Probe;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The connections to one node, pooled by HikariCP. Safe for use by many threads. */
public final class JdbcNodePool implements NodePool {
    private static final long VALIDATION_MILLIS = 2_000;
    private static final long LONGEST_SLICE_MILLIS = 32;

    private final Function<NodeTarget, SqlDriver> drivers;
    private final ConnectionOpener opener;
    private final HikariConfig config;
    private final HikariPool pool;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile NodeTarget target;
    private volatile SqlDriver driver;
    private volatile ProbeConnection probes;
    private volatile Deadline patience = Deadline.NONE;
    private volatile boolean ended;

    /**
     * A pool to a node. Opens no connection before the first lease or probe.
     *
     * @param drivers makes the driver for a target: for this one, and for those it is refreshed with
     */
    public JdbcNodePool(NodeTarget target, Function<NodeTarget, SqlDriver> drivers) {
        this.drivers = drivers;
        this.target = target;
        this.driver = drivers.apply(target);
        this.opener = new ConnectionOpener(target, driver);
        this.probes = new ProbeConnection(target, driver, ConnectionOpener.limit(target));
        this.config = configuration(target, opener);
        this.pool = new HikariPool(config);
    }

    private static HikariConfig configuration(NodeTarget target, ConnectionOpener opener) {
        Profile.Pool limits = target.profile().pool();
        HikariConfig config = new HikariConfig();
        config.setPoolName("penstock-" + target.database() + "-" + target.node());
        config.setDataSource(opener);
        limit(config, limits);
        config.setInitializationFailTimeout(-1);
        // this pool checks connections itself; HikariCP's keepalive would only call HikariConnection, which is always
        // valid
        config.setKeepaliveTime(0);
        config.setMaxLifetime(TimeUnit.MINUTES.toMillis(30));
        config.validate();
        return config;
    }

    private static void limit(HikariConfig config, Profile.Pool limits) {
        config.setMaximumPoolSize(limits.max());
        config.setMinimumIdle(Math.min(limits.min(), limits.max()));
        // HikariCP warns of a time that has no effect
        boolean fixed = limits.min() >= limits.max();
        config.setIdleTimeout(fixed ? 0 : TimeUnit.MINUTES.toMillis(5));
    }

    @Override
    public Lease lease(Deadline deadline) {
        checkOpen();
        Connection borrowed = borrowed(1);
        if (borrowed != null) {
            PhysicalConnection physical = physical(borrowed);
            if (fresh(physical)) {
                return new JdbcLease(this, borrowed, physical);
            }
        }
        return leaseSlowly(borrowed, deadline);
    }

    private Lease leaseSlowly(@Nullable Connection first, Deadline limit) {
        Connection borrowed = first != null ? first : borrowSlowly(limit);
        PhysicalConnection physical = physical(borrowed);
        while (!fresh(physical) && !alive(borrowed, physical, limit)) {
            borrowed = borrowSlowly(limit);
            physical = physical(borrowed);
        }
        return new JdbcLease(this, borrowed, physical);
    }

    private boolean fresh(PhysicalConnection physical) {
        return physical.fresh(opener.losses());
    }

    /** Null if none is free within that time. */
    private @Nullable Connection borrowed(long millis) {
        try {
            return pool.getConnection(millis);
        } catch (SQLException e) {
            return null;
        }
    }

    /** Waits in slices, so that a failed connect ends the wait at once instead of at the deadline. */
    private Connection borrowSlowly(Deadline limit) {
        long startedAt = System.nanoTime();
        long failuresBefore = opener.request();
        long slice = 1;
        while (true) {
            checkOpen();
            PenstockException failure = opener.failedSince(failuresBefore);
            if (failure != null) {
                throw failure;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(limit.remainingNanos());
            if (left <= 0) {
                throw late(System.nanoTime() - startedAt);
            }
            Connection borrowed = borrowed(Math.min(slice, left));
            if (borrowed != null) {
                return borrowed;
            }
            checkInterrupt();
            slice = Math.min(slice * 2, LONGEST_SLICE_MILLIS);
        }
    }

    /** HikariCP does not wait on an interrupted thread: to go on would only spin. */
    private void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException(
                    ErrorCode.INTERRUPTED,
                    "The thread was interrupted while it waited for a connection",
                    diagnosis("Do not interrupt a thread that runs statements: cancel the statement instead."),
                    null);
        }
    }

    private PenstockException late(long nanos) {
        String took = String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
        if (opener.connecting()) {
            return driver.connectTooSlow(took).orElseGet(() -> silent(took, null));
        }
        PoolState now = state();
        return new AdmissionException(
                ErrorCode.POOL_TIMEOUT,
                noneInTime(now, took),
                diagnosis(
                        now.active() < now.max()
                                ? "Try again. If it happens often, check whether this machine or the server is overloaded."
                                : "Raise pool.max or pool.acquire-timeout of database '" + target.database()
                                        + "', or look for statements and transactions that hold their connection too"
                                        + " long."),
                null);
    }

    /** States what is known: all were in use, or only that none came, as on a machine that stood still meanwhile. */
    static String noneInTime(PoolState pool, String took) {
        return pool.active() < pool.max()
                ? "No connection came within " + took + ", though only " + pool.active() + " of " + pool.max()
                        + " are in use"
                : "All " + pool.max() + " connections of the pool were in use for " + took;
    }

    private PenstockException silent(String took, @Nullable Exception cause) {
        return new UnreachableException(
                ErrorCode.CONNECT_TIMEOUT,
                "The node at " + target.address().display() + " did not answer within " + took,
                diagnosis("Check that the server is running, that no firewall drops its packets, and that address and"
                        + " port in 'nodes' are right."),
                cause);
    }

    private Diagnosis diagnosis(String advice) {
        return Diagnosis.of(Outcome.NOT_DONE, advice)
                .at(target.database(), target.node())
                .with(state());
    }

    private boolean alive(Connection borrowed, PhysicalConnection physical, Deadline limit) {
        long left = TimeUnit.NANOSECONDS.toMillis(limit.remainingNanos());
        int millis = (int) Math.clamp(left, 1, VALIDATION_MILLIS);
        int lostBefore = opener.losses();
        try {
            physical.driver().validate(physical.connection(), millis);
            physical.alive(lostBefore);
            return true;
        } catch (SQLException e) {
            discard(borrowed);
            if (limit.expired()) {
                throw silent(millis / 1000.0 + " s", e);
            }
            return false;
        } catch (RuntimeException | Error e) {
            discard(borrowed);
            throw e;
        }
    }

    private static PhysicalConnection physical(Connection borrowed) {
        try {
            return HikariConnection.physical(borrowed);
        } catch (SQLException e) {
            throw new IllegalStateException("The pool returned a connection that it has not opened", e);
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new ClosedException(
                    ErrorCode.CLOSED,
                    "The pool of " + target.node() + " has been closed",
                    diagnosis("Open the workspace again."),
                    null);
        }
    }

    /** Refuses the statements of a lease if the pool was closed and its grace period is over. */
    void checkNotEnded() {
        if (ended) {
            checkOpen();
        }
    }

    /** Takes back a connection that is as it was lent. */
    void giveBack(Connection borrowed) {
        if (closed.get() || pool.getTotalConnections() > config.getMaximumPoolSize()) {
            discard(borrowed);
            return;
        }
        try {
            borrowed.close();
        } catch (SQLException e) {
            discard(borrowed);
        }
    }

    /** Takes back a connection and closes it. */
    void discard(Connection borrowed) {
        pool.evictConnection(borrowed);
    }

    @Override
    public PoolState state() {
        return new PoolState(
                target.node(),
                pool.getActiveConnections(),
                pool.getIdleConnections(),
                pool.getThreadsAwaitingConnection(),
                target.profile().pool().max());
    }

    @Override
    public Probe probe(Deadline deadline) {
        checkOpen();
        while (true) {
            ProbeConnection line = probes;
            try {
                return line.probe(deadline);
            } catch (ClosedException replaced) {
                if (line.equals(probes)) {
                    throw replaced;
                }
            }
        }
    }

    @Override
    public synchronized void refresh(NodeTarget renewed) {
        checkOpen();
        NodeTarget before = target;
        target = renewed;
        limit(config, renewed.profile().pool());
        if (!sameServer(before, renewed)) {
            driver = drivers.apply(renewed);
            opener.renew(renewed, driver);
            ProbeConnection old = probes;
            probes = new ProbeConnection(renewed, driver, ConnectionOpener.limit(renewed));
            old.close();
            pool.softEvictConnections();
        } else if (!before.equals(renewed)) {
            opener.renew(renewed, driver);
        }
        evictSurplus(renewed.profile().pool().max());
    }

    /** Whether connections to the one are as good as those to the other. */
    private static boolean sameServer(NodeTarget one, NodeTarget other) {
        Profile a = one.profile();
        Profile b = other.profile();
        return one.address().equals(other.address())
                && Objects.equals(a.username(), b.username())
                && Objects.equals(a.password(), b.password())
                && Objects.equals(a.databaseName(), b.databaseName())
                && a.tls().equals(b.tls());
    }

    /** Closes idle connections beyond the limit; those in use are beyond it only until they come back. */
    private void evictSurplus(int max) {
        while (pool.getTotalConnections() > max && pool.getIdleConnections() > 0) {
            Connection idle = borrowed(1);
            if (idle == null) {
                return;
            }
            discard(idle);
        }
    }

    @Override
    public void drain() {
        pool.softEvictConnections();
    }

    @Override
    public void close(Duration grace) {
        shorten(Deadline.after(grace));
        if (closed.getAndSet(true)) {
            return;
        }
        opener.close();
        probes.close();
        pool.softEvictConnections();
        while (pool.getActiveConnections() > 0
                && !patience.expired()
                && !Thread.currentThread().isInterrupted()) {
            pause();
        }
        ended = true;
        try {
            pool.shutdown();
            probes.awaitClosed(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void shorten(Deadline grace) {
        patience = patience.earlier(grace);
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
