package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogQueryTest {
    private final List<Statement> asked = new ArrayList<>();

    @Test
    void list_query_readsInBatchesWithReadIntent() {
        CatalogQuery query = answering(new Object[] {"t", 7L, true}, new Object[] {"u", null, null});

        List<String> names = query.list("SELECT ?", row -> row.text("name"), "x");

        assertThat(names).containsExactly("t", "u");
        assertThat(asked).singleElement().isInstanceOfSatisfying(SqlStatement.class, statement -> {
            assertThat(statement.values()).isEqualTo(SqlStatement.of("", "x").values());
            assertThat(statement.options().intent()).contains(Intent.READ);
            assertThat(statement.options().fetchSize()).isEqualTo(1_000);
        });
    }

    @Test
    void first_noRows_isEmpty() {
        assertThat(answering().first("SELECT", row -> row.text("name"))).isEmpty();
    }

    @Test
    void list_textThatIsNoQuery_isRefused() {
        CatalogQuery query = CatalogQuery.in(statement -> Changed.of(0));

        assertThatExceptionOfType(ResultException.class)
                .isThrownBy(() -> query.list("DROP", row -> row))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.RESULT_KIND));
    }

    @Test
    void row_nullsAndNumbersAsTruth_areRead() {
        CatalogQuery query =
                answering(new Object[] {null, 1, 1}, new Object[] {"u", null, 0}, new Object[] {"", 2, null});

        assertThat(query.list("SELECT", row -> row.textOrNull("name"))).containsExactly(null, "u", "");
        assertThat(query.list("SELECT", row -> row.number("number")))
                .containsExactly(OptionalLong.of(1), OptionalLong.empty(), OptionalLong.of(2));
        assertThat(query.list("SELECT", row -> row.flag("truth"))).containsExactly(true, false, false);
    }

    private CatalogQuery answering(@Nullable Object[]... rows) {
        return CatalogQuery.in(statement -> {
            asked.add(statement);
            return new FakeRows(new ArrayList<>(List.of(rows)));
        });
    }

    /** One row a batch, of a name, a number and a truth. */
    private record FakeRows(List<@Nullable Object[]> left) implements Rows {
        @Override
        public List<Column> columns() {
            return List.of(
                    new Column("name", "text", String.class),
                    new Column("number", "int8", Long.class),
                    new Column("truth", "bool", Boolean.class));
        }

        @Override
        public @Nullable RowBatch next() {
            return left.isEmpty() ? null : new FakeBatch(left.removeFirst());
        }

        @Override
        public Execution<@Nullable RowBatch> nextAsync() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record FakeBatch(@Nullable Object[] cells) implements RowBatch {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public @Nullable Object value(int row, int column) {
            return cells[column];
        }

        @Override
        public @Nullable String text(int row, int column) {
            Object value = cells[column];
            return value == null ? null : value.toString();
        }
    }
}
