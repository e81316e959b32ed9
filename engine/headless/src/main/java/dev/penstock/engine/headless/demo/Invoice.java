package dev.penstock.engine.headless.demo;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sale.
 *
 * @param id the id
 * @param customer the customer
 * @param at the time in UTC
 * @param channel web, app or store
 * @param note a note; null for none
 * @param lines the lines, at least one
 */
record Invoice(
        int id,
        PeopleGenerator.Customer customer,
        LocalDateTime at,
        String channel,
        @Nullable String note,
        List<InvoiceLine> lines) {

    /**
     * One line of an invoice.
     *
     * @param track the track
     * @param quantity the quantity, at least 1
     */
    record InvoiceLine(TrackCatalogue.Track track, int quantity) {}

    /** The total in euro cents. */
    long totalCents() {
        long total = 0;
        for (InvoiceLine line : lines) {
            total += (long) line.quantity * line.track.priceCents();
        }
        return total;
    }
}
