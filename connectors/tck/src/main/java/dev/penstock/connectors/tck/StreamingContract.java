package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results in batches, and the limits on what is held of a result. */
public abstract class StreamingContract extends Contract {
    /** For subclasses in other modules. */
    protected StreamingContract() {}

    @Test
    void batches_areNoLargerThanTheFetchSize() {
        Rows rows = rows(execute(lease(), streamed(texts().numbers(2_500), 1_000)));
        List<Integer> sizes = new ArrayList<>();
        for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
            sizes.add(batch.size());
        }

        assertThat(sizes).containsExactly(1_000, 1_000, 500);
        assertThat(rows.next()).isNull();
    }

    @Test
    void batches_thatEndWithTheRows_areFollowedByNone() {
        Rows rows = rows(execute(lease(), streamed(texts().numbers(20), 10)));

        assertThat(Objects.requireNonNull(rows.next()).size()).isEqualTo(10);
        assertThat(Objects.requireNonNull(rows.next()).size()).isEqualTo(10);
        assertThat(rows.next()).isNull();
    }

    @Test
    void rows_ofManyBatches_comeOnceAndInOrder() {
        List<Long> seen = new ArrayList<>();
        rows(execute(lease(), streamed(texts().numbers(10_007), 97)))
                .forEachRow(row -> seen.add(((Number) Objects.requireNonNull(row.get("i"))).longValue()));

        assertThat(seen).hasSize(10_007).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void rows_none_haveColumnsAndNoBatch() {
        Rows rows = rows(execute(lease(), streamed(texts().numbers(0), 10)));

        assertThat(rows.columns()).hasSize(1);
        assertThat(rows.next()).isNull();
    }

    @Test
    void firstRows_comeBeforeTheServerHasMadeTheLast() {
        Lease lease = lease();
        Rows rows = rows(execute(lease, streamed(texts().numbers(1_000_000_000_000L), 100)));
        for (int i = 0; i < 5; i++) {
            assertThat(Objects.requireNonNull(rows.next()).size()).isEqualTo(100);
        }
        rows.close();

        assertThat(rows.next()).isNull();
        assertWorks(lease);
    }

    @Test
    void resultLargerThanTheHeapMayTake_isReadInBatches() {
        Lease lease = lease();
        String sql = "SELECT i, " + texts().text(512 << 10) + " AS filling FROM (" + texts().numbers(600) + ") AS n";
        long[] read = new long[2];

        rows(execute(lease, streamed(sql, 10))).forEachRow(row -> {
            read[0]++;
            read[1] += Objects.requireNonNull(row.text("filling")).length();
        });

        assertThat(read[0]).isEqualTo(600);
        assertThat(read[1]).isEqualTo(600L * (512 << 10));
    }

    @Test
    void close_twiceAndInTheMiddle_leavesTheLeaseUsable() {
        Lease lease = lease();
        Rows rows = rows(execute(lease, streamed(texts().numbers(1_000), 10)));
        rows.next();
        rows.close();
        rows.close();

        assertWorks(lease);
    }

    @Test
    void nextStatement_closesRowsThatAreStillOpen() {
        Lease lease = lease();
        Rows rows = rows(execute(lease, streamed(texts().numbers(1_000), 10)));
        rows.next();

        assertWorks(lease);
        assertThat(rows.next()).isNull();
        rows.close();
        assertWorks(lease);
    }

    @Test
    void failureInALaterBatch_isToldThereAndLeavesTheLeaseUsable() {
        Lease lease = lease();
        Rows rows = rows(execute(lease, streamed(texts().failingAt(25), 10)));
        assertThat(Objects.requireNonNull(rows.next()).size()).isEqualTo(10);
        assertThat(Objects.requireNonNull(rows.next()).size()).isEqualTo(10);

        PenstockException failure = failure(rows::next);

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(rows.next()).isNull();
        assertWorks(lease);
    }

    @Test
    void rowsInATransaction_readToTheirEnd_leaveItOpen() {
        Lease lease = lease();
        run(lease, ITEM);
        lease.begin(TransactionOptions.DEFAULT);
        run(lease, "INSERT INTO item VALUES (1, 'gone')");
        rows(execute(lease, streamed("SELECT id FROM item", 10))).toList(9);
        lease.rollback(Wire.NONE);

        assertThat(rows(lease, "SELECT id FROM item")).isEmpty();
    }

    @Test
    void writeThatReturnsRows_streamed_isCommittedWhenRead() {
        Lease lease = lease();
        run(lease, ITEM);
        rows(execute(lease, streamed("INSERT INTO item VALUES (1, 'a'), (2, 'b'), (3, 'c') RETURNING id", 2)))
                .toList(9);

        assertThat(cell("SELECT count(*) FROM item")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10})
    void cellBeyondTheLimit_isRefusedWithRowColumnSizeAndLimit(int fetchSize) {
        Lease lease = lease();
        run(lease, "CREATE TABLE document (id INTEGER NOT NULL PRIMARY KEY, body TEXT)");
        run(lease, "INSERT INTO document VALUES (1, 'short'), (2, NULL)");
        run(lease, "INSERT INTO document SELECT 3, " + texts().text(3_000));
        StatementOptions options = StatementOptions.builder()
                .fetchSize(fetchSize)
                .maxCellBytes(1_000)
                .build();
        SqlStatement read =
                SqlStatement.of("SELECT id, body FROM document ORDER BY id").with(options);

        PenstockException failure = failure(() -> rows(execute(lease, read)).toList(9));

        assertThat(failure).isInstanceOf(ResultException.class);
        assertThat(failure.code()).isEqualTo(ErrorCode.CELL_TOO_LARGE);
        assertThat(failure.summary()).contains("row 3", "'body'", "3000 bytes", "1000");
        assertWorks(lease);
    }

    @Test
    void cellAtTheLimit_isRead() {
        StatementOptions options =
                StatementOptions.builder().maxCellBytes(1_000).build();

        assertThat(rows(execute(
                                lease(),
                                SqlStatement.of("SELECT " + texts().text(1_000) + " AS body")
                                        .with(options)))
                        .toList(1))
                .singleElement()
                .satisfies(row -> assertThat(row.text(0)).hasSize(1_000));
    }
}
