package dev.penstock.app.ui.live;

import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The four tiles over the pools, side by side. */
final class TilesView extends HBox {
    private final TileView active;
    private final TileView idle;
    private final TileView pending;
    private final TileView waited;

    TilesView(Messages messages) {
        super(12);
        IntFunction<String> sampled = place -> messages.say(
                "ago", Figures.span(Duration.ofSeconds((PoolSamples.PLACES - 1L - place) * PoolSamples.SECONDS)));
        int slots = PoolSamples.PLACES * PoolSamples.SECONDS / (int) Metrics.STATEMENT_SLOT.toSeconds();
        IntFunction<String> slotted = place ->
                messages.say("ago", Figures.span(Metrics.STATEMENT_SLOT.multipliedBy(Math.max(0, slots - 1L - place))));
        active = new TileView(messages.say("tile.active"), messages.say("tile.active.tip"), Figures::number, sampled);
        idle = new TileView(messages.say("tile.idle"), messages.say("tile.idle.tip"), Figures::number, sampled);
        pending =
                new TileView(messages.say("tile.pending"), messages.say("tile.pending.tip"), Figures::number, sampled);
        waited = new TileView(
                messages.say("tile.wait"), messages.say("tile.wait.tip"), ChartData.Unit.MILLIS::tell, slotted);
        active.setId("tile-active");
        idle.setId("tile-idle");
        pending.setId("tile-pending");
        waited.setId("tile-wait");
        for (TileView tile : tiles()) {
            tile.setPrefWidth(100);
            setHgrow(tile, Priority.ALWAYS);
        }
        getChildren().addAll(tiles());
    }

    void show(Tiles now) {
        active.show(now.active());
        idle.show(now.idle());
        pending.show(now.pending());
        waited.show(now.waited());
    }

    void dim(boolean stale) {
        tiles().forEach(tile -> tile.dim(stale));
    }

    private List<TileView> tiles() {
        return List.of(active, idle, pending, waited);
    }
}
