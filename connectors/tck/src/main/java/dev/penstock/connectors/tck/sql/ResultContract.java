package dev.penstock.connectors.tck.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Results that are read at once: types, NULLs, counts, several in one text. */
public abstract class ResultContract extends SqlContract {
    /** For subclasses in other modules. */
    protected ResultContract() {}

    @Test
    void rows_ofEachKind_areTyped() {
        Lease lease = lease();
        run(lease, sample());
        byte[] bytes = {0, 1, (byte) 0xFF};
        run(lease, "INSERT INTO sample VALUES (?, ?, ?, ?)", 7L, 2.5, "words – ü 🐘", bytes);

        Rows rows = rows(execute(lease, SqlStatement.of("SELECT whole, number, words, bytes FROM sample")));

        assertThat(rows.columns()).extracting(Column::name).containsExactly("whole", "number", "words", "bytes");
        assertThat(rows.columns())
                .<Class<?>>extracting(Column::javaType)
                .containsExactly(Long.class, Double.class, String.class, byte[].class);
        assertThat(rows.columns())
                .allSatisfy(column -> assertThat(column.databaseType()).isNotEmpty());
        Row row = rows.toList(1).getFirst();
        assertThat(row.get("whole")).isEqualTo(7L);
        assertThat(row.get("number")).isEqualTo(2.5);
        assertThat(row.get("words")).isEqualTo("words – ü 🐘");
        assertThat(row.get("bytes")).isEqualTo(bytes);
        assertThat(row.text("whole")).isEqualTo("7");
        assertThat(row.text("number")).isEqualTo("2.5");
    }

    @Test
    void rows_ofNulls_areNullAsValueAndAsText() {
        Lease lease = lease();
        run(lease, sample());
        run(lease, "INSERT INTO sample VALUES (?, ?, ?, ?)", null, null, null, null);

        Row row = rows(lease, "SELECT whole, number, words, bytes FROM sample").getFirst();

        for (int column = 0; column < 4; column++) {
            assertThat(row.get(column)).isNull();
            assertThat(row.text(column)).isNull();
        }
    }

