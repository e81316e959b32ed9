package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class InterruptSignalTest {
    private static final Path STATUS = Path.of("/proc/self/status");

    /**
     * Windows cannot send SIGINT to one process. A build that a script started with {@code &} ignores SIGINT, and its
     * JVMs do: then the handler must have said so, and the process goes on as well.
     */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void handle_signalComes_callsTheHandlerAndTheProcessGoesOn() throws IOException, InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        InterruptSignal signal = new InterruptSignal();
        boolean comes = signal.handle(called::countDown);
        if (Files.exists(STATUS)) {
            assertThat(comes).isNotEqualTo(ignoresTheSignal());
        }
        try {
            Process kill = new ProcessBuilder(
                            "kill",
                            "-INT",
                            Long.toString(ProcessHandle.current().pid()))
                    .inheritIO()
                    .start();

            assertThat(kill.waitFor()).isZero();
            assertThat(called.await(comes ? 30 : 0, TimeUnit.SECONDS)).isEqualTo(comes);
        } finally {
            signal.restore();
        }
    }

    /** As Linux tells it: a bit for each signal, SIGINT is the second one. */
    private static boolean ignoresTheSignal() throws IOException {
        String ignored = Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow();
        return (Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16) & 2) != 0;
    }
}
