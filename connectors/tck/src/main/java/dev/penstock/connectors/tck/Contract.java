package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A theme of the kit: a test bed of its own for each test, and what all themes need. */
@Timeout(120)
public abstract class Contract {
    /** Generous: a busy machine is slow and not wrong. */
    protected static final Duration LONG = Duration.ofSeconds(60);

    private final List<NodePool> pools = new ArrayList<>();
    private final List<Lease> leases = new ArrayList<>();
    private @Nullable TestBed bed;
    private @Nullable NodePool pool;

    /** For subclasses in other modules. */
    protected Contract() {}

    /** A test bed that no other test uses; closed after the test. */
    protected abstract TestBed bed();

    @BeforeEach
    final void openBed() {
        bed = bed();
    }

    @AfterEach
    final void closeBed() {
        leases.forEach(Lease::close);
        pools.forEach(NodePool::close);
        opened().close();
    }

    /** The test's own bed. */
    protected final TestBed opened() {
        return Objects.requireNonNull(bed);
    }

    /** The statements in the engine's language. */
    protected final TestStatements statements() {
        return opened().statements();
    }

    /** Whether the engine can do it through this connector. */
    protected final boolean can(Capability capability) {
        return opened().connector().capabilities().contains(capability);
    }

    /** The pool of most tests, of four connections at most. */
    protected final NodePool pool() {
        NodePool before = pool;
        if (before != null) {
            return before;
        }
        NodePool opened = pool(0, 4, LONG);
        pool = opened;
        return opened;
    }

    /** A pool with these limits. */
    protected final NodePool pool(int min, int max, Duration acquireTimeout) {
        return open(Targets.limited(opened().target(), new Profile.Pool(min, max, acquireTimeout)));
    }

    /** A pool that is closed after the test. */
    protected final NodePool open(NodeTarget target) {
        NodePool opened = opened().connector().open(target);
        pools.add(opened);
        return opened;
    }

    /** A lease that is closed after the test. */
    protected final Lease lease() {
        return lease(pool());
    }

    /** A lease of that pool that is closed after the test. */
    protected final Lease lease(NodePool of) {
        Lease lease = of.lease(Deadline.after(LONG));
        leases.add(lease);
        return lease;
    }

    /** Runs a statement on a lease. */
    protected final Result execute(Lease lease, Statement statement) {
        return execute(lease, statement, Wire.NONE);
    }

    /** Runs a statement on a lease, which reports its steps. */
    protected final Result execute(Lease lease, Statement statement, Wire wire) {
        return new LeaseCalls(opened().connector()).execute(lease, statement, wire);
    }

    /** Runs a statement that returns a count. */
    protected final Changed changed(Lease lease, Statement statement) {
        Result result = execute(lease, statement);
        assertThat(result).as(statement.text()).isInstanceOf(Changed.class);
        return (Changed) result;
    }

    /** Runs statements that return counts, each by itself, on a lease of their own. */
    protected final void change(Statement... statements) {
        try (Lease lease = pool().lease(Deadline.after(LONG))) {
            for (Statement statement : statements) {
                changed(lease, statement);
            }
        }
    }

    /** Adds items on a lease, and tells how many it has added. */
    protected final long insert(Lease lease, Item... items) {
        return changed(lease, statements().insert(items)).changed();
    }

    /** Runs a statement that returns rows or documents. */
    protected final Entries read(Lease lease, Statement statement) {
        return Entries.of(execute(lease, statement));
    }

    /** Runs a statement whose rows or documents come in batches. */
    protected final Entries read(Lease lease, Statement statement, int fetchSize) {
        return read(lease, streamed(statement, fetchSize));
    }

    /** The items that a lease sees. */
    protected final List<Item> items(Lease lease) {
        return read(lease, statements().items()).rest().stream()
                .map(statements()::item)
                .toList();
    }

    /** The items that a lease of its own sees. */
    protected final List<Item> items() {
        try (Lease lease = pool().lease(Deadline.after(LONG))) {
            return items(lease);
        }
    }

    /** A statement whose result comes in batches. */
    protected static Statement streamed(Statement statement, int fetchSize) {
        return statement.with(
                statement.options().toBuilder().fetchSize(fetchSize).build());
    }

    /** Shows that a lease still works. */
    protected final void assertWorks(Lease lease) {
        assertThat(lease.usable()).isTrue();
        assertThat(read(lease, statements().numbers(2)).rest())
                .extracting(entry -> entry.number("i"))
                .containsExactly(1L, 2L);
    }

    /** The failure of a call, which must be one of ours and say what a failure has to say. */
    protected static PenstockException failure(ThrowingCallable call) {
        return Failures.of(call);
    }

    /** Runs a statement that does not end by itself, cancels it, and returns how it failed. */
    protected final PenstockException cancelledWhileRunning(Lease lease, Statement statement) throws Exception {
        return Cancelling.whileRunning(this, lease, statement);
    }

    /** Waits until something holds. */
    protected static void await(String what, Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + LONG.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain until " + what).isLessThan(until);
            Thread.sleep(5);
        }
    }
}