    @Test
    void rows_ofExtremes_loseNothing() {
        Lease lease = lease();
        run(lease, sample());
        String longText = "ä".repeat(70_000);
        run(lease, "INSERT INTO sample VALUES (?, ?, ?, ?)", Long.MIN_VALUE, Double.MIN_VALUE, "", new byte[0]);
        run(lease, "INSERT INTO sample VALUES (?, ?, ?, ?)", 0L, 0.1, "'\"\\;--\n", new byte[1]);
        run(
                lease,
                "INSERT INTO sample VALUES (?, ?, ?, ?)",
                Long.MAX_VALUE,
                Double.MAX_VALUE,
                longText,
                longText.getBytes(StandardCharsets.UTF_8));

        List<Row> rows = rows(lease, "SELECT whole, number, words, bytes FROM sample ORDER BY whole");

        assertThat(rows).extracting(row -> row.get(0)).containsExactly(Long.MIN_VALUE, 0L, Long.MAX_VALUE);
        assertThat(rows).extracting(row -> row.get(1)).containsExactly(Double.MIN_VALUE, 0.1, Double.MAX_VALUE);
        assertThat(rows).extracting(row -> row.get(2)).containsExactly("", "'\"\\;--\n", longText);
        assertThat(rows)
                .extracting(row -> row.get(3))
                .containsExactly(new byte[0], new byte[1], longText.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rows_none_stillHaveColumns() {
        Lease lease = lease();
        run(lease, ITEM);

        Rows rows = rows(execute(lease, SqlStatement.of("SELECT id, name AS label FROM item")));

        assertThat(rows.columns()).extracting(Column::name).containsExactly("id", "label");
        assertThat(rows.next()).isNull();
        assertThat(rows.next()).isNull();
    }

    @Test
    void rows_twoColumnsOfOneName_areBothThere() {
        Row row = rows(lease(), "SELECT 1 AS a, 2 AS a").getFirst();

        assertThat(row.text(0)).isEqualTo("1");
        assertThat(row.text(1)).isEqualTo("2");
    }

    @Test
    void batch_placesOutside_areRefused() {
        RowBatch batch = Objects.requireNonNull(
                rows(execute(lease(), SqlStatement.of("SELECT 1 AS a"))).next());

        assertThat(batch.size()).isEqualTo(1);
        assertThatThrownBy(() -> batch.value(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> batch.text(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void batch_afterLeaseIsGivenBack_isStillValid() {
        RowBatch batch;
        try (Lease lease = lease()) {
            batch = Objects.requireNonNull(
                    rows(execute(lease, SqlStatement.of("SELECT 'kept' AS a"))).next());
        }
        run(ITEM);

        assertThat(batch.value(0, 0)).isEqualTo("kept");
    }

    @Test
    void count_ofEachKindOfWrite_isHowManyRowsChanged() {
        Lease lease = lease();

        assertThat(run(lease, ITEM)).isZero();
        assertThat(run(lease, "INSERT INTO item VALUES (1, 'a'), (2, 'b'), (3, 'c')"))
                .isEqualTo(3);
        assertThat(run(lease, "UPDATE item SET name = 'x' WHERE id > 1")).isEqualTo(2);
        assertThat(run(lease, "UPDATE item SET name = 'x' WHERE id > 9")).isZero();
        assertThat(run(lease, "DELETE FROM item WHERE id = 1")).isEqualTo(1);
        assertThat(run(lease, "WITH old AS (SELECT 2 AS id) DELETE FROM item WHERE id IN (SELECT id FROM old)"))
                .isEqualTo(1);
        assertThat(run(lease, "DROP TABLE item")).isZero();
    }

    @Test
    void writesThatReturnRows_returnThemOrAreRefused() {
        Lease lease = lease();
        run(lease, ITEM);
        String write = "INSERT INTO item VALUES (1, 'a'), (2, 'b') RETURNING id";
        if (!can(Capability.RETURNING)) {
            assertThat(failure(() -> execute(lease, SqlStatement.of(write))).code())
                    .isIn(ErrorCode.STATEMENT_REJECTED, ErrorCode.UNSUPPORTED);
            assertThat(cell(lease, "SELECT count(*) FROM item")).isEqualTo("0");
            return;
        }

        assertThat(rows(lease, write)).hasSize(2);
        assertThat(cell(lease, "SELECT count(*) FROM item")).isEqualTo("2");
    }

    @Test
    void tableChanged_betweenTwoRunsOfOneText_hasItsColumnsOfNow() {
        Lease lease = lease();
        run(lease, ITEM);
        run(lease, "INSERT INTO item VALUES (1, 'a')");
        String text = "SELECT * FROM item WHERE id = ?";
        for (int i = 0; i < 8; i++) {
            assertThat(rows(lease, text, 1).getFirst().columns()).hasSize(2);
        }
        run(lease, "ALTER TABLE item ADD COLUMN more VARCHAR(9)");

        assertThat(rows(lease, text, 1).getFirst().columns()).hasSize(3);
    }

    @Test
    void severalStatements_canOrRefused() {
        Lease lease = lease();
        String text = ITEM + "; INSERT INTO item VALUES (1, 'a;b') ; SELECT name FROM item; -- end";
        if (!can(Capability.SEVERAL_STATEMENTS)) {
            assertThat(failure(() -> execute(lease, SqlStatement.of(text))).code())
                    .isEqualTo(ErrorCode.UNSUPPORTED);
            return;
        }

        Result result = execute(lease, SqlStatement.of(text));

        assertThat(result).isInstanceOf(Several.class);
        Several several = (Several) result;
        assertThat(several.next()).isEqualTo(Changed.of(0));
        assertThat(several.next()).isEqualTo(Changed.of(1));
        assertThat(rows(several.next()).toList(9))
                .extracting(row -> row.text(0))
                .containsExactly("a;b");
        assertThat(several.next()).isNull();
        several.close();
        assertWorks(lease);
    }

    @Test
    void severalStatements_oneFails_theRestIsNotRun() {
        Lease lease = lease();
        run(lease, ITEM);
        Several several = (Several) execute(
                lease,
                SqlStatement.of("INSERT INTO item VALUES (1, 'a');"
                        + " INSERT INTO nowhere VALUES (1); INSERT INTO item VALUES (2, 'b')"));

        assertThat(several.next()).isEqualTo(Changed.of(1));
        assertThat(failure(several::next).code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(several.next()).isNull();
        assertThat(cell(lease, "SELECT count(*) FROM item")).isEqualTo("1");
    }

    @Test
    void severalStatements_leftUnread_areNotRun() {
        Lease lease = lease();
        run(lease, ITEM);
        Several several = (Several)
                execute(lease, SqlStatement.of("INSERT INTO item VALUES (1, 'a'); INSERT INTO item VALUES (2, 'b')"));
        several.next();
        several.close();

        assertThat(several.next()).isNull();
        assertThat(cell(lease, "SELECT count(*) FROM item")).isEqualTo("1");
    }

    @Test
    void oneStatement_withSemicolonAndComments_isNoneOfSeveral() {
        assertThat(execute(lease(), SqlStatement.of("/* first; */ SELECT 1; -- last;")))
                .isInstanceOf(Rows.class);
    }

    @Test
    void noStatement_isRefused() {
        Lease lease = lease();
        for (String text : List.of("", "  \n", "-- nothing", "/* nothing */ ;")) {
            assertThat(failure(() -> execute(lease, SqlStatement.of(text))).code())
                    .isEqualTo(ErrorCode.STATEMENT_REJECTED);
        }
        assertWorks(lease);
    }

    private String sample() {
        return "CREATE TABLE sample (whole BIGINT, number DOUBLE PRECISION, words TEXT, bytes " + texts().bytesType()
                + ")";
    }
}
