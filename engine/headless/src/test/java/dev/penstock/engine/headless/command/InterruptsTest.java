package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptsTest {
    final StringWriter err = new StringWriter();
    final List<String> done = new ArrayList<>();
    final Interrupts interrupts = Interrupts.of(new PrintWriter(err), () -> done.add("halt"));

    @Test
    void received_once_stopsTheWork() {
        interrupts.cancels("work", done::add);

        interrupts.received();

        assertThat(done).containsExactly("work");
        assertThat(err.toString()).contains("Cancelling", "Press Ctrl+C again");
    }

    @Test
    void received_twice_endsAtOnce() {
        interrupts.received();
        interrupts.received();

        assertThat(done).containsExactly("halt");
    }

    @Test
    void received_beforeThereIsWork_stopsItWhenItComes() {
        interrupts.received();

        assertThat(interrupts.cancels("work", done::add)).isEqualTo("work");

        assertThat(done).containsExactly("work");
        interrupts.close();
    }

    @Test
    void progress_ofLongWork_showsRowsAndGoesAway() throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(2);
        try (StatementProgress progress =
                StatementProgress.start(new PrintWriter(err), Duration.ofMillis(1), Duration.ofMillis(1))) {
            progress.counting(() -> {
                shown.countDown();
                return 1_234;
            });
            assertThat(shown.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(err.toString()).contains("1,234 rows, ", " rows/s").endsWith("\r\u001b[K");
    }
}
