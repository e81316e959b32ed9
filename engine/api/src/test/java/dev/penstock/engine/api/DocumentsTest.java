package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private record Numbered(int n) {}

    private final ListDocuments documents = new ListDocuments()
            .batch(List.of(Map.of("n", 1), Map.of("n", 2)))
            .batch(List.of())
            .batch(List.of(Map.of("n", 3)));

    @Test
    void forEach_readsAllAndCloses() {
        List<Integer> seen = new ArrayList<>();

        documents.forEach(document -> seen.add(document.getInt("n")));

        assertThat(seen).containsExactly(1, 2, 3);
        assertThat(documents.closed).isEqualTo(1);
    }

    @Test
    void forEach_thatFails_closes() {
        assertThatThrownBy(() -> documents.forEach(document -> document.getInt("missing")))
                .isInstanceOf(ResultException.class);
        assertThat(documents.closed).isEqualTo(1);
    }

    @Test
    void toList_beyondTheLimit_refusesAndCloses() {
        assertThatThrownBy(() -> documents.toList(2))
                .isInstanceOf(ResultException.class)
                .hasMessageContaining("PEN-1502")
                .hasMessageContaining("more than the 2 documents");
        assertThat(documents.closed).isEqualTo(1);
    }

    @Test
    void toList_withinTheLimit_hasThemAll() {
        assertThat(documents.toList()).hasSize(3).last().hasToString("{\"n\": 3}");
        assertThat(documents.closed).isEqualTo(1);
    }

    @Test
    void stream_atItsEnd_closes() {
        assertThat(documents.stream().mapToInt(document -> document.getInt("n")).sum())
                .isEqualTo(6);
        assertThat(documents.closed).isEqualTo(1);
    }

    @Test
    void stream_leftEarly_closesWhenItIsClosed() {
        try (Stream<Document> stream = documents.stream()) {
            assertThat(stream.findFirst()).isPresent();
            assertThat(documents.closed).isZero();
        }
        assertThat(documents.closed).isEqualTo(1);
    }

    @Test
    void stream_whoseReadingFails_closes() {
        assertThatThrownBy(() -> documents.failing().stream().toList()).hasMessage("broken");
        assertThat(documents.closed).isEqualTo(1);
    }

    @Test
    void map_toRecords_closesAtTheEndAndAtAFailure() {
        assertThat(documents.map(Numbered.class)).containsExactly(new Numbered(1), new Numbered(2), new Numbered(3));
        assertThat(documents.closed).isEqualTo(1);

        ListDocuments wrong = new ListDocuments().batch(List.of(Map.of("n", "x")));
        assertThatThrownBy(() -> wrong.map(Numbered.class).toList())
                .isInstanceOf(ResultException.class)
                .hasMessageContaining("Field 'n' has the String 'x', which cannot be read as Integer");
        assertThat(wrong.closed).isEqualTo(1);
    }

    @Test
    void iterator_behindItsEnd_throws() {
        var iterator = new ListDocuments().stream().iterator();

        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }
}
