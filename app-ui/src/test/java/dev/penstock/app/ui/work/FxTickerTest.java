package dev.penstock.app.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.Desk;
import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class FxTickerTest {
    private static final Duration STEP = Duration.ofMillis(5);

    @Test
    void every_callsOnTheFxThreadUntilClosed() throws Exception {
        FxToolkit.registerPrimaryStage();
        AtomicBoolean elsewhere = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        Subscription closed = Desk.fx(() -> new FxTicker().every(STEP, () -> {
            elsewhere.compareAndSet(false, !Platform.isFxApplicationThread());
            calls.incrementAndGet();
        }));
        ticks(3);
        int atClose = Desk.fx(() -> {
            closed.close();
            return calls.get();
        });
        ticks(3);
        assertThat(atClose).isPositive();
        assertThat(calls).hasValue(atClose);
        assertThat(elsewhere).isFalse();
    }

    /** Lets another ticker tick so often. */
    private static void ticks(int count) throws InterruptedException {
        CountDownLatch ticks = new CountDownLatch(count);
        Subscription ticking = Desk.fx(() -> new FxTicker().every(STEP, ticks::countDown));
        assertThat(ticks.await(20, TimeUnit.SECONDS)).isTrue();
        Desk.fx(() -> {
            ticking.close();
            return true;
        });
    }
}
