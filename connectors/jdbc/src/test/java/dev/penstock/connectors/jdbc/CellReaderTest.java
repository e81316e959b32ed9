package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.spi.RowCursor;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellReaderTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 1_000})
    void read_all_isOneBatchHoweverMany(int rows) throws SQLException {
        CellBatch whole = read(rows, 10, RowCursor.ALL);

        assertThat(Objects.requireNonNull(whole).size()).isEqualTo(rows);
        assertThat(whole.text(rows - 1, 0)).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 100})
    void read_bounded_hasNoMoreThanWanted(int rows) throws SQLException {
        assertThat(Objects.requireNonNull(read(1_000, 10, rows)).size()).isEqualTo(rows);
    }

    @Test
    void read_none_hasNoBatch() throws SQLException {
        assertThat(read(0, 10, RowCursor.ALL)).isNull();
    }

    @Test
    void read_moreThanMemoryAllows_isRefusedWithTheWayOut() {
        assertThatExceptionOfType(ResultException.class)
                .isThrownBy(() -> read(Long.MAX_VALUE, 1 << 20, RowCursor.ALL))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
                    assertThat(failure.summary()).contains((Memory.wholeResult() >> 20) + " MiB");
                    assertThat(failure.diagnosis().advice()).contains("fetch size");
                });
    }

    @Test
    void read_manySmallCells_countTheirObjectsToo() {
        assertThatExceptionOfType(ResultException.class).isThrownBy(() -> read(Long.MAX_VALUE, 0, RowCursor.ALL));
    }

    @Test
    void wholeCursor_readInParts_hasEachRowOnce() throws SQLException {
        WholeCursor cursor = new WholeCursor(TextRows.shape("a"), read(5, 10, RowCursor.ALL));

        assertThat(cursor.columns()).extracting(Column::name).containsExactly("a");
        assertThat(Objects.requireNonNull(cursor.read(2)).size()).isEqualTo(2);
        RowBatch rest = Objects.requireNonNull(cursor.read(9));
        assertThat(rest.size()).isEqualTo(3);
        assertThat(rest.text(2, 0)).isEqualTo("x");
        assertThat(cursor.read(9)).isNull();
        assertThat(cursor.buffered()).isTrue();
        assertThat(cursor.ended()).isTrue();
    }

    @Test
    void wholeCursor_closedBeforeReading_hasNoRows() throws SQLException {
        WholeCursor cursor = new WholeCursor(TextRows.shape("a"), read(5, 10, RowCursor.ALL));
        cursor.close();

        assertThat(cursor.read(RowCursor.ALL)).isNull();
    }

    @Test
    void batch_joined_hasTheRowsOfBoth() {
        ResultShape shape = TextRows.shape("a", "b");
        CellBatch one = new CellBatch(shape, new Object[] {"0", "0", "1", "2", "3", null}, 1, 2);
        CellBatch other = new CellBatch(shape, new Object[] {"x", "x", "5", "6"}, 1, 1);

        CellBatch both = one.and(other);

        assertThat(both.size()).isEqualTo(3);
        assertThat(both.text(0, 1)).isEqualTo("2");
        assertThat(both.isNull(1, 1)).isTrue();
        assertThat(both.text(2, 0)).isEqualTo("5");
        assertThat(both.text(2, 1)).isEqualTo("6");
    }

    @Test
    void batch_primitives_areReadWithoutTheValue() {
        ResultShape shape = new ResultShape(List.of(new Column("n", "int8", Long.class)), List.of(new PrimitiveCell()));
        CellBatch batch = new CellBatch(shape, new Object[] {7L, Long.MAX_VALUE, 2.5, true, null}, 0, 5);

        assertThat(batch.getLong(0, 0)).isEqualTo(7);
        assertThat(batch.getInt(0, 0)).isEqualTo(7);
        assertThat(batch.getDouble(0, 0)).isEqualTo(7.0);
        assertThat(batch.getLong(1, 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(batch.getDouble(2, 0)).isEqualTo(2.5);
        assertThat(batch.getBoolean(3, 0)).isTrue();
        for (int row : new int[] {1, 2, 3, 4}) {
            assertThat(catchThrowable(() -> batch.getInt(row, 0)))
                    .as("row " + row)
                    .isNotNull();
        }
        assertThat(catchThrowable(() -> batch.getDouble(1, 0))).isNotNull();
        assertThat(catchThrowable(() -> batch.getBoolean(0, 0))).isNotNull();
        assertThat(catchThrowable(() -> batch.getLong(4, 0))).isNotNull();
    }

    @Test
    void cellType_withoutPrimitives_hasNone() {
        CellType text = TextRows.TextCell.TEXT;

        assertThat(text.primitive("x")).isEqualTo(CellType.Primitive.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> text.asLong("x"));
        assertThatIllegalArgumentException().isThrownBy(() -> text.asDouble("x"));
        assertThatIllegalArgumentException().isThrownBy(() -> text.asBoolean("x"));
    }

    private static @Nullable CellBatch read(long rows, int cellBytes, int wanted) throws SQLException {
        return CellReader.read(new FakeRowSource(rows, cellBytes), wanted, 8);
    }

    /** Cells of any type, whose values are never taken whole. */
    private static final class PrimitiveCell implements CellType {
        @Override
        public Object value(Object raw) {
            throw new IllegalStateException("The value was not to be read");
        }

        @Override
        public String text(Object raw) {
            return raw.toString();
        }

        @Override
        public Primitive primitive(Object raw) {
            return raw instanceof Long ? Primitive.LONG : raw instanceof Double ? Primitive.DOUBLE : Primitive.BOOLEAN;
        }

        @Override
        public long asLong(Object raw) {
            return (Long) raw;
        }

        @Override
        public double asDouble(Object raw) {
            return (Double) raw;
        }

        @Override
        public boolean asBoolean(Object raw) {
            return (Boolean) raw;
        }
    }

    @Test
    void batch_cellThatItsTypeCannotHold_isToldWithRowColumnAndText() {
        ResultShape shape =
                new ResultShape(List.of(new Column("n", "int8", Long.class)), List.of(TextRows.TextCell.NUMBER));
        String unreadable = "not a number and longer than what a message may show";
        CellBatch batch = new CellBatch(shape, new Object[] {"1", unreadable}, 0, 2);

        assertThat(batch.value(0, 0)).isEqualTo(1L);
        assertThatExceptionOfType(ResultException.class)
                .isThrownBy(() -> batch.value(1, 0))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.VALUE_UNREADABLE);
                    assertThat(failure.summary())
                            .contains("Row 2", "column 'n'", "no Long", "not a number and longer than what a mess…");
                });
        assertThat(batch.text(1, 0)).isEqualTo(unreadable);
    }
}
