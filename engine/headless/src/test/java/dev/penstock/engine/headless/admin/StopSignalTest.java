package dev.penstock.engine.headless.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AtomicInteger halted = new AtomicInteger(-1);

    private StopSignal signal(Duration patience) {
        return StopSignal.create(patience, new PrintStream(said, true, StandardCharsets.UTF_8), halted::set);
    }

    @Test
    void await_untilToldToEnd_thenEndsWithZeroOnceClosed() throws InterruptedException {
        StopSignal signal = signal(Duration.ofMinutes(1));
        assertThat(signal.await(Duration.ZERO)).isFalse();
        signal.hook().start();
        signal.await();
        assertThat(signal.await(Duration.ZERO)).isTrue();
        assertThat(halted).hasValue(-1);
        signal.close();
        signal.hook().join();
        assertThat(halted).hasValue(0);
    }

    @Test
    void end_whatIsNotClosedInTime_isCutOffWithOne() throws InterruptedException {
        StopSignal signal = signal(Duration.ofMillis(10));
        signal.hook().start();
        signal.hook().join();
        assertThat(halted).hasValue(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("was aborted");
    }

    @Test
    void close_withoutASignal_leavesNoHook() {
        StopSignal signal = StopSignal.install();
        signal.close();
        assertThat(Runtime.getRuntime().removeShutdownHook(signal.hook())).isFalse();
    }
}
