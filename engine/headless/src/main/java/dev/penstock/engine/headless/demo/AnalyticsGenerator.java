package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Transaction;
import org.jspecify.annotations.Nullable;

/** Fills the analytics database with totals of the shop's invoices. */
final class AnalyticsGenerator {
    private static final String DAYS = """
            SELECT substr(i.invoiced_at, 1, 10) AS day, count(*) AS invoices, sum(l.sold) AS tracks_sold,
                   sum(i.total_cents) AS revenue_cents
              FROM invoice i
              JOIN (SELECT invoice_id, sum(quantity) AS sold FROM invoice_line GROUP BY invoice_id) l USING (invoice_id)
             GROUP BY day ORDER BY day
            """;
    private static final String GENRES = """
            SELECT substr(i.invoiced_at, 1, 7) AS month, g.name AS genre, sum(l.quantity) AS tracks_sold,
                   sum(l.quantity * l.unit_price_cents) AS revenue_cents
              FROM invoice i
              JOIN invoice_line l USING (invoice_id)
              JOIN track t USING (track_id)
              JOIN genre g USING (genre_id)
             GROUP BY month, genre ORDER BY month, genre
            """;
    private static final String CUSTOMERS = """
            SELECT c.customer_id, c.first_name || ' ' || c.last_name AS name, c.country, count(*) AS invoices,
                   sum(i.total_cents) AS revenue_cents, max(substr(i.invoiced_at, 1, 10)) AS last_invoice
              FROM customer c
              JOIN invoice i USING (customer_id)
             GROUP BY c.customer_id ORDER BY c.customer_id
            """;

    private final Database shop;

    AnalyticsGenerator(Database shop) {
        this.shop = shop;
    }

    /** Returns the number of inserted rows. */
    long make(Transaction analytics) {
        return copy(DAYS, new TableWriter(analytics, "daily_sales", "day", "invoices", "tracks_sold", "revenue_cents"))
                + copy(
                        GENRES,
                        new TableWriter(
                                analytics, "monthly_genre_sales", "month", "genre", "tracks_sold", "revenue_cents"))
                + copy(
                        CUSTOMERS,
                        new TableWriter(
                                analytics,
                                "customer_value",
                                "customer_id",
                                "name",
                                "country",
                                "invoices",
                                "revenue_cents",
                                "last_invoice"));
    }

    private long copy(String query, TableWriter table) {
        shop.query(query).forEachRow(row -> {
            @Nullable Object[] values = new @Nullable Object[row.columns().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.get(i);
            }
            table.add(values);
        });
        table.flush();
        return table.written();
    }
}
