package dev.penstock.app.ui.schema.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.app.ui.schema.SchemaView;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.catalog.Index;
import dev.penstock.engine.api.catalog.Key;
import dev.penstock.engine.api.catalog.Reference;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.catalog.Trigger;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SectionTablesTest {
    private static final TableName ALBUM = new TableName("public", "album");
    private static final TableName ARTIST = new TableName("public", "artist");
    private static final TableName TRACK = new TableName("sales", "track");
    private static final TableDetail DETAIL = new TableDetail(
            new Table(ALBUM, Table.Kind.TABLE, OptionalLong.of(347), OptionalLong.empty()),
            List.of(
                    new TableColumn("album_id", "bigint", false, null, true, null),
                    new TableColumn("artist_id", "bigint", false, null, false, "Who made it"),
                    new TableColumn("title", "text", true, "'?'::text", false, null)),
            List.of(
                    new Key.Primary("album_pk", List.of("album_id")),
                    new Key.Unique(null, List.of("artist_id", "title")),
                    new Key.Foreign("by", List.of("artist_id"), ARTIST, List.of("artist_id"), "CASCADE", "NO ACTION")),
            List.of(new Reference(
                    TRACK,
                    new Key.Foreign(
                            "on_album", List.of("album_id"), ALBUM, List.of("album_id"), "RESTRICT", "NO ACTION"))),
            List.of(
                    new Index("album_pk", true, "btree", List.of("album_id"), "", OptionalLong.of(16_384)),
                    new Index(
                            "album_t",
                            false,
                            "gin",
                            List.of("lower(title)"),
                            "CREATE INDEX album_t;",
                            OptionalLong.empty())),
            List.of(new Trigger("changed", "CREATE TRIGGER changed;")),
            "CREATE TABLE album ();\n",
            null);
    private final SectionTables tables = new SectionTables(DETAIL, Messages.beside(SchemaView.class));

    @Test
    void columns_bearTheMarksOfTheirKeys() {
        SectionTable columns = tables.table(Section.COLUMNS);
        assertThat(cells(columns))
                .containsExactly(
                        List.of("PK", "album_id", "bigint", "not null", "", "yes", ""),
                        List.of("UQ FK", "artist_id", "bigint", "not null", "", "", "Who made it"),
                        List.of("UQ", "title", "text", "null", "'?'::text", "", ""));
        assertThat(columns.rows()).extracting(SectionTable.Row::link).containsExactly(null, ARTIST, null);
        assertThat(columns.headings()).hasSize(7);
    }

    @Test
    void keys_leadToTheirTargets() {
        SectionTable keys = tables.table(Section.KEYS);
        assertThat(cells(keys))
                .containsExactly(
                        List.of("primary", "album_pk", "album_id", "", "", ""),
                        List.of("unique", "", "artist_id, title", "", "", ""),
                        List.of("foreign", "by", "artist_id", "public.artist (artist_id)", "CASCADE", "NO ACTION"));
        assertThat(keys.rows().getLast().link()).isEqualTo(ARTIST);
        assertThat(keys.headings().get(keys.linkColumn()).text()).isEqualTo("Points to");
    }

    @Test
    void references_leadToWhosePointHere() {
        SectionTable references = tables.table(Section.REFERENCES);
        assertThat(cells(references))
                .containsExactly(List.of("sales.track", "album_id", "album_id", "on_album", "RESTRICT", "NO ACTION"));
        assertThat(references.rows().getFirst().link()).isEqualTo(TRACK);
    }

    @Test
    void indexesAndTriggers_haveTheirDdlBelow() {
        SectionTable indexes = tables.table(Section.INDEXES);
        assertThat(cells(indexes))
                .containsExactly(
                        List.of("album_pk", "yes", "btree", "album_id", "16 KiB"),
                        List.of("album_t", "", "gin", "lower(title)", "—"));
        assertThat(indexes.rows().getFirst().text()).startsWith("--");
        assertThat(indexes.rows().getLast().text()).isEqualTo("CREATE INDEX album_t;");
        assertThat(tables.table(Section.TRIGGERS).rows().getFirst().text()).isEqualTo("CREATE TRIGGER changed;");
        assertThatThrownBy(() -> tables.table(Section.DDL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void count_tellsHowMuchASectionHolds() {
        assertThat(List.of(Section.values()))
                .extracting(section -> SectionTables.count(DETAIL, section))
                .containsExactly(3, 3, 1, 2, 1, 1);
    }

    @Test
    void find_seeksInEveryCell() {
        SectionTable columns = tables.table(Section.COLUMNS);
        assertThat(columns.find(" BIG ")).hasSize(2);
        assertThat(columns.find("who made")).hasSize(1);
        assertThat(columns.find("")).hasSize(3);
    }

    @Test
    void copy_isLinesWithTabs() {
        SectionTable table = new SectionTable(
                List.of(
                        new SectionTable.Heading("a", SectionTable.Look.WORDS),
                        new SectionTable.Heading("b", SectionTable.Look.CODE)),
                List.of(new SectionTable.Row(List.of("1", "two\nlines\tand tabs"), null, "")),
                -1);
        assertThat(table.texts(table.rows()).tabbed()).isEqualTo("a\tb\n1\ttwo lines and tabs\n");
    }

    @Test
    void ddl_hasTheTriggersToo() {
        assertThat(DetailViewModel.ddl(DETAIL)).isEqualTo("CREATE TABLE album ();\n\nCREATE TRIGGER changed;\n");
    }

    private static List<List<String>> cells(SectionTable table) {
        return table.rows().stream().map(SectionTable.Row::cells).toList();
    }
}
