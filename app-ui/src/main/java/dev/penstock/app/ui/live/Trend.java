package dev.penstock.app.ui.live;

import dev.penstock.engine.api.Metrics;
import java.util.List;

/** Makes of a statement's slots what fits into a cell: three of them in one place. Stateless. */
final class Trend {
    /** Slots in a place. */
    static final int SLOTS = 3;

    private Trend() {}

    /** Calls a second, oldest first; the last place, under way, is of whole slots too. */
    static double[] rates(List<Long> slots) {
        int places = (slots.size() + SLOTS - 1) / SLOTS;
        double[] rates = new double[places];
        for (int place = 0; place < places; place++) {
            // counted from the end, so that the first place alone may have less
            int to = slots.size() - (places - 1 - place) * SLOTS;
            int from = Math.max(0, to - SLOTS);
            long sum = 0;
            for (int i = from; i < to; i++) {
                sum += slots.get(i);
            }
            rates[place] = (double) sum / ((to - from) * Metrics.STATEMENT_SLOT.toSeconds());
        }
        return rates;
    }
}
