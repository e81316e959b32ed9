package dev.penstock.app.ui.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.work.Background;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the real engine and SQLite; what is read is read when the test says. */
class CatalogsTest {
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Catalogs catalogs = new Catalogs(new Background(work::add, Runnable::run), Caller.of("desktop"));
    private Penstock penstock;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws Exception {
        Path workspace = Files.writeString(folder.resolve("penstock.yaml"), """
                databases:
                  music: {engine: sqlite, file: music.db}
                  broken: {engine: sqlite, file: broken.db}
                """);
        try (SqliteFiles files = SqliteFiles.create()) {
            Files.copy(files.database("create table album (album_id integer primary key)"), folder.resolve("music.db"));
            Files.copy(files.notDatabase(), folder.resolve("broken.db"));
        }
        penstock = Penstock.open(workspace);
        catalogs.begin();
    }

    @AfterEach
    void close() {
        penstock.close();
    }

    @Test
    void of_firstCall_readsOnce() {
        Database music = penstock.database("music");
        ReadOnlyObjectProperty<CatalogState> state = catalogs.of(music);
        assertThat(catalogs.of(music).get()).isEqualTo(state.get());
        assertThat(state.get().reading()).isTrue();
        assertThat(state.get().known()).isFalse();
        assertThat(work).hasSize(1);
        step();
        assertThat(state.get().reading()).isFalse();
        assertThat(state.get().known()).isTrue();
        assertThat(tables(state)).containsExactly("album");
    }

    @Test
    void of_beforeItIsOnScreen_asksNothing() {
        Catalogs early = new Catalogs(new Background(work::add, Runnable::run), Caller.of("desktop"));
        Database music = penstock.database("music");
        ReadOnlyObjectProperty<CatalogState> state = early.of(music);
        early.refresh(music);
        assertThat(work).isEmpty();
        assertThat(state.get().reading()).isFalse();
        early.begin();
        early.begin();
        assertThat(work).hasSize(1);
        step();
        assertThat(tables(state)).containsExactly("album");
    }

    @Test
    void refresh_duringARead_readsOnceMoreAfterIt() {
        Database music = penstock.database("music");
        ReadOnlyObjectProperty<CatalogState> state = catalogs.of(music);
        catalogs.refresh(music);
        catalogs.refresh(music);
        assertThat(work).hasSize(1);
        step();
        assertThat(work).as("asked twice, read once more").hasSize(1);
        assertThat(state.get().reading()).isTrue();
        assertThat(tables(state)).containsExactly("album");
        music.update("create table artist (name text)");
        step();
        assertThat(tables(state)).containsExactly("album", "artist");
        assertThat(work).isEmpty();
    }

    @Test
    void refresh_thatFails_keepsWhatWasKnown() throws Exception {
        Database music = penstock.database("music");
        ReadOnlyObjectProperty<CatalogState> state = catalogs.of(music);
        step();
        penstock.close();
        catalogs.refresh(music);
        step();
        assertThat(state.get().failure()).isNotNull();
        assertThat(state.get().known()).isTrue();
        assertThat(tables(state)).containsExactly("album");
    }

    @Test
    void of_fileThatIsNoDatabase_tellsWhyAndCanBeReadAgain() throws Exception {
        Database broken = penstock.database("broken");
        ReadOnlyObjectProperty<CatalogState> state = catalogs.of(broken);
        step();
        assertThat(state.get().known()).isFalse();
        assertThat(state.get().reading()).isFalse();
        assertThat(Objects.requireNonNull(state.get().failure()).summary()).contains("broken.db");
        Files.copy(
                folder.resolve("music.db"),
                folder.resolve("broken.db"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        catalogs.refresh(broken);
        assertThat(state.get().failure()).isNull();
        step();
        assertThat(tables(state)).containsExactly("album");
    }

    private void step() {
        Objects.requireNonNull(work.poll()).run();
    }

    private static List<String> tables(ReadOnlyObjectProperty<CatalogState> state) {
        return state.get().contents().relations().stream().map(Relation::name).toList();
    }
}
