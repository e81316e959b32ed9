package dev.penstock.connectors.tck.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.tck.RecordedWire;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One statement with many rows of values: all of them or none; for engines with {@link Capability#BATCHES}. */
public abstract class BatchContract extends SqlContract {
    private static final StatementOptions KEY =
            StatementOptions.builder().generatedKeys("id").build();

    /** For subclasses in other modules. */
    protected BatchContract() {}

    @BeforeEach
    final void requireCapability() {
        assertThat(can(Capability.BATCHES))
                .as("only connectors with batches run this theme")
                .isTrue();
    }

    private Lease withMadeTable() {
        run(texts().madeTable());
        return lease();
    }

    private static SqlStatement batch(@Nullable Object... names) {
        return SqlStatement.batch(
                "INSERT INTO made (name) VALUES (?)",
                Arrays.stream(names).map(Arrays::asList).toList());
    }

    @Test
    void batch_hasTheSumOfItsRows_andLeavesThemAll() {
        Lease lease = withMadeTable();

        assertThat(changed(lease, batch("a", "b", "c")).changed()).isEqualTo(3);
        assertThat(rows(lease, "SELECT name FROM made ORDER BY id"))
                .extracting(row -> row.text(0))
                .containsExactly("a", "b", "c");
        assertThat(changed(lease, SqlStatement.batch("DELETE FROM made WHERE name = ?", List.of()))
                        .changed())
                .isZero();
        assertThat(cell(lease, "SELECT count(*) FROM made")).isEqualTo("3");
    }

    @Test
    void batch_keys_areThoseOfItsRowsInOrderOrRefused() {
        Lease lease = withMadeTable();

        if (!can(Capability.GENERATED_KEYS)) {
            PenstockException failure = failure(() -> execute(lease, batch("a").with(KEY)));
            assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
            return;
        }

        List<Row> keys = changed(lease, batch("a", "b").with(KEY)).keys();

        assertThat(keys).hasSize(2);
        assertThat(cell(lease, "SELECT name FROM made WHERE id = ?", keys.get(1).get(0, Long.class)))
                .isEqualTo("b");
    }

    @Test
    void batch_withARowThatFails_leavesNone() {
        Lease lease = withMadeTable();

        PenstockException failure = failure(() -> execute(lease, batch("a", "b", "a", "c")));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
        assertThat(cell(lease, "SELECT count(*) FROM made")).isEqualTo("0");
        assertWorks(lease);
    }

    @Test
    void batch_inATransaction_isUndoneWithIt() {
        Lease lease = withMadeTable();
        lease.begin(TransactionOptions.DEFAULT);

        assertThat(changed(lease, batch("a", "b")).changed()).isEqualTo(2);
        lease.rollback(Wire.NONE);

        assertThat(cell(lease, "SELECT count(*) FROM made")).isEqualTo("0");
    }

    @Test
    void batch_withARowThatFails_insideATransaction_leavesNoneOfItsRows() {
        Lease lease = withMadeTable();
        lease.begin(TransactionOptions.DEFAULT);
        changed(lease, SqlStatement.of("INSERT INTO made (name) VALUES ('before')"));

        PenstockException failure = failure(() -> execute(lease, batch("a", "b", "a", "c")));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
        boolean open = lease.transaction() == TransactionState.OPEN;
        if (open) {
            assertThat(cell(lease, "SELECT name FROM made")).isEqualTo("before");
            lease.commit(Wire.NONE);
        } else {
            lease.rollback(Wire.NONE);
        }
        assertThat(cell(lease, "SELECT count(*) FROM made")).isEqualTo(open ? "1" : "0");
    }

    @Test
    void batch_withARowOfTooFewValues_isRefused_andLeavesNone() {
        Lease lease = withMadeTable();

        PenstockException failure = failure(() -> execute(
                lease, SqlStatement.batch("INSERT INTO made (name) VALUES (?)", List.of(List.of("a"), List.of()))));

        assertThat(failure.code()).isEqualTo(ErrorCode.VALUE_MISSING);
        assertThat(failure.getMessage()).contains("row 2");
        assertThat(cell(lease, "SELECT count(*) FROM made")).isEqualTo("0");
        assertWorks(lease);
    }

    @Test
    void batch_ofAStatementThatEndsATransaction_isRefused() {
        Lease lease = withMadeTable();

        PenstockException failure =
                failure(() -> execute(lease, SqlStatement.batch("COMMIT", List.of(List.of(), List.of()))));

        assertThat(failure.getMessage()).contains("COMMIT");
        assertWorks(lease);
    }

    @Test
    void wire_ofABatch_showsOneTransactionOfItsOwn() {
        Lease lease = withMadeTable();
        RecordedWire wire = new RecordedWire();

        execute(lease, batch("a", "b"), wire);

        assertThat(wire.steps()).containsExactly("sending OWN_TRANSACTION", "answered", "sending COMMIT", "answered");
    }
}
