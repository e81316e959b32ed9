package dev.penstock.connectors.tck.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows in batches, and the limits on what is held of a result. */
public abstract class SqlStreamingContract extends SqlContract {
    /** For subclasses in other modules. */
    protected SqlStreamingContract() {}

    @Test
    void rows_none_haveColumnsAndNoBatch() {
        Rows rows = rows(execute(lease(), streamed(texts().numbers(0), 10)));

        assertThat(rows.columns()).hasSize(1);
        assertThat(rows.next()).isNull();
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
    void writeThatReturnsRows_streamed_isCommittedWhenReadOrRefused() {
        Lease lease = lease();
        run(lease, ITEM);
        SqlStatement write = streamed("INSERT INTO item VALUES (1, 'a'), (2, 'b'), (3, 'c') RETURNING id", 2);

        if (can(Capability.RETURNING)) {
            assertThat(rows(execute(lease, write)).toList(9)).hasSize(3);
        } else {
            failure(() -> execute(lease, write));
        }

        assertThat(cell("SELECT count(*) FROM item")).isEqualTo(can(Capability.RETURNING) ? "3" : "0");
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
