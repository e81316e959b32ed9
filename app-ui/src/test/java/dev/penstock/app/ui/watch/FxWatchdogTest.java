package dev.penstock.app.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.Desk;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** What the watchdog catches when something does what nobody may do. The watchdog of the whole run spares this class. */
class FxWatchdogTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /** What is recorded while something is done on the FX thread. */
    private static List<String> kinds(Callable<?> bad) {
        Waits waits = new Waits(frames -> false);
        try (waits) {
            Desk.fx(bad);
        }
        assertThat(waits.found())
                .allSatisfy(wait -> assertThat(wait.frames())
                        .anySatisfy(frame -> assertThat(frame).contains("FxWatchdogTest")));
        return waits.found().stream().map(Waits.Wait::kind).distinct().toList();
    }

    @Test
    void fileOnTheFxThread_isCaught() {
        Path file = folder.resolve("kept");
        assertThat(kinds(() -> Files.writeString(file, "text"))).contains("FileWrite");
        assertThat(kinds(() -> Files.readString(file))).contains("FileRead");
    }

    @Test
    void socketOnTheFxThread_isCaught() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket there = server.accept()) {
            there.getOutputStream().write(7);
            assertThat(kinds(() -> client.getInputStream().read())).contains("SocketRead");
        }
    }

    @Test
    void lockOnTheFxThread_isCaught() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        CountDownLatch held = new CountDownLatch(1);
        Thread holder = Thread.ofVirtual().start(() -> {
            lock.lock();
            try {
                held.countDown();
                Thread.sleep(Duration.ofMillis(200));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            } finally {
                lock.unlock();
            }
        });
        held.await();
        assertThat(kinds(() -> {
                    lock.lock();
                    try {
                        return true;
                    } finally {
                        lock.unlock();
                    }
                }))
                .contains("ThreadPark");
        holder.join();
    }

    @Test
    void sleepOnTheFxThread_isCaughtAndIsALongCall() throws Exception {
        try (Pulse pulse = new Pulse()) {
            pulse.during("the test");
            TimeUnit.MILLISECONDS.sleep(200);
            assertThat(kinds(() -> {
                        Thread.sleep(Duration.ofMillis(300));
                        return true;
                    }))
                    .contains("ThreadSleep");
            Desk.fx(() -> true);
            TimeUnit.MILLISECONDS.sleep(200);
            assertThat(pulse.worst()).anySatisfy(call -> {
                assertThat(call.length()).isGreaterThan(Duration.ofMillis(200));
                assertThat(call.during()).isEqualTo("the test");
                assertThat(call.frames()).anySatisfy(frame -> assertThat(frame).contains("FxWatchdogTest"));
            });
            assertThat(pulse.summary()).contains("took longer than 16 ms");
        }
    }

    @Test
    void workWithoutWaiting_isFine() {
        assertThat(kinds(() -> Math.sqrt(2))).isEmpty();
        assertThat(Frames.waitsForOthers(List.of(
                        "java.util.concurrent.CountDownLatch.await:1",
                        "com.sun.javafx.tk.quantum.PaintCollector.waitForRenderingToComplete:1",
                        "dev.penstock.app.ui.shell.MainWindow.show:1")))
                .as("the toolkit waits for its renderer")
                .isFalse();
        assertThat(Frames.waitsForOthers(
                        List.of("java.io.FileInputStream.read:1", "dev.penstock.app.ui.text.Messages.beside:1")))
                .as("the words of the program")
                .isFalse();
        assertThat(Frames.waitsForOthers(
                        List.of("java.io.FileInputStream.read:1", "dev.penstock.app.ui.state.KeyValueStore.read:1")))
                .isTrue();
    }
}
