package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the calls that every executor of statements has by default, and what they take of a result. */
class StatementsTest {
    private final List<Statement> executed = new ArrayList<>();
    private Result result = Changed.of(0);

    private final Statements statements = new Statements() {
        @Override
        public Result execute(Statement statement) {
            executed.add(statement);
            return result;
        }

        @Override
        public Execution<Result> executeAsync(Statement statement) {
            return new Done<>(execute(statement));
        }
    };

    @Test
    void one_hasTheRow_andRefusesNoneAndTwo() {
        result = new ListRows("a");
        assertThat(statements.one("select ?", 1).text("name")).isEqualTo("a");
        result = new ListRows("b");
        assertThat(statements.oneAsync("select ?", 2).await().text("name")).isEqualTo("b");

        ListRows two = new ListRows("a", "b");
        result = two;
        assertThatThrownBy(() -> statements.one("select"))
                .isInstanceOf(ResultException.class)
                .hasMessageContaining("was to return one row and returned more than one");
        assertThat(two.closed).isTrue();
        result = new ListRows();
        assertThatThrownBy(() -> statements.one("select")).hasMessageContaining("one row and returned none");
        assertThat(executed)
                .startsWith(SqlStatement.of("select ?", 1), SqlStatement.of("select ?", 2))
                .hasSize(4);
    }

    @Test
    void optional_hasTheRowOrNone() {
        result = new ListRows("a");
        assertThat(statements.optional("select")).isPresent();
        result = new ListRows();
        assertThat(statements.optional("select")).isEmpty();
        assertThat(statements.optionalAsync("select").await()).isEqualTo(Optional.empty());
    }

    @Test
    void batch_sendsTheRowsOfValues() {
        List<@Nullable Object> first = Arrays.asList(1, "a");
        List<@Nullable Object> second = Arrays.asList(2, null);
        result = Changed.of(2);

        assertThat(statements.batch("insert", List.of(first, second)).changed()).isEqualTo(2);
        assertThat(statements.batchAsync("insert", List.of(first)).await().changed())
                .isEqualTo(2);
        statements.batch("insert", List.of("x"), item -> List.of(item, item.length()));

        assertThat(executed)
                .containsExactly(
                        SqlStatement.batch("insert", List.of(first, second)),
                        SqlStatement.batch("insert", List.of(first)),
                        SqlStatement.batch("insert", List.of(List.of("x", 1))));
    }

    @Test
    void key_hasTheOnlyGeneratedKey() {
        List<Column> columns = List.of(new Column("id", "int8", Long.class));
        Row key = new Row(columns, new Cell(7L), 0);
        Row none = new Row(columns, new Cell(null), 0);

        assertThat(new Changed(1, 1, List.of(key), List.of()).key(Long.class)).isEqualTo(7L);
        assertThatThrownBy(() -> Changed.of(1).key(Long.class))
                .hasMessageContaining("one generated key and returned 0");
        assertThatThrownBy(() -> new Changed(1, 1, List.of(none), List.of()).key(Long.class))
                .hasMessageContaining("a generated key and returned NULL");
    }

    @Test
    void cells_asPrimitives_areReadFromTheValue() {
        List<Column> columns = List.of(new Column("n", "int8", Long.class));
        Row row = new Row(columns, new Cell(1L), 0);

        assertThat(row.getLong("n")).isEqualTo(1);
        assertThat(row.getInt("n")).isEqualTo(1);
        assertThat(row.getDouble("n")).isEqualTo(1.0);
        assertThat(row.getBoolean("n")).isTrue();
        assertThat(row.get("n", String.class)).isEqualTo("1");
        assertThat(row.batch().isNull(0, 0)).isFalse();
        Row none = new Row(columns, new Cell(null), 0);
        assertThat(none.batch().isNull(0, 0)).isTrue();
        assertThatThrownBy(() -> none.getLong("n")).isInstanceOf(ResultException.class);
    }

    /** One cell. */
    private record Cell(@Nullable Object only) implements RowBatch {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public @Nullable Object value(int row, int column) {
            return only;
        }

        @Override
        public @Nullable String text(int row, int column) {
            return only == null ? null : only.toString();
        }
    }
}
