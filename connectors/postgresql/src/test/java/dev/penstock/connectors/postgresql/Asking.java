package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.connectors.tck.LeaseCalls;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.Wire;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What most tests ask of a lease or of a failure. */
final class Asking {
    /** Generous: a busy machine is slow and not wrong. */
    static final Duration LONG = Duration.ofSeconds(60);

    private static final LeaseCalls CALLS = new LeaseCalls(new PostgresConnector());

    private Asking() {}

    static Result execute(Lease lease, Statement statement) {
        return CALLS.execute(lease, statement);
    }

    static Result execute(Lease lease, Statement statement, Wire wire) {
        return CALLS.execute(lease, statement, wire);
    }

    static Lease lease(NodePool pool) {
        return pool.lease(Deadline.after(LONG));
    }

    static void run(Lease lease, String... statements) {
        for (String sql : statements) {
            execute(lease, SqlStatement.of(sql));
        }
    }

    static Row row(Lease lease, SqlStatement statement) {
        List<Row> rows = ((Rows) execute(lease, statement)).toList(9);
        assertThat(rows).as(statement.text()).hasSize(1);
        return rows.getFirst();
    }

    static @Nullable String cell(Lease lease, String sql, @Nullable Object... values) {
        return row(lease, SqlStatement.of(sql, values)).text(0);
    }

    static SqlStatement streamed(String sql, int fetchSize) {
        return SqlStatement.of(sql)
                .with(StatementOptions.builder().fetchSize(fetchSize).build());
    }

    static void assertWorks(Lease lease) {
        assertThat(lease.usable()).isTrue();
        assertThat(cell(lease, "SELECT 41 + 1")).isEqualTo("42");
    }

    /** The failure of a call; it prints no secret and says what to do. */
    static PenstockException failure(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(PenstockException.class);
        PenstockException failure = (PenstockException) thrown;
        assertThat(failure.diagnosis().advice()).endsWith(".");
        assertThat(failure.summary()).doesNotEndWith(".");
        return failure;
    }

    /** All that a failure would print anywhere. */
    static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + LONG.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain until " + what).isLessThan(until);
            Thread.sleep(5);
        }
    }
}
