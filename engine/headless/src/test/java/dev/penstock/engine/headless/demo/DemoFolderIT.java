package dev.penstock.engine.headless.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderIT {
    @TempDir
    Path home;

    private final List<String> completed = new ArrayList<>();

    private DemoFolder open(Path folder, long seed) {
        return DemoFolder.open(folder, seed, (what, rows) -> completed.add(what));
    }

    @Test
    void open_whereNothingIs_makesAWholeDemo() throws IOException {
        Path folder = home.resolve("not").resolve("there yet");
        open(folder, 1).close();
        assertThat(completed).contains("customers", "playlists", "totals for the analytics");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "penstock.yaml",
                            "shop.db",
                            "analytics.db",
                            "archive.db",
                            "migrations",
                            "demo.mark",
                            ".lock");
        }
    }

    @Test
    void open_whereItIsWhole_makesNothing() {
        Path folder = MadeDemo.copyTo(home.resolve("demo"));
        try (DemoFolder demo = open(folder, MadeDemo.SEED)) {
            assertThat(demo.workspace()).exists();
        }
        assertThat(completed).isEmpty();
    }

    @Test
    void open_withAnotherSeed_makesItAnew_andKeepsWhatIsNotItsOwn() throws IOException {
        Path folder = MadeDemo.copyTo(home.resolve("demo"));
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("penstock.yaml"), "databases: {}\n");
        Files.writeString(folder.resolve("shop.db-wal"), "of another file");
        open(folder, 2).close();
        assertThat(completed).isNotEmpty();
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
        assertThat(folder.resolve("penstock.yaml.before")).hasContent("databases: {}");
        assertThat(folder.resolve("shop.db-wal")).doesNotExist();
        assertThat(DemoVersion.read(folder))
                .hasValueSatisfying(mark -> assertThat(mark.seed()).isEqualTo(2));
    }

    @Test
    void open_afterAnInterruption_makesItAnew() throws IOException {
        Path folder = Files.createDirectories(home.resolve("demo"));
        Files.createDirectory(folder.resolve(".making"));
        Files.writeString(folder.resolve(".making").resolve("shop.db"), "half");
        Files.writeString(folder.resolve("archive.db"), "moved already");
        open(folder, 1).close();
        assertThat(completed).isNotEmpty();
        assertThat(folder.resolve(".making")).doesNotExist();
    }

    @Test
    void open_whereADatabaseIsDamagedOrGone_makesItAnew() throws IOException {
        Path folder = MadeDemo.copyTo(home.resolve("demo"));
        Files.writeString(folder.resolve("archive.db"), "no database");
        open(folder, MadeDemo.SEED).close();
        assertThat(completed).isNotEmpty();
        completed.clear();
        Files.delete(folder.resolve("shop.db"));
        open(folder, MadeDemo.SEED).close();
        assertThat(completed).isNotEmpty();
    }

    @Test
    void open_whereTheMarkIsOfAnotherVersion_makesItAnew() throws IOException {
        Path folder = MadeDemo.copyTo(home.resolve("demo"));
        new DemoVersion(DemoData.VERSION - 1, MadeDemo.SEED, 5).write(folder);
        open(folder, MadeDemo.SEED).close();
        assertThat(completed).isNotEmpty();
        for (String text : List.of("something else", "penstock demo 1 seed 9999999999999999999 rows 1\n")) {
            Files.writeString(folder.resolve(DemoVersion.NAME), text);
            assertThat(DemoVersion.read(folder)).isEmpty();
        }
        DemoVersion longest = new DemoVersion(1, Long.MIN_VALUE, 1);
        longest.write(folder);
        assertThat(DemoVersion.read(folder)).hasValue(longest);
    }

    @Test
    void open_ofAFolderWithSomethingElse_refusesAndTouchesNothing() throws IOException {
        Path folder = Files.createDirectories(home.resolve("photos"));
        Files.writeString(folder.resolve("cat.jpg"), "a cat");
        assertThatThrownBy(() -> open(folder, 1))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("cat.jpg")
                .hasMessageContaining("--folder");
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("cat.jpg"));
    }

    @Test
    void open_ofAFile_refuses() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "x");
        assertThatThrownBy(() -> open(file, 1))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> open(file.resolve("below"), 1))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("--folder");
    }

    @Test
    void open_whileAnotherUsesIt_sharesItForTheSameSeedOnly() throws IOException, InterruptedException {
        Path folder = MadeDemo.copyTo(home.resolve("demo"));
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("held");
            assertThatThrownBy(() -> open(folder, 3))
                    .isInstanceOf(DemoException.class)
                    .hasMessageContaining("is in use by another Penstock");
            open(folder, MadeDemo.SEED).close();
            assertThat(completed).isEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void standard_isTheUsersDataFolder() {
        assertThat(DemoFolder.standard(Map.of("XDG_DATA_HOME", "/data"), Path.of("/home/ann")))
                .isEqualTo(Path.of("/data/penstock/demo"));
        assertThat(DemoFolder.standard(Map.of(), Path.of("/home/ann")))
                .isEqualTo(Path.of("/home/ann/.local/share/penstock/demo"));
        assertThat(DemoFolder.standard(Map.of("XDG_DATA_HOME", "relative"), Path.of("/home/ann")))
                .isEqualTo(Path.of("/home/ann/.local/share/penstock/demo"));
    }

    /** A process that uses a demo until it is killed. */
    static final class Holder {
        private Holder() {}

        static void main(String[] args) throws Exception {
            DemoFolder demo = DemoFolder.open(Path.of(args[0]), MadeDemo.SEED, (what, rows) -> {});
            System.out.println("held");
            new java.util.concurrent.CountDownLatch(1).await();
            demo.close();
        }
    }
}
