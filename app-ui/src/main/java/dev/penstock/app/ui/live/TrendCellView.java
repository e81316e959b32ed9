package dev.penstock.app.ui.live;

import dev.penstock.app.ui.control.Sparkline;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Metrics;
import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A statement's calls over the time recorded, as a small line. */
final class TrendCellView extends TableCell<StatementRow, StatementFigures> {
    private final Sparkline line = new Sparkline(1);
    private int places;

    TrendCellView(Messages messages) {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("trend-cell");
        line.setMinHeight(20);
        line.setMaxHeight(20);
        line.describe(
                value -> messages.say("trend.calls", Figures.perSecond(value)),
                place -> messages.say(
                        "ago",
                        Figures.span(Metrics.STATEMENT_SLOT
                                .multipliedBy(Trend.SLOTS)
                                .multipliedBy(Math.max(0, places - 1L - place)))));
    }

    @Override
    protected void updateItem(@Nullable StatementFigures figures, boolean empty) {
        super.updateItem(figures, empty);
        if (figures == null || empty) {
            setGraphic(null);
            return;
        }
        List<Long> trend = figures.statistics().trend();
        double[] values = Trend.rates(trend);
        places = values.length;
        line.show(values);
        setGraphic(line);
    }
}
