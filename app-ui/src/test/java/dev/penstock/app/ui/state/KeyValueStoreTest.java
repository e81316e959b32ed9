package dev.penstock.app.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyValueStoreTest {
    private final Queue<Runnable> later = new ArrayDeque<>();

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("kept").resolve("desktop.properties");
    }

    private KeyValueStore open() {
        return KeyValueStore.open(file(), later::add);
    }

    @Test
    void changes_areWrittenOnceAndComeBack() throws IOException {
        KeyValueStore store = open();
        store.put("b", "größer = 1\nline");
        store.put("a", 12.5);
        store.put("b", "größer = 1\nline");
        assertThat(later).hasSize(1);
        later.remove().run();
        assertThat(Files.readString(file())).startsWith("a=12.5\n").doesNotContain("#");
        KeyValueStore again = open();
        assertThat(again.get("b")).contains("größer = 1\nline");
        assertThat(again.number("a", 0)).isEqualTo(12.5);
    }

    @Test
    void null_takesAKeyAway() {
        KeyValueStore store = open();
        store.put("a", "1");
        store.put("a", (String) null);
        store.close();
        assertThat(open().get("a")).isEmpty();
    }

    @Test
    void close_writesWhatIsLeftAndNothingTwice() throws IOException {
        KeyValueStore store = open();
        store.put("a", "1");
        store.close();
        Files.delete(file());
        later.remove().run();
        assertThat(file()).doesNotExist();
    }

    @Test
    void close_whileSomebodyWrites_waitsForHim() throws IOException {
        for (int i = 0; i < 200; i++) {
            KeyValueStore store = KeyValueStore.open(file(), Thread.ofVirtual()::start);
            store.put("a", i);
            store.close();
            assertThat(Files.readString(file())).isEqualTo("a=" + i + ".0\n");
        }
    }

    @Test
    void killedWriter_leavesTheOldFileWhole() throws IOException {
        KeyValueStore store = open();
        store.put("a", "1");
        store.close();
        Files.writeString(file().resolveSibling(".desktop.properties123.tmp"), "a=half");
        assertThat(open().get("a")).contains("1");
    }

    @Test
    void damagedFile_countsAsEmptyAndIsReplaced() throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), new byte[] {'a', '=', '\\', 'u', '0', 'x', (byte) 0xff});
        KeyValueStore store = open();
        assertThat(store.get("a")).isEmpty();
        store.put("a", "2");
        store.close();
        assertThat(open().get("a")).contains("2");
    }

    @Test
    void fileThatCannotBeWritten_losesNothingInMemory() throws IOException {
        Files.writeString(folder.resolve("kept"), "a file where the folder would be");
        KeyValueStore store = open();
        store.put("a", "1");
        store.flush();
        assertThat(store.get("a")).contains("1");
    }

    @Test
    void number_thatIsNone_isTheOther() {
        KeyValueStore store = open();
        store.put("a", "wide");
        store.put("b", "NaN");
        assertThat(store.number("a", 7)).isEqualTo(7);
        assertThat(store.number("b", 7)).isEqualTo(7);
        assertThat(store.number("c", 7)).isEqualTo(7);
    }

    @Test
    void openedAsUsual_writesSoon() throws Exception {
        try (KeyValueStore store = KeyValueStore.open(file())) {
            store.put("a", "1");
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (!Files.exists(file())) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(10);
            }
        }
        assertThat(open().get("a")).contains("1");
    }

    @Test
    void atomicWrite_thatFails_leavesNoDraft() throws IOException {
        Path target = folder.resolve("target");
        Files.createDirectories(target.resolve("full"));
        assertThatThrownBy(() -> AtomicFile.write(target, "text")).isInstanceOf(IOException.class);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(target);
        }
    }
}
