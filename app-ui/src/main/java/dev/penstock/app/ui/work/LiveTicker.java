package dev.penstock.app.ui.work;

import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Ticks in steps that may change, and not at all while they are zero. FX thread only. */
public final class LiveTicker implements Subscription {
    private final Ticker ticker;
    private final Runnable action;
    private final javafx.util.Subscription following;
    private @Nullable Subscription ticking;

    /** Ticks from now on. */
    public LiveTicker(Ticker ticker, ObservableValue<Duration> step, Runnable action) {
        this.ticker = ticker;
        this.action = action;
        this.following = step.subscribe(this::follow);
    }

    /** Ticks no more. */
    @Override
    public void close() {
        following.unsubscribe();
        stop();
    }

    private void follow(Duration step) {
        stop();
        if (step.isPositive()) {
            ticking = ticker.every(step, action);
        }
    }

    private void stop() {
        if (ticking != null) {
            ticking.close();
            ticking = null;
        }
    }
}
