package dev.penstock.app.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.app.ui.fake.FakeSpool;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class RangeRowsTest {
    private final FakeSpool spool = new FakeSpool(
                    new Column("a", "int4", Integer.class),
                    new Column("b", "int4", Integer.class),
                    new Column("c", "int4", Integer.class))
            .row(0, 1, 2)
            .row(10, 11, 12)
            .row(20, 21, 22);
    private final RangeRows rows = new RangeRows(spool, new GridSelection(2, 2, 1, 1));

    @Test
    void next_givesTheSelectedCellsAlone() {
        assertThat(rows.columns()).extracting(Column::name).containsExactly("b", "c");
        RowBatch batch = Objects.requireNonNull(rows.next());
        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.text(0, 0)).isEqualTo("11");
        assertThat(batch.value(1, 1)).isEqualTo(22);
        assertThat(rows.next()).isNull();
    }

    @Test
    void nextAsync_givesTheSame() {
        assertThat(rows.nextAsync().map(RowBatch::size).await()).isEqualTo(2);
        assertThat(rows.nextAsync().await()).isNull();
    }

    @Test
    void cancelled_readsNoMore() {
        rows.nextAsync().await();
        rows.cancel();
        assertThatThrownBy(rows::next).isInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> rows.nextAsync().await()).isInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> rows.nextAsync().map(batch -> batch).await()).isInstanceOf(CancelledException.class);
    }

    @Test
    void nextAsync_cancelled_cancelsTheRows() {
        rows.nextAsync().cancel();
        assertThatThrownBy(rows::next).isInstanceOf(CancelledException.class);
    }

    @Test
    void nextAsync_overAFault_fails() {
        RangeRows beyond = new RangeRows(spool, GridSelection.of(9, 0));
        assertThatThrownBy(() -> beyond.nextAsync().await()).isInstanceOf(CompletionException.class);
    }

    @Test
    void closed_isAtItsEnd() {
        rows.close();
        assertThat(rows.next()).isNull();
        assertThat(spool.closed()).isFalse();
    }

    @Test
    void clipboard_takesNoMoreThanItsLimit() throws IOException {
        ClipboardLimit limit = new ClipboardLimit(3);
        limit.write('a');
        limit.write(new byte[] {'b', 'c'}, 0, 2);
        assertThat(limit.text()).isEqualTo("abc");
        assertThatThrownBy(() -> limit.write('d')).isInstanceOf(ClipboardLimit.TooMuch.class);
    }
}
