package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Simulates a visitor: browses, searches, buys and runs reports in the demo's databases. Not thread-safe. */
final class ShopVisitor {
    /** The number of visitors' invoices that stay; older ones are deleted. */
    static final int KEPT = 2_000;

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int LAST_READ_ROWS = 200;
    private static final List<String> STARTS =
            List.of("Am", "Mi", "The R", "Wai", "É", "Für", "Song", "Qui", "Nor", "雨");

    private static final String SLOW_REPORT = """
            SELECT r.name AS artist, count(DISTINCT i.customer_id) AS customers, sum(l.quantity) AS sold,
                   sum(l.quantity * l.unit_price_cents) / 100.0 AS revenue_eur
              FROM invoice_line l
              JOIN invoice i USING (invoice_id)
              JOIN track t USING (track_id)
              JOIN album a USING (album_id)
              JOIN artist r USING (artist_id)
             GROUP BY r.artist_id ORDER BY revenue_eur DESC, artist LIMIT 50
            """;

    private final Session shop;
    private final Session office;
    private final Session analytics;
    private final Session archive;
    private final SeededRandom random;
    private final int tracks;
    private final int customers;

    ShopVisitor(Penstock penstock, SeededRandom random) {
        Caller web = new Caller("visitor", "web shop");
        Caller staff = new Caller("staff", "back office");
        shop = penstock.database(DemoData.SHOP).session(web);
        office = penstock.database(DemoData.SHOP).session(staff);
        analytics = penstock.database(DemoData.ANALYTICS).session(staff);
        archive = penstock.database(DemoData.ARCHIVE).session(staff);
        this.random = random;
        tracks = count("SELECT max(track_id) FROM track");
        customers = count("SELECT max(customer_id) FROM customer");
    }

    private int count(String sql) {
        Row row = Objects.requireNonNull(read(shop, sql));
        return ((Number) Objects.requireNonNull(row.get(0))).intValue();
    }

    /** Runs one visit. */
    void visit() {
        int chance = random.below(10_000);
        if (chance < 4_300) {
            read(shop, "SELECT * FROM track_catalog WHERE track_id = ?", track());
        } else if (chance < 5_700) {
            read(shop, "SELECT title, price_cents FROM track WHERE title LIKE ? LIMIT 20", random.pick(STARTS) + "%");
        } else if (chance < 7_100) {
            read(shop, "SELECT * FROM invoice WHERE customer_id = ? ORDER BY invoiced_at DESC LIMIT 20", customer());
        } else if (chance < 7_900) {
            read(archive, "SELECT * FROM archived_line WHERE invoice_id = ?", 1 + random.below(8_000));
        } else if (chance < 8_400) {
            read(analytics, "SELECT * FROM country_value ORDER BY revenue_eur DESC");
        } else if (chance < 9_800) {
            buy();
        } else {
            seldom(chance);
        }
    }

    private void seldom(int chance) {
        if (chance < 9_880) {
            read(shop, "SELECT * FROM sales_by_month ORDER BY month DESC LIMIT 12");
        } else if (chance < 9_930) {
            joinTwice();
        } else if (chance < 9_970) {
            recount();
        } else if (chance < 9_975) {
            report();
        } else {
            forget();
        }
    }

    /** Buys three tracks. Uses the name index for the customer and the trigger for the total. */
    void buy() {
        try (Transaction transaction = begin(office)) {
            Row invoice = Objects.requireNonNull(first(transaction.execute(SqlStatement.of(
                    """
                    INSERT INTO invoice (customer_id, invoiced_at, channel, billing_city, billing_country)
                    SELECT customer_id, ?, 'live', city, country FROM customer WHERE customer_id = ?
                    RETURNING invoice_id
                    """, LocalDateTime.now(ZoneOffset.UTC).format(SalesGenerator.MOMENT), customer()))));
            Object id = invoice.get(0);
            transaction.execute(SqlStatement.of("""
                    INSERT INTO invoice_line (invoice_id, track_id, unit_price_cents, quantity)
                    SELECT ?, track_id, price_cents, 1 FROM track WHERE track_id IN (?, ?, ?)
                    """, id, track(), track(), track()));
            first(transaction.execute(SqlStatement.of("SELECT total_cents FROM invoice WHERE invoice_id = ?", id)));
            transaction.commit();
        }
    }

    /** Provokes a typical error: the address already has an account. */
    void joinTwice() {
        read(office, """
                INSERT INTO customer (first_name, last_name, email, city, country, joined)
                SELECT first_name, last_name, email, city, country, ? FROM customer WHERE customer_id = ?
                """, LocalDateTime.now(ZoneOffset.UTC).toLocalDate().toString(), customer());
    }

    /** Computes the daily sales after the history's end from the invoices. */
    void recount() {
        Rows days = (Rows) shop.execute(statement("""
                SELECT substr(invoiced_at, 1, 10) AS day, count(DISTINCT invoice_id) AS invoices,
                       sum(quantity) AS tracks_sold, sum(quantity * unit_price_cents) AS revenue_cents
                  FROM invoice JOIN invoice_line USING (invoice_id) WHERE channel = 'live' GROUP BY day
                """));
        List<Row> sums = days.toList(10_000);
        try (Transaction transaction = begin(analytics)) {
            transaction.execute(SqlStatement.of("DELETE FROM daily_sales WHERE day > ?", SalesVolume.LAST.toString()));
            TableWriter table =
                    new TableWriter(transaction, "daily_sales", "day", "invoices", "tracks_sold", "revenue_cents");
            sums.forEach(row -> table.add(row.get(0), row.get(1), row.get(2), row.get(3)));
            table.flush();
            transaction.commit();
        }
    }

    /** Runs a slow report. */
    void report() {
        read(office, SLOW_REPORT);
    }

    /** Deletes the oldest invoices of visitors with their lines, so that the shop's size is limited. */
    void forget() {
        read(office, """
                DELETE FROM invoice WHERE channel = 'live' AND invoice_id <=
                  (SELECT invoice_id FROM invoice WHERE channel = 'live' ORDER BY invoice_id DESC LIMIT 1 OFFSET ?)
                """, KEPT);
    }

    private int track() {
        return 1 + random.skewed(tracks);
    }

    private int customer() {
        return 1 + random.below(customers);
    }

    private static Transaction begin(Session session) {
        return session.begin(TransactionOptions.builder().timeout(LIMIT).build());
    }

    private static @Nullable Row read(Session session, String sql, @Nullable Object... values) {
        return first(session.execute(statement(sql, values)));
    }

    private static SqlStatement statement(String sql, @Nullable Object... values) {
        return SqlStatement.of(sql, values)
                .with(StatementOptions.builder().timeout(LIMIT).build());
    }

    /** Reads all rows like a client, and returns the first. */
    private static @Nullable Row first(Result result) {
        if (result instanceof Rows rows) {
            List<Row> all = rows.toList(LAST_READ_ROWS);
            return all.isEmpty() ? null : all.getFirst();
        }
        return null;
    }
}
