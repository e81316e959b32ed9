package dev.penstock.app.ui.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.work.Background;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.WorkspaceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the open workspace when somebody else changes its file; over the real engine. */
class WorkspaceWatchTest {
    private static final String ORDERS = "databases:\n  orders: {engine: sqlite, file: orders.db}\n";
    private static final String TWO = ORDERS + "  more: {engine: sqlite, file: more.db}\n";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime(FakeDatabase.NOW);
    private final Background background = new Background(Runnable::run, Runnable::run);
    private Path file;
    private EngineHost host;
    private WorkspaceWatch watch;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("penstock.yaml");
        Files.writeString(file, ORDERS);
        host = new EngineHost(
                (path, environment) -> new EngineHost.Opened(
                        Penstock.open(WorkspaceStore.at(path).read(environment)), () -> {}),
                background,
                time,
                file,
                null);
        watch = new WorkspaceWatch(host, background, time);
        host.open(file, null);
        time.pass(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        host.close();
    }

    private Penstock penstock() {
        return ((EngineState.Open) host.state().get()).penstock();
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        time.pass(Duration.ofSeconds(1));
    }

    @Test
    void changedFile_isTakenOverWithoutARestart() throws IOException {
        Penstock before = penstock();
        write(TWO);
        assertThat(penstock()).isSameAs(before);
        assertThat(penstock().databases()).extracting("name").containsExactly("orders", "more");
        assertThat(watch.state().get()).isEqualTo(new FileState.Same());
    }

    @Test
    void fileWithFaults_isToldAndTheEngineGoesOn() throws IOException {
        write("databases:\n  orders: {engine: sqlit}\n");
        assertThat(watch.state().get())
                .isInstanceOfSatisfying(
                        FileState.Faulty.class,
                        faulty -> assertThat(
                                        ((WorkspaceException) faulty.failure().cause()).faults())
                                .isNotEmpty());
        assertThat(penstock().databases()).hasSize(1);
        FileState told = watch.state().get();
        time.pass(Duration.ofSeconds(3));
        assertThat(watch.state().get()).isSameAs(told);
        watch.reload();
        assertThat(watch.state().get()).isInstanceOf(FileState.Faulty.class).isNotSameAs(told);
        write(TWO);
        assertThat(watch.state().get()).isEqualTo(new FileState.Same());
        assertThat(penstock().databases()).hasSize(2);
    }

    @Test
    void fileGone_isToldUntilItIsBack() throws IOException {
        Files.move(file, folder.resolve("away"));
        time.pass(Duration.ofSeconds(1));
        assertThat(watch.state().get()).isEqualTo(new FileState.Gone(file));
        assertThat(penstock().databases()).hasSize(1);
        Files.move(folder.resolve("away"), file);
        time.pass(Duration.ofSeconds(1));
        assertThat(watch.state().get()).isEqualTo(new FileState.Same());
    }

    @Test
    void fileThatCannotBeLookedAt_isTold() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
        time.pass(Duration.ofSeconds(1));
        assertThat(watch.state().get())
                .isInstanceOfSatisfying(
                        FileState.Faulty.class,
                        faulty -> assertThat(faulty.failure().summary()).contains("is a folder"));
    }

    @Test
    void anotherWorkspace_isWatchedInstead() throws IOException {
        Path other = folder.resolve("other.yaml");
        Files.writeString(other, ORDERS);
        write("nonsense: 1\n");
        host.open(other, null);
        assertThat(watch.state().get()).isEqualTo(new FileState.Same());
        time.pass(Duration.ofSeconds(2));
        Files.writeString(other, TWO);
        time.pass(Duration.ofSeconds(1));
        assertThat(penstock().databases()).hasSize(2);
    }
}
