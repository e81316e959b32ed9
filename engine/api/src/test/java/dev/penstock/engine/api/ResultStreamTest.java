package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the rows of a result as a stream; {@link DocumentsTest} tests that of documents. */
class ResultStreamTest {
    private final ListRows rows = new ListRows("a", "bb");

    record Named(String name, int size) {}

    record Sized(int name) {}

    record Missing(String colour) {}

    @Test
    void stream_readToTheEnd_closesTheResultOnce() {
        try (Stream<Row> stream = rows.stream()) {
            assertThat(stream.map(row -> row.text("name"))).containsExactly("a", "bb");
        }

        assertThat(rows.closings).isEqualTo(1);
    }

    @Test
    void stream_leftEarly_closesTheResultWithIt() {
        try (Stream<Row> stream = rows.stream()) {
            assertThat(stream.findFirst()).isPresent();
            assertThat(rows.closed).isFalse();
        }

        assertThat(rows.closings).isEqualTo(1);
    }

    @Test
    void next_afterTheEnd_fails() {
        Iterator<Row> items = rows.stream().iterator();
        items.next();
        items.next();

        assertThat(items.hasNext()).isFalse();
        assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
        assertThat(rows.closings).isEqualTo(1);
    }

    @Test
    void map_toRecords_hasEachRow() {
        assertThat(rows.map(Named.class)).containsExactly(new Named("a", 1), new Named("bb", 2));
        assertThat(rows.closings).isEqualTo(1);
    }

    @Test
    void map_ofACellThatDoesNotFit_closesTheResultAndFails() {
        assertThatThrownBy(() -> rows.map(Sized.class).toList())
                .isInstanceOf(ResultException.class)
                .hasMessageContaining("Column 'name' has the String 'a'");
        assertThat(rows.closings).isEqualTo(1);
    }

    @Test
    void map_withoutAColumnForAComponent_closesTheResultAndFails() {
        assertThatThrownBy(() -> rows.map(Missing.class))
                .isInstanceOf(ResultException.class)
                .hasMessageContaining("no column for the component 'colour'");
        assertThat(rows.closings).isEqualTo(1);
    }
}
