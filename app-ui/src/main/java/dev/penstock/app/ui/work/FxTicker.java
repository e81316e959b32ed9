package dev.penstock.app.ui.work;

import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;

/** Ticks by JavaFX's own timer. */
public final class FxTicker implements Ticker {
    @Override
    public Subscription every(Duration step, Runnable action) {
        Timeline timeline =
                new Timeline(new KeyFrame(javafx.util.Duration.millis(step.toNanos() / 1e6), event -> action.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        return timeline::stop;
    }
}
