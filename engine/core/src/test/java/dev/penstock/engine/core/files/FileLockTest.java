package dev.penstock.engine.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.engine.api.StorageException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLockTest {

    @TempDir
    private Path folder;

    @Test
    void alone_manyThreads_takeTurns() throws InterruptedException {
        Path file = folder.resolve("deep/counter");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.ofVirtual().start(() -> new FileLock(file).alone(() -> increment(file))));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(file).hasContent("x".repeat(20));
    }

    @Test
    void alone_anotherProcessHoldsIt_waits() throws IOException, InterruptedException, URISyntaxException {
        Path file = folder.resolve("counter");
        Path lock = folder.resolve("counter.lock");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of(Holder.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        Holder.class.getName(),
                        lock.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(other.getInputStream().read()).isEqualTo('h');

        Thread waiting = Thread.ofVirtual().start(() -> new FileLock(file).alone(() -> increment(file)));
        assertThat(waiting.join(Duration.ofMillis(200))).isFalse();
        other.getOutputStream().close();
        waiting.join();

        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(file).hasContent("x");
    }

    @Test
    void alone_workFails_givesTheLockBack() {
        FileLock lock = new FileLock(folder.resolve("a"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> lock.alone(() -> {
                    throw new IllegalStateException("no");
                }));
        assertThat(lock.<String>alone(() -> "yes")).isEqualTo("yes");
    }

    @Test
    void alone_whereNoLockCanBe_saysSo() throws IOException {
        Files.createDirectory(folder.resolve("a.lock"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> new FileLock(folder.resolve("a")).alone(() -> 1))
                .withMessageContaining("The lock " + folder.resolve("a.lock") + " cannot be had");
    }

    private static boolean increment(Path file) {
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            Thread.yield();
            Files.writeString(file, before + "x");
            return true;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A process that holds a lock until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (FileChannel channel =
                            FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                System.out.print(held.isValid() ? "h" : "?");
                System.out.flush();
                while (System.in.read() >= 0) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
