package dev.penstock.app.ui.control;

import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.work.Ticker;
import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * What stands over something that is awaited: nothing for 200 ms, then what is awaited, for how long, and Cancel. What
 * was there before stays visible and usable around it.
 */
public final class WaitingOverlay extends StackPane {
    private static final Messages MESSAGES = Messages.beside(WaitingOverlay.class);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private final Ticker ticker;
    private final InstantSource clock;
    private final Label text = Controls.label("");
    private final Button cancel = Controls.button(MESSAGES.say("cancel"), () -> {});
    private @Nullable Subscription ticking;

    /** Shows nothing until {@link #begin}. */
    public WaitingOverlay(Ticker ticker, InstantSource clock) {
        this.ticker = ticker;
        this.clock = clock;
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(16, 16);
        turning.setMinSize(16, 16);
        text.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(turning, text, cancel);
        box.getStyleClass().add("waiting");
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(box);
        setPickOnBounds(false);
        setVisible(false);
    }

    /**
     * Begins to wait.
     *
     * @param what is awaited: {@code Reading the catalog of orders}
     * @param onCancel what Cancel does; null where there is nothing to cancel
     */
    public void begin(String what, @Nullable Runnable onCancel) {
        end();
        Instant since = clock.instant();
        cancel.setVisible(onCancel != null);
        cancel.setManaged(onCancel != null);
        cancel.setOnAction(event -> {
            if (onCancel != null) {
                onCancel.run();
            }
        });
        ticking = ticker.every(STEP, () -> {
            Duration waited = Duration.between(since, clock.instant());
            text.setText(MESSAGES.say("waiting", what, Figures.span(waited)));
            setVisible(waited.compareTo(PATIENCE) >= 0);
        });
    }

    /** The wait is over. */
    public void end() {
        if (ticking != null) {
            ticking.close();
            ticking = null;
        }
        setVisible(false);
    }
}
