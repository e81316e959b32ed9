package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
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
    static final Duration LONG = Duration.ofSeconds(60);

    /** Makes the table that most tests write to. */
    static final String ITEM = "CREATE TABLE item (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(100))";

    private final List<NodePool> pools = new ArrayList<>();
    private final List<Lease> leases = new ArrayList<>();
    private @Nullable TestBed bed;
    private @Nullable NodePool pool;

    /** For subclasses in other modules. */
    protected Contract() {}

    /** A test bed that nobody else uses; closed after the test. */
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

    /** The test's own. */
    final TestBed opened() {
        return Objects.requireNonNull(bed);
    }

    final Texts texts() {
        return opened().texts();
    }

    final boolean can(Capability capability) {
        return opened().connector().capabilities().contains(capability);
    }

    /** The pool of most tests, of four connections at most. */
    final NodePool pool() {
        NodePool before = pool;
        if (before != null) {
            return before;
        }
        NodePool opened = pool(0, 4, LONG);
        pool = opened;
        return opened;
    }

    /** A pool with these limits. */
    final NodePool pool(int min, int max, Duration acquireTimeout) {
        return open(Targets.limited(opened().target(), new Profile.Pool(min, max, acquireTimeout)));
    }

    /** A pool that is closed after the test. */
    final NodePool open(NodeTarget target) {
        NodePool opened = opened().connector().open(target);
        pools.add(opened);
        return opened;
    }

    /** A lease that is closed after the test. */
    final Lease lease() {
        return lease(pool());
    }

    /** A lease of that pool that is closed after the test. */
    final Lease lease(NodePool of) {
        Lease lease = of.lease(Deadline.after(LONG));
        leases.add(lease);
        return lease;
    }

    /** Runs statements that return no rows, each by itself, on a lease of its own. */
    final void run(String... statements) {
        try (Lease lease = pool().lease(Deadline.after(LONG))) {
            for (String sql : statements) {
                run(lease, sql);
            }
        }
    }

    /** Runs a statement on a lease. */
    final Result execute(Lease lease, Statement statement) {
        return new LeaseCalls(opened().connector()).execute(lease, statement);
    }

    /** Runs a statement that returns no rows, and tells how many it changed. */
    final long run(Lease lease, String sql, @Nullable Object... values) {
        Result result = execute(lease, SqlStatement.of(sql, values));
        assertThat(result).as(sql).isInstanceOf(Changed.class);
        return ((Changed) result).changed();
    }

    /** Runs a query and reads it whole. */
    final List<Row> rows(Lease lease, String sql, @Nullable Object... values) {
        return rows(execute(lease, SqlStatement.of(sql, values))).toList(1_000_000);
    }

    /** A result that has rows. */
    static Rows rows(@Nullable Result result) {
        assertThat(result).isInstanceOf(Rows.class);
        return (Rows) Objects.requireNonNull(result);
    }

    /** Runs a query and reads its only cell as the server writes it. */
    final @Nullable String cell(Lease lease, String sql, @Nullable Object... values) {
        List<Row> rows = rows(lease, sql, values);
        assertThat(rows).as(sql).hasSize(1);
        return rows.getFirst().text(0);
    }

    /** Runs a query on a lease of its own and reads its only cell as the server writes it. */
    final @Nullable String cell(String sql) {
        try (Lease lease = pool().lease(Deadline.after(LONG))) {
            return cell(lease, sql);
        }
    }

    /** A statement whose rows come in batches. */
    static SqlStatement streamed(String sql, int fetchSize) {
        return SqlStatement.of(sql)
                .with(StatementOptions.builder().fetchSize(fetchSize).build());
    }

    /** Shows that a lease still works. */
    final void assertWorks(Lease lease) {
        assertThat(lease.usable()).isTrue();
        assertThat(cell(lease, "SELECT 41 + 1")).isEqualTo("42");
    }

    /** The failure of a call, which must be one of ours and say what a failure has to say. */
    static PenstockException failure(ThrowingCallable call) {
        return Failures.of(call);
    }

    /** Waits until something holds. */
    static void await(String what, Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + LONG.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain until " + what).isLessThan(until);
            Thread.sleep(5);
        }
    }
}
