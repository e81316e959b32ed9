package dev.penstock.engine.headless.demo;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sale.
 *
 * @param id its number
 * @param customer whose
 * @param at when, UTC
 * @param channel web, app or store
 * @param note null where there is nothing to note
 * @param lines at least one
 */
record Invoice(
        int id,
        PeopleMaker.Customer customer,
        LocalDateTime at,
        String channel,
        @Nullable String note,
        List<Line> lines) {

    /**
     * One track on it, at the price it had.
     *
     * @param track which
     * @param quantity from 1
     */
    record Line(Catalogue.Track track, int quantity) {}

    /** What the lines add up to, in euro cents. */
    long totalCents() {
        long total = 0;
        for (Line line : lines) {
            total += (long) line.quantity * line.track.priceCents();
        }
        return total;
    }
}
