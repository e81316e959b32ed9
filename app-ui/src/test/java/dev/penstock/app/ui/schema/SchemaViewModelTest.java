package dev.penstock.app.ui.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.schema.detail.DetailState;
import dev.penstock.app.ui.schema.tree.Line;
import dev.penstock.app.ui.schema.tree.Place;
import dev.penstock.app.ui.text.TextTable;
import dev.penstock.app.ui.view.Target;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.catalog.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree and the object beside it over the real engine and SQLite files. */
class SchemaViewModelTest {
    private static final Place MUSIC = new Place.OfDatabase("music");
    private static final Place BROKEN = new Place.OfDatabase("broken");
    private static final Place MAIN = new Place.OfSchema("music", "main");
    private static final Place TABLES = new Place.OfGroup("music", "main", false);

    @TempDir
    Path folder;

    private SchemaBench bench;

    @BeforeEach
    void open() throws Exception {
        Path workspace = Files.writeString(folder.resolve("penstock.yaml"), """
                databases:
                  music: {engine: sqlite, file: music.db, safe-mode: confirm-writes}
                  broken: {engine: sqlite, file: broken.db}
                  bare: {engine: sqlite, file: bare.db}
                """);
        try (SqliteFiles files = SqliteFiles.create()) {
            Files.copy(
                    files.database(
                            "create table artist (artist_id integer primary key, name text not null)",
                            "create table album (album_id integer primary key, title text, artist_id integer references"
                                    + " Artist on delete cascade)",
                            "create view titled as select title from album",
                            "create trigger album_made after insert on album begin select 1; end"),
                    folder.resolve("music.db"));
            Files.copy(files.notDatabase(), folder.resolve("broken.db"));
            Files.copy(files.database(), folder.resolve("bare.db"));
        }
        bench = new SchemaBench(Penstock.open(workspace), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void tree_atFirst_isClosedAndAsksNothing() {
        bench.does(bench.model.tree()::begin);
        assertThat(bench.lines()).containsExactly("music +", "broken +", "bare +");
        assertThat(bench.on(() -> bench.model.tree().progress().reading())).isEmpty();
        assertThat(bench.time.ticking()).isZero();
    }

    @Test
    void open_database_readsItsCurrentSchema() {
        bench.open(MUSIC);
        assertThat(bench.lines()).contains("music -", " READING");
        assertThat(bench.on(bench.time::ticking)).as("the wait is told").isPositive();
        bench.settled();
        assertThat(bench.lines())
                .containsExactly(
                        "music -",
                        " main -",
                        "  TABLES 2 -",
                        "   album",
                        "   artist",
                        "  VIEWS 1 -",
                        "   titled",
                        "broken +",
                        "bare +");
        assertThat(bench.on(bench.time::ticking)).isZero();
    }

    @Test
    void toggle_closesAndOpensWithoutReadingAgain() {
        bench.open(MUSIC);
        bench.settled();
        bench.does(() -> bench.model.tree().toggle(TABLES));
        assertThat(bench.lines()).contains("  TABLES 2 +").doesNotContain("   album");
        bench.does(() -> bench.model.tree().toggle(MUSIC));
        assertThat(bench.lines()).containsExactly("music +", "broken +", "bare +");
        bench.does(() -> bench.model.tree().toggle(MUSIC));
        assertThat(bench.lines()).contains("  TABLES 2 +", "  VIEWS 1 -");
        assertThat(bench.on(() -> bench.model.tree().progress().reading())).isEmpty();
    }

    @Test
    void open_emptyDatabase_saysSo() {
        bench.open(new Place.OfDatabase("bare"));
        bench.settled();
        assertThat(bench.lines()).contains("bare -", " main -", "  EMPTY");
    }

    @Test
    void open_brokenDatabase_tellsWhyInPlaceAndCanBeReadAgain() throws Exception {
        bench.open(BROKEN);
        bench.settled();
        Line failed = bench.raw().stream()
                .filter(line -> line.kind() == Line.Kind.FAILED)
                .findFirst()
                .orElseThrow();
        assertThat(failed.place()).isEqualTo(new Place.OfNote(BROKEN));
        assertThat(Objects.requireNonNull(failed.failure()).sentence()).contains("broken.db");
        Files.copy(folder.resolve("music.db"), folder.resolve("broken.db"), StandardCopyOption.REPLACE_EXISTING);
        bench.does(() -> bench.model.tree().retry(BROKEN));
        bench.settled();
        assertThat(bench.lines()).contains("broken -", "   album").doesNotContain(" FAILED");
    }

    @Test
    void refresh_readsTheSelectedBranchAndKeepsPlaceAndExpansion() {
        bench.open(MUSIC);
        bench.settled();
        bench.select("music", "main", "artist");
        bench.settled();
        bench.does(() -> bench.model.tree().close(new Place.OfGroup("music", "main", true)));
        bench.penstock.database("music").update("create table zither (strings integer)");
        bench.penstock.database("music").update("alter table artist add column born integer");
        bench.does(bench.model::refresh);
        assertThat(bench.lines()).as("what was known stays").contains("   artist");
        bench.settled();
        assertThat(bench.lines()).contains("   zither", "  VIEWS 1 +");
        assertThat(bench.on(() -> bench.model.tree().selected().get()))
                .isEqualTo(new Place.OfObject("music", new TableName("main", "artist")));
        assertThat(Objects.requireNonNull(bench.state().detail()).columns()).hasSize(3);
    }

    @Test
    void refresh_whileItIsRead_readsOnceMore() {
        bench.open(MUSIC);
        bench.does(() -> bench.model.tree().select(MUSIC));
        bench.penstock.database("music").update("create table zither (strings integer)");
        bench.does(bench.model::refresh);
        bench.settled();
        assertThat(bench.lines()).contains("   zither");
        bench.penstock.database("music").update("drop table zither");
        for (Place place : List.of(MAIN, TABLES, new Place.OfSystem("music"))) {
            bench.does(() -> bench.model.tree().select(place));
            bench.does(bench.model::refresh);
            bench.settled();
        }
        assertThat(bench.lines()).doesNotContain("   zither");
        bench.does(() -> bench.model.tree().select(null));
        bench.penstock.database("music").update("create table xylophone (bars integer)");
        bench.does(bench.model::refresh);
        bench.settled();
        assertThat(bench.lines()).contains("   xylophone");
        bench.does(() -> bench.model.tree().select(new Place.OfNote(MAIN)));
        bench.penstock.database("music").update("create table yodel (pitch integer)");
        bench.does(bench.model::refresh);
        bench.settled();
        assertThat(bench.lines()).contains("   yodel");
    }

    @Test
    void seek_findsInAllDatabasesAndMarksWhere() {
        bench.does(() -> bench.model.tree().seek(" TI"));
        bench.settled();
        assertThat(bench.lines()).containsExactly("music -", " main -", "  artist", "  titled", "broken -", " FAILED");
        Line artist = bench.raw().get(2);
        assertThat(artist.match()).isEqualTo(2);
        assertThat(artist.matched()).isEqualTo(2);
        bench.does(() -> bench.model.tree().seek("main.al"));
        assertThat(bench.lines()).contains("  album").doesNotContain("  artist");
        bench.does(() -> bench.model.tree().seek("nothing like it"));
        assertThat(bench.lines()).containsExactly("broken -", " FAILED");
        bench.does(() -> bench.model.tree().seek(""));
        assertThat(bench.lines()).containsExactly("music +", "broken +", "bare +");
    }

    @Test
    void select_object_tellsAllAboutIt() {
        bench.open(MUSIC);
        bench.settled();
        bench.select("music", "main", "album");
        bench.settled();
        DetailState state = bench.state();
        assertThat(Objects.requireNonNull(state.detail()).columns()).hasSize(3);
        assertThat(Objects.requireNonNull(state.detail()).triggers()).hasSize(1);
        assertThat(state.failure()).isNull();
    }

    @Test
    void follow_foreignKeyAndBack_movesTheTreeToo() {
        bench.show("music", "main", "album");
        bench.does(() -> bench.model.detail().follow(new TableName("main", "Artist")));
        bench.settled();
        ObjectIs.shown(bench, "artist");
        assertThat(bench.on(() -> bench.model.tree().selected().get()))
                .as("as the server writes it")
                .isEqualTo(new Place.OfObject("music", new TableName("main", "artist")));
        assertThat(bench.lines()).contains("   artist");
        bench.does(bench.model.detail()::back);
        bench.settled();
        ObjectIs.shown(bench, "album");
        assertThat(bench.on(() -> bench.model.detail().backable().get())).isFalse();
        assertThat(bench.on(() -> bench.model.detail().forwardable().get())).isTrue();
        bench.does(bench.model.detail()::forward);
        bench.settled();
        ObjectIs.shown(bench, "artist");
        bench.does(() -> bench.model.detail().follow(new TableName("main", "artist")));
        assertThat(bench.state().reading()).as("it is there already").isFalse();
    }

    @Test
    void show_whatIsNotThere_saysSoAndCanBeReadAgain() {
        DetailState state = bench.show("music", "main", "albun");
        assertThat(Objects.requireNonNull(state.failure()).sentence())
                .contains("albun")
                .contains("album");
        assertThat(state.detail()).isNull();
        assertThat(state.cancelled()).isFalse();
        bench.penstock.database("music").update("create table albun (a)");
        bench.does(bench.model.detail()::refresh);
        bench.settled();
        ObjectIs.shown(bench, "albun");
        bench.penstock.database("music").update("drop table albun");
        bench.does(bench.model::refresh);
        bench.settled();
        assertThat(bench.state().detail()).as("what was there stays").isNotNull();
        assertThat(bench.state().failure()).isNotNull();
    }

    @Test
    void turnTo_database_opensAndSelectsIt() {
        bench.does(() -> bench.model.turnTo(Target.of("schema", "music")));
        bench.settled();
        assertThat(bench.lines()).contains("   album");
        assertThat(bench.on(() -> bench.model.tree().selected().get())).isEqualTo(MUSIC);
        bench.does(() -> bench.model.turnTo(Target.of("schema", "gone")));
        bench.does(() -> bench.model.turnTo(new Target("schema", null, null)));
        assertThat(bench.on(() -> bench.model.tree().selected().get())).isEqualTo(MUSIC);
    }

    @Test
    void export_writesTheSectionOnScreen() throws Exception {
        bench.does(() -> bench.model.detail().export(new TextTable(List.of())));
        assertThat(bench.dialogs.questions()).isEmpty();
        bench.show("music", "main", "album");
        Path file = folder.resolve("album.csv");
        bench.dialogs.choose(file);
        bench.does(() -> bench.model.detail().export(new TextTable(List.of(List.of("a", "b")))));
        bench.until(
                "it is written",
                () -> Files.exists(file) && !bench.notices.shown().isEmpty());
        assertThat(bench.dialogs.questions().getFirst().name()).isEqualTo("album-columns.csv");
        assertThat(Files.readString(file)).isEqualTo("a,b\r\n");
    }

    @Test
    void openRows_goesToQueryWithTheStatement() {
        bench.does(bench.model.detail()::openRows);
        bench.does(bench.model.detail()::copyName);
        bench.does(bench.model.detail()::copyDdl);
        bench.does(() -> bench.model.detail().follow(new TableName("main", "album")));
        assertThat(bench.gone).isEmpty();
        assertThat(bench.dialogs.copied()).isNull();
        bench.penstock.database("music").update("create table \"Order Lines\" (a)");
        bench.show("music", "main", "Order Lines");
        bench.does(bench.model.detail()::openRows);
        assertThat(bench.gone).containsExactly(new Target("query", "music", "select * from main.\"Order Lines\""));
        bench.does(bench.model.detail()::copyName);
        assertThat(bench.dialogs.copied()).isEqualTo("main.Order Lines");
        bench.show("music", "main", "album");
        bench.does(bench.model.detail()::copyDdl);
        assertThat(bench.dialogs.copied())
                .containsIgnoringCase("create table album")
                .contains("album_made");
    }

    @Test
    void begin_singleDatabase_isOpenedOnce() throws Exception {
        Path alone = Files.writeString(folder.resolve("alone.yaml"), """
                databases:
                  music: {engine: sqlite, file: music.db}
                """);
        try (SchemaBench single = new SchemaBench(Penstock.open(alone), folder.resolve("alone"))) {
            single.does(single.model.tree()::begin);
            single.settled();
            assertThat(single.lines()).contains("   album");
            single.does(() -> single.model.tree().close(MUSIC));
            single.does(single.model.tree()::begin);
            assertThat(single.lines()).containsExactly("music +");
        }
    }

    @Test
    void now_whileReading_goesOn() {
        bench.does(() -> {
            bench.model.tree().open(MUSIC);
            var before = bench.model.tree().now().get();
            bench.time.pass(Duration.ofSeconds(3));
            assertThat(bench.model.tree().now().get()).isEqualTo(before.plusSeconds(3));
        });
        bench.settled();
    }

    /** What is shown, in short. */
    private static final class ObjectIs {
        static void shown(SchemaBench bench, String name) {
            assertThat(Objects.requireNonNull(bench.state().shown()).name().name())
                    .isEqualTo(name);
        }
    }
}
