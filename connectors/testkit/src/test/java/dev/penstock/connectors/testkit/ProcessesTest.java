package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the helpers of the servers: processes, process trees, waiting, and the cleanup. */
class ProcessesTest {
    @Test
    void run_failingCommand_returnsStatusAndOutput() {
        ProcessRunner.Completed ended = ProcessRunner.run(List.of("sh", "-c", "echo out; echo err >&2; exit 3"));

        assertThat(ended).isEqualTo(new ProcessRunner.Completed(3, "out\nerr\n"));
    }

    @Test
    void must_failingCommand_saysWhatItSaid() {
        assertThatThrownBy(() -> ProcessRunner.must(List.of("sh", "-c", "echo no such thing; exit 4")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("status 4")
                .hasMessageContaining("no such thing");
    }

    @Test
    void run_unknownProgram_namesIt() {
        assertThatThrownBy(() -> ProcessRunner.run(List.of("penstock-no-such-program")))
                .hasMessageContaining("penstock-no-such-program");
    }

    @Test
    void kill_treeWithChildren_endsAllOfThem() throws IOException {
        Process root = new ProcessBuilder("sh", "-c", "sleep 1000 & sleep 1000 & wait").start();
        Waiting.until(
                "both children run", Waiting.MAX_WAIT, () -> root.descendants().count() == 2);
        List<ProcessHandle> children = root.descendants().toList();

        new ProcessTree(root).kill();
        new ProcessTree(root).kill();

        assertThat(root.isAlive()).isFalse();
        Waiting.until(
                "the children are gone",
                Waiting.MAX_WAIT,
                () -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void until_neverTrue_failsAndSaysWhatWasAwaited() {
        assertThatThrownBy(() -> Waiting.until("pigs fly", Duration.ofMillis(1), () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Waited 1 ms without success until pigs fly");
    }

    @Test
    void until_questionFails_failsWithItsCause() {
        assertThatThrownBy(() -> Waiting.until("it is read", Waiting.MAX_WAIT, () -> {
                    throw new IOException("broken");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("broken");
    }

    @Test
    void unchecked_interrupted_failsAndStaysInterrupted() {
        assertThatThrownBy(() -> Unchecked.run("wait", () -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wait");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void settle_anotherWasFaster_leavesItsWork(@TempDir Path folder) throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("mine"));
        Path target = Files.createDirectories(folder.resolve("theirs"));
        Path theirs = Files.writeString(target.resolve("file"), "content");

        PostgresBinaries.moveIntoPlace(unpacked, target);

        assertThat(theirs).exists();
        assertThatThrownBy(() -> PostgresBinaries.moveIntoPlace(unpacked, folder.resolve("no/such")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void delete_missingFolder_isNoError(@TempDir Path folder) throws IOException {
        Path inner = Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(inner.resolve("file"), "content");

        TestCleanup.delete(folder.resolve("a"));
        TestCleanup.delete(folder.resolve("a"));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void closeAll_oneFails_closesTheOthers() {
        AtomicInteger closed = new AtomicInteger();
        TestCleanup.closeAll(List.of(
                () -> {
                    throw new IOException("cannot");
                },
                closed::incrementAndGet));

        assertThat(closed).hasValue(1);
    }

    @Test
    void cacheFolder_homeUnusable_isTemporary(@TempDir Path home) {
        assertThat(PostgresBinaries.cacheFolder(home)).isEqualTo(home.resolve(".cache/penstock-test"));
        assertThat(PostgresBinaries.cacheFolder(home.resolve("missing")))
                .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "penstock-test"));
    }
}
