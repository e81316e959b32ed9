package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Intent;
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

/** Somebody who looks, searches, buys and reports in the demo's databases. For one thread. */
final class Visitor {
    /** Invoices of visitors that are kept; older ones go. */
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
    private final Dice dice;
    private final int tracks;
    private final int customers;

    Visitor(Penstock penstock, Dice dice) {
        Caller web = new Caller("visitor", "web shop");
        Caller staff = new Caller("staff", "back office");
        shop = penstock.database(DemoData.SHOP).session(web, Intent.READ);
        office = penstock.database(DemoData.SHOP).session(staff);
        analytics = penstock.database(DemoData.ANALYTICS).session(staff);
        archive = penstock.database(DemoData.ARCHIVE).session(staff, Intent.READ);
        this.dice = dice;
        tracks = count("SELECT max(track_id) FROM track");
        customers = count("SELECT max(customer_id) FROM customer");
    }

    private int count(String sql) {
        Row row = Objects.requireNonNull(read(shop, sql));
        return ((Number) Objects.requireNonNull(row.get(0))).intValue();
    }

    /** One visit. */
    void visit() {
        int chance = dice.below(10_000);
        if (chance < 4_300) {
            read(shop, "SELECT * FROM track_catalog WHERE track_id = ?", track());
        } else if (chance < 5_700) {
            read(shop, "SELECT title, price_cents FROM track WHERE title LIKE ? LIMIT 20", dice.pick(STARTS) + "%");
        } else if (chance < 7_100) {
            read(shop, "SELECT * FROM invoice WHERE customer_id = ? ORDER BY invoiced_at DESC LIMIT 20", customer());
        } else if (chance < 7_900) {
            read(archive, "SELECT * FROM archived_line WHERE invoice_id = ?", 1 + dice.below(8_000));
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

    /** The name index finds the customer, the trigger adds up the invoice. */
    void buy() {
        try (Transaction transaction = begin(office)) {
            Row invoice = Objects.requireNonNull(first(transaction.execute(
                    SqlStatement.of("""
                    INSERT INTO invoice (customer_id, invoiced_at, channel, billing_city, billing_country)
                    SELECT customer_id, ?, 'live', city, country FROM customer WHERE customer_id = ?
                    RETURNING invoice_id
                    """, LocalDateTime.now(ZoneOffset.UTC).format(SalesMaker.MOMENT), customer()))));
            Object id = invoice.get(0);
            transaction.execute(SqlStatement.of("""
                    INSERT INTO invoice_line (invoice_id, track_id, unit_price_cents, quantity)
                    SELECT ?, track_id, price_cents, 1 FROM track WHERE track_id IN (?, ?, ?)
                    """, id, track(), track(), track()));
            first(transaction.execute(SqlStatement.of("SELECT total_cents FROM invoice WHERE invoice_id = ?", id)));
            transaction.commit();
        }
    }

    /** An error as it happens in every shop: the address has an account already. */
    void joinTwice() {
        read(office, """
                INSERT INTO customer (first_name, last_name, email, city, country, joined)
                SELECT first_name, last_name, email, city, country, ? FROM customer WHERE customer_id = ?
                """, LocalDateTime.now(ZoneOffset.UTC).toLocalDate().toString(), customer());
    }

    /** The days since the history's end, from the invoices there are. */
    void recount() {
        Rows days = (Rows) shop.execute(statement("""
                SELECT substr(invoiced_at, 1, 10) AS day, count(DISTINCT invoice_id) AS invoices,
                       sum(quantity) AS tracks_sold, sum(quantity * unit_price_cents) AS revenue_cents
                  FROM invoice JOIN invoice_line USING (invoice_id) WHERE channel = 'live' GROUP BY day
                """));
        List<Row> sums = days.toList(10_000);
        try (Transaction transaction = begin(analytics)) {
            transaction.execute(SqlStatement.of("DELETE FROM daily_sales WHERE day > ?", Calendar.LAST.toString()));
            TableWriter table =
                    new TableWriter(transaction, "daily_sales", "day", "invoices", "tracks_sold", "revenue_cents");
            sums.forEach(row -> table.add(row.get(0), row.get(1), row.get(2), row.get(3)));
            table.flush();
            transaction.commit();
        }
    }

    /** Takes a while. */
    void report() {
        read(office, SLOW_REPORT);
    }

    /** The oldest visitors' invoices go, with their lines: the shop does not grow without bound. */
    void forget() {
        read(office, """
                DELETE FROM invoice WHERE channel = 'live' AND invoice_id <=
                  (SELECT invoice_id FROM invoice WHERE channel = 'live' ORDER BY invoice_id DESC LIMIT 1 OFFSET ?)
                """, KEPT);
    }

    private int track() {
        return 1 + dice.skewed(tracks);
    }

    private int customer() {
        return 1 + dice.below(customers);
    }

    private static Transaction begin(Session session) {
        return session.begin(new TransactionOptions(null, false, Deadline.after(LIMIT)));
    }

    private static @Nullable Row read(Session session, String sql, @Nullable Object... values) {
        return first(session.execute(statement(sql, values)));
    }

    private static SqlStatement statement(String sql, @Nullable Object... values) {
        return SqlStatement.of(sql, values)
                .with(StatementOptions.builder().timeout(LIMIT).build());
    }

    /** Reads all rows, as a client would; the first is enough here. */
    private static @Nullable Row first(Result result) {
        if (result instanceof Rows rows) {
            List<Row> all = rows.toList(LAST_READ_ROWS);
            return all.isEmpty() ? null : all.getFirst();
        }
        return null;
    }
}
