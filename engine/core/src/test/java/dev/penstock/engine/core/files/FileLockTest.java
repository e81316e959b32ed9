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
import java.util.concurrent.atomic.AtomicInteger;
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
        Process other = holder(lock);

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
                .withMessageContaining("The lock " + folder.resolve("a.lock") + " cannot be acquired");
    }

    @Test
    void alone_withCheckpoint_waitsForAThreadAndThenForAProcess() throws Exception {
        Path file = folder.resolve("counter");
        Process other = holder(folder.resolve("counter.lock"));
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();

        Thread one =
                Thread.ofVirtual().start(() -> new FileLock(file).alone(first::incrementAndGet, () -> increment(file)));
        awaitGlances(first);
        Thread two = Thread.ofVirtual()
                .start(() -> new FileLock(file).alone(second::incrementAndGet, () -> increment(file)));
        awaitGlances(second);
        assertThat(file).doesNotExist();
        other.getOutputStream().close();
        one.join();
        two.join();

        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(file).hasContent("xx");
    }

    @Test
    void alone_checkpointThrows_givesUpAndLeavesTheLockToOthers() throws Exception {
        Path file = folder.resolve("counter");
        Process other = holder(folder.resolve("counter.lock"));
        AtomicInteger glances = new AtomicInteger();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new FileLock(file)
                        .alone(
                                () -> {
                                    if (glances.incrementAndGet() == 4) {
                                        throw new IllegalArgumentException("given up");
                                    }
                                },
                                () -> increment(file)))
                .withMessage("given up");
        assertThat(file).doesNotExist();
        assertThat(other.isAlive()).isTrue();
        other.getOutputStream().close();
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();

        Thread next = Thread.ofVirtual().start(() -> new FileLock(file).alone(() -> {}, () -> increment(file)));
        assertThat(next.join(Duration.ofSeconds(30))).isTrue();
        assertThat(file).hasContent("x");
    }

    @Test
    void alone_withCheckpointWhereNoLockCanBe_saysSoAndGivesTheThreadsTurnBack() throws Exception {
        Path lock = Files.createDirectory(folder.resolve("a.lock"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> new FileLock(folder.resolve("a")).alone(() -> {}, () -> 1))
                .withMessageContaining("The lock " + lock + " cannot be acquired");

        Files.delete(lock);
        Thread next = Thread.ofVirtual()
                .start(() -> new FileLock(folder.resolve("a")).alone(() -> {}, () -> increment(folder.resolve("b"))));
        assertThat(next.join(Duration.ofSeconds(30))).isTrue();
        assertThat(folder.resolve("b")).hasContent("x");
    }

    @Test
    void alone_withCheckpointInterrupted_isAFaultOfOurs() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new FileLock(folder.resolve("a")).alone(() -> {}, () -> 1))
                .withMessage("Unexpected interrupt during a wait for a lock");

        assertThat(Thread.interrupted()).isFalse();
        assertThat(folder.resolve("a.lock")).doesNotExist();
    }

    private static void awaitGlances(AtomicInteger glances) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (glances.get() < 4) {
            assertThat(System.nanoTime())
                    .as("the checkpoint is asked again and again")
                    .isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static Process holder(Path lock) throws IOException, URISyntaxException {
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
        return other;
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
