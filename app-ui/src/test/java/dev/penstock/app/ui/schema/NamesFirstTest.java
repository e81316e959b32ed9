package dev.penstock.app.ui.schema;

import static dev.penstock.app.ui.fake.FakeCatalog.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeCatalog;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.schema.tree.Line;
import dev.penstock.app.ui.schema.tree.ObjectRef;
import dev.penstock.app.ui.schema.tree.Place;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a server and when: the names before their sizes, an object once the selection rests on it. */
class NamesFirstTest {
    private static final Place MAIN = new Place.OfSchema("shop", "main");
    private static final Duration ALMOST = Duration.ofMillis(119);
    private static final Duration REST = Duration.ofMillis(1);
    private final FakeCatalog catalog = new FakeCatalog();

    @TempDir
    Path folder;

    private SchemaBench bench;

    @BeforeEach
    void open() {
        FakeDatabase shop = new FakeDatabase("shop", EngineKind.SQLITE, Profile.SafeMode.OFF).with(catalog);
        bench = new SchemaBench(new FakePenstock(null, shop), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void open_schema_showsNamesWhileTheirSizesAreRead() {
        names();
        assertThat(bench.lines()).containsExactly("shop -", " main -", "  TABLES 2 -", "   album", "   artist");
        assertThat(sizes()).containsOnly(OptionalLong.empty());
        assertThat(bench.on(() -> bench.model.tree().progress().reading())).isEmpty();
        assertThat(bench.on(() -> bench.model.tree().progress().measuring())).containsExactly("shop");
        assertThat(bench.raw().get(1).since()).as("the wait is told").isNotNull();

        answer(List.of(table("album", 8192), table("artist", 4096)));

        assertThat(bench.lines()).as("nothing moves").hasSize(5).endsWith("   album", "   artist");
        assertThat(sizes()).containsExactly(OptionalLong.of(8192), OptionalLong.of(4096));
        assertThat(bench.on(() -> bench.model.tree().progress().measuring())).isEmpty();
        assertThat(bench.raw().get(1).since()).isNull();
        assertThat(bench.on(catalog::asked)).containsExactly("schemas", "names of main", "tables of main");
    }

    @Test
    void refresh_showsNewNamesAtOnceAndKeepsTheSizesOfTheOld() {
        names();
        answer(List.of(table("album", 8192), table("artist", 4096)));
        bench.does(() -> bench.model.tree().retry(MAIN));
        answer(List.of(table("album", -1), table("zither", -1)));
        assertThat(bench.lines()).endsWith("  TABLES 2 -", "   album", "   zither");
        assertThat(sizes()).containsExactly(OptionalLong.of(8192), OptionalLong.empty());
        answer(List.of(table("album", 12288), table("zither", 4096)));
        assertThat(sizes()).containsExactly(OptionalLong.of(12288), OptionalLong.of(4096));
    }

    @Test
    void refresh_whileSizesAreRead_asksForTheNamesOnceMore() {
        names();
        bench.does(() -> bench.model.tree().retry(MAIN));
        answer(List.of(table("album", 8192), table("artist", 4096)));
        answer(List.of(table("album", 8192), table("artist", 4096)));
        assertThat(bench.on(catalog::asked))
                .containsExactly("schemas", "names of main", "tables of main", "names of main", "tables of main");
    }

    @Test
    void refresh_whileNamesAreRead_leavesTheirSizesToTheSecondReading() {
        bench.open(new Place.OfDatabase("shop"));
        answer(List.of(new Schema("main", true, false)));
        bench.does(() -> bench.model.tree().retry(MAIN));
        answer(List.of(table("album", -1)));
        assertThat(bench.on(catalog::asked)).containsExactly("schemas", "names of main", "names of main");
        answer(List.of(table("album", -1)));
        assertThat(bench.on(catalog::asked)).endsWith("names of main", "tables of main");
    }

    @Test
    void sizesThatCannotBeRead_leaveTheNamesAndSayWhy() {
        names();
        bench.does(() -> bench.model.tree().cancel(MAIN));
        bench.does(() -> {});
        assertThat(bench.lines())
                .containsExactly("shop -", " main -", "  FAILED", "  TABLES 2 -", "   album", "   artist");
        Line failed = bench.raw().get(2);
        assertThat(Objects.requireNonNull(failed.failure()).code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(bench.on(() -> bench.model.tree().progress().failed())).containsExactly("shop");
        bench.does(() -> bench.model.tree().retry(MAIN));
        bench.does(() -> catalog.fail(new IllegalStateException("no")));
        bench.does(() -> {});
        assertThat(bench.lines()).contains("  FAILED", "   artist");
    }

    @Test
    void namesThatAreNotWaitedFor_sayWhyAndCanBeReadAgain() {
        bench.open(new Place.OfDatabase("shop"));
        answer(List.of(new Schema("main", true, false)));
        assertThat(bench.lines()).containsExactly("shop -", " main -", "  READING");
        assertThat(bench.on(() -> bench.model.tree().progress().reading())).containsExactly("shop");
        bench.does(() -> bench.model.tree().cancel(MAIN));
        bench.does(() -> {});
        assertThat(bench.lines()).containsExactly("shop -", " main -", "  FAILED");
        bench.does(() -> bench.model.tree().retry(MAIN));
        assertThat(bench.lines()).containsExactly("shop -", " main -", "  READING");
        assertThat(bench.on(catalog::asked)).containsExactly("schemas", "names of main", "names of main");
    }

    @Test
    void select_onTheWayToAnother_asksNothingAboutIt() {
        bench.pass("shop", "main", "album");
        bench.does(() -> bench.time.pass(ALMOST));
        bench.pass("shop", "main", "artist");
        bench.does(() -> bench.time.pass(ALMOST));
        assertThat(bench.on(catalog::asked)).isEmpty();
        assertThat(bench.state().reading()).as("it is awaited").isTrue();
        assertThat(Objects.requireNonNull(bench.state().wanted()).name().name()).isEqualTo("artist");
        bench.does(() -> bench.time.pass(REST));
        assertThat(bench.on(catalog::asked)).containsExactly("artist");
        bench.does(() -> bench.time.pass(Duration.ofSeconds(3)));
        assertThat(bench.on(catalog::asked)).containsExactly("artist");
    }

    @Test
    void select_thatIsMeant_asksAtOnceAndOnce() {
        bench.pass("shop", "main", "album");
        bench.does(bench.model.detail()::settle);
        assertThat(bench.on(catalog::asked)).containsExactly("album");
        bench.does(bench.model.detail()::settle);
        bench.does(() -> bench.time.pass(Duration.ofSeconds(3)));
        assertThat(bench.on(catalog::asked)).containsExactly("album");
    }

    @Test
    void follow_inTheMoment_asksForItsTargetAlone() {
        bench.pass("shop", "main", "album");
        bench.does(() -> bench.model.detail().follow(new ObjectRef("shop", new TableName("main", "artist"))));
        bench.does(() -> bench.time.pass(Duration.ofSeconds(3)));
        assertThat(bench.on(catalog::asked)).contains("artist").doesNotContain("album");
    }

    @Test
    void cancel_inTheMoment_endsTheWait() {
        bench.pass("shop", "main", "album");
        bench.does(bench.model.detail()::cancel);
        bench.does(() -> {});
        assertThat(bench.state().reading()).isFalse();
        assertThat(bench.state().cancelled()).isTrue();
        assertThat(bench.on(bench.time::ticking)).isZero();
    }

    /** Opens the database and answers until the names are there and their sizes are asked for. */
    private void names() {
        bench.open(new Place.OfDatabase("shop"));
        answer(List.of(new Schema("main", true, false)));
        answer(List.of(table("album", -1), table("artist", -1)));
    }

    /** Answers the last question and lets the answer arrive. */
    private void answer(List<?> value) {
        bench.does(() -> catalog.answer(value));
        bench.does(() -> {});
    }

    private List<OptionalLong> sizes() {
        return bench.raw().stream()
                .map(Line::table)
                .filter(Objects::nonNull)
                .map(Table::bytes)
                .toList();
    }
}
