package dev.penstock.app.ui.live;

import dev.penstock.app.ui.text.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the selected statement.
 *
 * @param key which
 * @param text as it was written last; null where that is not kept
 * @param lines what it cost
 * @param nodes where it ran
 * @param slowest its slowest runs
 */
record Detail(StatementKey key, @Nullable String text, List<Line> lines, List<Part> nodes, List<Part> slowest) {

    /**
     * A figure with its name.
     *
     * @param label its name
     * @param value what it is
     */
    record Line(String label, Figure value) {}

    /**
     * A node or a run.
     *
     * @param title what it is
     * @param facts what there is to tell
     * @param failed whether it went wrong
     */
    record Part(String title, String facts, boolean failed) {}
}
