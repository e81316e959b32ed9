package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.RowBatch;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeRowsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 1_000})
    void read_howeverMany_isOneBatch(int rows) throws SQLException {
        WholeRows whole = WholeRows.read(new FakeRowSource(rows, 10));

        assertThat(whole.columns()).extracting(Column::name).containsExactly("a");
        assertThat(Objects.requireNonNull(whole.next()).size()).isEqualTo(rows);
        assertThat(whole.next()).isNull();
    }

    @Test
    void read_none_hasNoBatch() throws SQLException {
        assertThat(WholeRows.read(new FakeRowSource(0, 10)).next()).isNull();
    }

    @Test
    void read_moreThanMemoryAllows_isRefusedWithTheWayOut() {
        assertThatExceptionOfType(ResultException.class)
                .isThrownBy(() -> WholeRows.read(new FakeRowSource(Long.MAX_VALUE, 1 << 20)))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
                    assertThat(failure.summary()).contains((Memory.wholeResult() >> 20) + " MiB");
                    assertThat(failure.diagnosis().advice()).contains("fetch size");
                });
    }

    @Test
    void read_manySmallCells_countTheirObjectsToo() {
        assertThatExceptionOfType(ResultException.class)
                .isThrownBy(() -> WholeRows.read(new FakeRowSource(Long.MAX_VALUE, 0)));
    }

    @Test
    void close_beforeReading_letsTheRowsGo() throws SQLException {
        WholeRows whole = WholeRows.read(new FakeRowSource(5, 10));
        whole.cancel();
        whole.close();

        assertThat(whole.next()).isNull();
    }

    @Test
    void nextAsync_andItsMapping_completeAsNextDoes() throws SQLException {
        WholeRows whole = WholeRows.read(new FakeRowSource(5, 10));
        Execution<@Nullable RowBatch> next = whole.nextAsync();
        next.cancel();

        assertThat(next.map(batch -> Objects.requireNonNull(batch).size()).await())
                .isEqualTo(5);
        assertThat(next.isDone()).isTrue();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> next.map(batch -> {
                            throw new IllegalStateException("not mapped");
                        })
                        .await())
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void batch_cellThatItsTypeCannotHold_isToldWithRowColumnAndText() {
        ResultShape shape = new ResultShape(
                java.util.List.of(new Column("n", "int8", Long.class)), java.util.List.of(TextRows.TextCell.NUMBER));
        String unreadable = "not a number and longer than what a message may show";
        CellBatch batch = new CellBatch(shape, new Object[] {"1", unreadable}, 2);

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
