package dev.penstock.app.ui.work;

import dev.penstock.engine.api.Subscription;
import java.time.Duration;

/** Calls on the FX thread in regular steps. */
@FunctionalInterface
public interface Ticker {
    /** Calls from now on, first after one step, until the subscription is closed. */
    Subscription every(Duration step, Runnable action);
}
