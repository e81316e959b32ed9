package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultTest {

    @Test
    void forEachRow_readsAllAndCloses() {
        ListRows rows = new ListRows("a", "bb");
        List<String> seen = new ArrayList<>();

        rows.forEachRow(row -> seen.add(row.get("name") + "/" + row.get(1) + "/" + row.text("size") + row.text(0)));

        assertThat(seen).containsExactly("a/1/1a", "bb/2/2bb");
        assertThat(rows.closed).isTrue();
    }

    @Test
    void get_unknownColumn_namesThoseThereAre() {
        assertThatThrownBy(() -> new ListRows("a").forEachRow(row -> row.get("nmae")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nmae'")
                .hasMessageContaining("[name, size]");
    }

    @Test
    void toList_beyondTheLimit_refusesAndCloses() {
        ListRows rows = new ListRows("a", "b", "c");

        assertThatThrownBy(() -> rows.toList(2))
                .isInstanceOf(ResultException.class)
                .hasMessageContaining("PEN-1502")
                .hasMessageContaining("more than the 2 rows");
        assertThat(rows.closed).isTrue();
        assertThat(new ListRows("a", "b").toList(2)).hasSize(2);
    }

    @Test
    void column_ofNumbers_isNumeric() {
        assertThat(new ListRows().columns()).extracting(Column::numeric).containsExactly(false, true);
    }

    @Test
    void results_ofTheWrongKind_areGivenBack() {
        Closing documents = new Closing();
        ClosingSeveral several = new ClosingSeveral();
        ListRows rows = new ListRows("a");

        assertThat(Results.rows(rows)).isSameAs(rows);
        assertThat(Results.changed(Changed.of(3)).changed()).isEqualTo(3);
        assertThatThrownBy(() -> Results.rows(Changed.of(7))).hasMessageContaining("a count of 7");
        assertThatThrownBy(() -> Results.rows(documents)).hasMessageContaining("returned documents");
        assertThatThrownBy(() -> Results.rows(several)).hasMessageContaining("returned several results");
        assertThat(documents.closed && several.closed).isTrue();
        documents.closed = false;
        several.closed = false;
        assertThatThrownBy(() -> Results.changed(rows)).hasMessageContaining("returned rows");
        assertThatThrownBy(() -> Results.changed(documents)).isInstanceOf(ResultException.class);
        assertThatThrownBy(() -> Results.changed(several)).isInstanceOf(ResultException.class);
        assertThat(rows.closed && documents.closed && several.closed).isTrue();
    }

    private static final class Closing implements Documents {
        private boolean closed;

        @Override
        public @Nullable List<Document> next() {
            return null;
        }

        @Override
        public Execution<@Nullable List<Document>> nextAsync() {
            throw new AssertionError("not asked for here");
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class ClosingSeveral implements Several {
        private boolean closed;

        @Override
        public @Nullable Result next() {
            return null;
        }

        @Override
        public Execution<@Nullable Result> nextAsync() {
            throw new AssertionError("not read");
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {
            closed = true;
        }
    }
}
