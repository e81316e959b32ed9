package dev.penstock.app.ui.fake;

import dev.penstock.app.ui.work.Ticker;
import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock and a ticker that stand still until a test moves them. Moved on the FX thread or without a toolkit. */
public final class ManualTime implements InstantSource, Ticker {
    private final List<Tick> ticks = new ArrayList<>();
    private volatile Instant now;

    private static final class Tick {
        private final Duration step;
        private final Runnable action;
        private Instant next;

        Tick(Duration step, Runnable action, Instant next) {
            this.step = step;
            this.action = action;
            this.next = next;
        }
    }

    public ManualTime(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Subscription every(Duration step, Runnable action) {
        Tick tick = new Tick(step, action, now.plus(step));
        ticks.add(tick);
        return () -> ticks.remove(tick);
    }

    /** How many tick. */
    public int ticking() {
        return ticks.size();
    }

    /** Lets time pass, and calls whom it passes. */
    public void pass(Duration duration) {
        Instant end = now.plus(duration);
        while (true) {
            Tick first = null;
            for (Tick tick : ticks) {
                if (!tick.next.isAfter(end) && (first == null || tick.next.isBefore(first.next))) {
                    first = tick;
                }
            }
            if (first == null) {
                now = end;
                return;
            }
            now = first.next;
            first.next = first.next.plus(first.step);
            first.action.run();
        }
    }
}
