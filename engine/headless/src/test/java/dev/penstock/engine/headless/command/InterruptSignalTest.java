package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class InterruptSignalTest {
    /** Windows cannot send SIGINT to one process. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void handle_signalComes_callsTheHandlerAndTheProcessGoesOn() throws IOException, InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        InterruptSignal signal = new InterruptSignal();
        signal.handle(called::countDown);
        try {
            Process kill = new ProcessBuilder(
                            "kill",
                            "-INT",
                            Long.toString(ProcessHandle.current().pid()))
                    .inheritIO()
                    .start();

            assertThat(kill.waitFor()).isZero();
            assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            signal.restore();
        }
    }
}
