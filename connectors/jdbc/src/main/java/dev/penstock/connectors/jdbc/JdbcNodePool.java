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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The connections to one node, pooled by HikariCP. Safe for use by many threads. */
public final class JdbcNodePool implements NodePool {
    private static final Duration SHORTEST_CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final long VALIDATION_MILLIS = 2_000;
    private static final long LONGEST_SLICE_MILLIS = 32;

    private final NodeTarget target;
    private final SqlDriver driver;
    private final SqlScripts scripts;
    private final ConnectionOpener opener;
    private final HikariPool pool;
    private final ProbeConnection probes;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Deadline patience = Deadline.NONE;
    private volatile boolean ended;
    private final AtomicInteger lost = new AtomicInteger();

    /** A pool to the driver's node. Opens no connection before the first lease or probe. */
    public JdbcNodePool(NodeTarget target, SqlDriver driver) {
        this.target = target;
        this.driver = driver;
        this.scripts = new SqlScripts(driver.engine());
        Profile.Pool limits = target.profile().pool();
        Duration connectLimit = limits.acquireTimeout().compareTo(SHORTEST_CONNECT_LIMIT) > 0
                ? limits.acquireTimeout()
                : SHORTEST_CONNECT_LIMIT;
        this.opener = new ConnectionOpener(driver, connectLimit, limits.min() > 0);
        this.probes = new ProbeConnection(target, driver, connectLimit);
        this.pool = new HikariPool(configuration(target, opener));
    }

    private static HikariConfig configuration(NodeTarget target, ConnectionOpener opener) {
        Profile.Pool limits = target.profile().pool();
        HikariConfig config = new HikariConfig();
        config.setPoolName("penstock-" + target.database() + "-" + target.node());
        config.setDataSource(opener);
        config.setMaximumPoolSize(limits.max());
        config.setMinimumIdle(Math.min(limits.min(), limits.max()));
        config.setInitializationFailTimeout(-1);
        // this pool checks connections itself; HikariCP's keepalive would only call HikariConnection, which is always
        // valid
        config.setKeepaliveTime(0);
        // HikariCP warns of a time that has no effect
        boolean fixed = limits.min() >= limits.max();
        config.setIdleTimeout(fixed ? 0 : TimeUnit.MINUTES.toMillis(5));
        config.setMaxLifetime(TimeUnit.MINUTES.toMillis(30));
        config.validate();
        return config;
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
        return leaseSlowly(borrowed, deadline.within(target.profile().pool().acquireTimeout()));
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
        return physical.fresh(lost.get());
    }

    /** Notes that a connection broke in use: the others may be broken too, even if they were used just now. */
    void lost() {
        lost.incrementAndGet();
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
                    ErrorCode.CANCELLED,
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
        int lostBefore = lost.get();
        try {
            driver.validate(physical.connection(), millis);
            physical.alive(lostBefore);
            return true;
        } catch (SQLException e) {
            discard(borrowed);
            if (limit.expired()) {
                throw silent(millis / 1000.0 + " s", e);
            }
            return false;
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

    NodeTarget target() {
        return target;
    }

    SqlDriver driver() {
        return driver;
    }

    SqlScripts scripts() {
        return scripts;
    }

    /** Takes back a connection whose state nothing has changed. */
    void giveBack(Connection borrowed) {
        if (closed.get()) {
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
        return probes.probe(deadline);
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
