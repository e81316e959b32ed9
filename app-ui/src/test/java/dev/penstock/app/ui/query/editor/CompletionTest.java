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

class CompletionTest {
    private static final Contents SHOP = new Contents(List.of(
            relation("public", "album", true, "album_id", "title", "artist_id"),
            relation("public", "artist", true, "artist_id", "name"),
            relation("audit", "Entry", false, "At", "who")));

    @Test
    void at_behindAlias_offersColumnsOfItsTable() {
        assertThat(texts("select a.| from album a join artist r on true"))
                .containsExactly("album_id", "title", "artist_id");
    }

    @Test
    void at_behindPartOfColumn_putsBeginningsFirst() {
        assertThat(texts("select a.t| from album a")).containsExactly("title", "artist_id");
    }

    @Test
    void at_behindWholeWord_offersNothing() {
        assertThat(texts("select a.title| from album a")).isEmpty();
    }

    @Test
    void at_behindFrom_offersTables() {
        assertThat(texts("select * from |")).contains("album", "artist", "Entry", "public", "audit");
        assertThat(texts("select * from |")).doesNotContain("select");
    }

    @Test
    void at_behindSchema_offersItsTables() {
        assertThat(texts("select * from audit.|")).containsExactly("Entry");
    }

    @Test
    void at_tableThatNeedsIt_isWrittenWithSchemaAndQuotes() {
        Suggestions found = find("select * from ent|");
        assertThat(found.items().getFirst().insert()).isEqualTo("audit.\"Entry\"");
        assertThat(found.from()).isEqualTo("select * from ".length());
    }

    @Test
    void at_insideWhere_offersColumnsBeforeWords() {
        assertThat(texts("select * from album where a|").getFirst()).isEqualTo("album_id");
        assertThat(texts("select * from album where a|")).contains("and", "artist");
    }

    @Test
    void at_capitals_offersWordsInCapitals() {
        assertThat(texts("SELECT * FROM album WH|")).contains("WHERE");
    }

    @Test
    void at_insideString_offersNothing() {
        assertThat(texts("select 'a|'")).isEmpty();
        assertThat(texts("select 1 -- a|")).isEmpty();
    }

    @Test
    void at_quotedMentionWithSchema_offersItsColumns() {
        assertThat(texts("select e.| from audit.\"Entry\" as e, album")).containsExactly("At", "who");
    }

    private static List<String> texts(String marked) {
        return find(marked).items().stream().map(Suggestion::text).toList();
    }

    private static Suggestions find(String marked) {
        int caret = marked.indexOf('|');
        String text = marked.replace("|", "");
        return Completion.at(SqlText.of(text, EngineKind.POSTGRESQL), EngineKind.POSTGRESQL, caret, SHOP);
    }

    private static Relation relation(String schema, String name, boolean bare, String... columns) {
        Table table =
                new Table(new TableName(schema, name), Table.Kind.TABLE, OptionalLong.empty(), OptionalLong.empty());
        return new Relation(
                table,
                bare,
                Arrays.stream(columns)
                        .map(column -> new TableColumn(column, "text", true, null, false, null))
                        .toList());
    }
}
