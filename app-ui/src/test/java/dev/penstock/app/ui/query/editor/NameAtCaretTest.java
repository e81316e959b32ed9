package dev.penstock.app.ui.query.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.query.catalog.Contents;
import dev.penstock.app.ui.query.catalog.Relation;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.sql.SqlText;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NameAtCaretTest {
    private static final Contents SHOP = new Contents(List.of(
            relation("public", "album", true, "album_id", "title"),
            relation("public", "artist", true, "artist_id", "name"),
            relation("audit", "album", false, "at", "who"),
            relation("audit", "Entry", false, "At")));

    @Test
    void object_bareName_isThatOfTheCurrentSchema() {
        assertThat(object("select * from alb|um")).isEqualTo("public.album");
        assertThat(object("select * from |album")).isEqualTo("public.album");
        assertThat(object("select * from album| where true")).isEqualTo("public.album");
        assertThat(object("select * from ALBUM|")).isEqualTo("public.album");
    }

    @Test
    void object_nameWithSchema_isThatOne() {
        assertThat(object("select * from audit.al|bum")).isEqualTo("audit.album");
        assertThat(object("select * from au|dit.album")).isEqualTo("audit.album");
        assertThat(object("select * from audit . \"En|try\"")).isEqualTo("audit.Entry");
        assertThat(object("select audit.album.wh|o from audit.album")).isEqualTo("audit.album");
    }

    @Test
    void object_aliasOrColumn_isItsTable() {
        assertThat(object("select a.ti|tle from album a join artist r on true")).isEqualTo("public.album");
        assertThat(object("select |r.name from album a join artist r on true")).isEqualTo("public.artist");
        assertThat(object("select na|me from album a join artist r on true")).isEqualTo("public.artist");
        assertThat(object("select a.wh|o from audit.album a")).isEqualTo("audit.album");
        assertThat(object("select album.ti|tle from album")).isEqualTo("public.album");
    }

    @Test
    void object_aliasOfAnotherStatement_isNotMeant() {
        assertThat(object("select 1 from artist a; select a|.who from audit.album a"))
                .isEqualTo("audit.album");
    }

    @Test
    void object_whatIsNone_isEmpty() {
        assertThat(object("select * fr|om album")).isEmpty();
        assertThat(object("select * from nowhere|")).isEmpty();
        assertThat(object("select 'alb|um'")).isEmpty();
        assertThat(object("|")).isEmpty();
    }

    @Test
    void written_isTheNameWithItsSchema() {
        assertThat(written("select * from aud|it.\"En\"\"try\"")).isEqualTo("audit.En\"try");
        assertThat(written("select 1 + |2")).isEmpty();
    }

    private static String object(String marked) {
        return NameAtCaret.object(sql(marked), marked.indexOf('|'), SHOP)
                .map(TableName::toString)
                .orElse("");
    }

    private static String written(String marked) {
        return NameAtCaret.written(sql(marked), marked.indexOf('|')).orElse("");
    }

    private static SqlText sql(String marked) {
        return SqlText.of(marked.replace("|", ""), EngineKind.POSTGRESQL);
    }

    private static Relation relation(String schema, String name, boolean bare, String... columns) {
        return new Relation(
                new Table(new TableName(schema, name), Table.Kind.TABLE, OptionalLong.empty(), OptionalLong.empty()),
                bare,
                Arrays.stream(columns)
                        .map(column -> new TableColumn(column, "text", true, null, false, null))
                        .toList());
    }
}
