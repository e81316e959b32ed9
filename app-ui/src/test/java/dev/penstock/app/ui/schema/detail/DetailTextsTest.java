package dev.penstock.app.ui.schema.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.Fleets;
import dev.penstock.app.ui.schema.SchemaBench;
import dev.penstock.app.ui.schema.tree.ObjectRef;
import dev.penstock.app.ui.text.Figure;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableName;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of an object, for kinds and figures that no server of the tests has. */
class DetailTextsTest {
    private static final TableName ALBUM = new TableName("public", "album");

    @TempDir
    Path folder;

    @Test
    void kind_isAWordForEach() {
        try (SchemaBench bench = new SchemaBench(Fleets.full(), folder)) {
            assertThat(Arrays.stream(Table.Kind.values())
                            .map(kind -> bench.detail()
                                    .kind(new Table(ALBUM, kind, OptionalLong.empty(), OptionalLong.empty()))))
                    .containsExactly(
                            "table",
                            "partitioned table",
                            "view",
                            "materialized view",
                            "foreign table",
                            "virtual table",
                            "collection");
        }
    }

    @Test
    void figures_missing_sayWhy() {
        try (SchemaBench bench = new SchemaBench(Fleets.full(), folder)) {
            Table unknown = new Table(ALBUM, Table.Kind.TABLE, OptionalLong.empty(), OptionalLong.empty());
            Table known = new Table(ALBUM, Table.Kind.TABLE, OptionalLong.of(1_234_567), OptionalLong.of(2048));
            assertThat(bench.detail().rows(unknown)).isEqualTo(Figure.missing("The server has no estimate"));
            assertThat(bench.detail().size(unknown)).isEqualTo(Figure.missing("The server does not tell the size"));
            assertThat(bench.detail().rows(known).text()).isEqualTo("about 1,234,567");
            assertThat(bench.detail().size(known).text()).isEqualTo("2 KiB");
        }
    }

    @Test
    void place_namesSafeModeAndEnvironment() {
        try (SchemaBench bench = new SchemaBench(Fleets.full(), folder)) {
            String database = bench.penstock().databases().getFirst().name();
            assertThat(bench.detail().safeMode(new ObjectRef(database, ALBUM)))
                    .isNotEmpty()
                    .doesNotContain("_");
            assertThat(bench.detail().safeMode(new ObjectRef("gone", ALBUM))).isEmpty();
            assertThat(bench.detail().environment())
                    .isEqualTo(bench.penstock().workspace().environment());
        }
    }

    @Test
    void follow_whatCannotEvenBeAsked_saysSo() {
        try (SchemaBench bench = new SchemaBench(Fleets.full(), folder)) {
            String database = bench.penstock().databases().getFirst().name();
            bench.does(() -> bench.detail().follow(new ObjectRef(database, ALBUM)));
            bench.settled();
            assertThat(bench.on(() -> bench.detail().state().get().failure())).isNotNull();
        }
    }
}
