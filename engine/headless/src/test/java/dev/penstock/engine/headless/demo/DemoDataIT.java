package dev.penstock.engine.headless.demo;

import static dev.penstock.engine.headless.demo.MadeDemo.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.Migrations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataIT {
    /** The digest of all rows of seed 42. After an intended change, increase {@link DemoData#VERSION} as well. */
    private static final String DIGEST = "b5061f4b66b0ba8dcf27bdcc2cff381d7199a29ccbdf57424a98c583f685bbd6";

    @TempDir
    static Path home;

    private static Penstock penstock;
    private static Database shop;
    private static Database analytics;
    private static Database archive;

    @BeforeAll
    static void open() {
        penstock = Penstock.open(MadeDemo.copyTo(home.resolve("demo")).resolve(DemoFolder.WORKSPACE));
        shop = penstock.database("shop");
        analytics = penstock.database("analytics");
        archive = penstock.database("archive");
    }

    @AfterAll
    static void close() {
        penstock.close();
    }

    @Test
    void make_ofOneSeed_isTheSameRowsEachTime() throws Exception {
        assertThat(digest(penstock)).isEqualTo(DIGEST);
    }

    @Test
    void make_ofAnotherSeed_isOtherRows(@TempDir Path other) throws Exception {
        try (DemoFolder demo = DemoFolder.open(other.resolve("demo"), 7, (what, rows) -> {});
                Penstock another = Penstock.open(demo.workspace())) {
            assertThat(digest(another)).isNotEqualTo(DIGEST);
            assertThat(DemoVersion.read(other.resolve("demo")))
                    .hasValueSatisfying(mark -> assertThat(mark.rows()).isBetween(180_000L, 250_000L));
        }
    }

    @Test
    void rows_areAboutTwoHundredThousand_asTheMarkSays() throws Exception {
        long all = 0;
        for (Database database : penstock.databases()) {
            for (String table : tables(database)) {
                all += number(database, "SELECT count(*) FROM " + table);
            }
        }
        assertThat(all).isBetween(180_000L, 250_000L);
        // without genres, media types and staff
        assertThat(all - DemoVersion.read(home.resolve("demo")).orElseThrow().rows())
                .isEqualTo(18 + 5 + 12);
    }

    @Test
    void rows_haveNoOrphans() {
        for (Database database : penstock.databases()) {
            assertThat(database.query("PRAGMA foreign_key_check").toList(10)).isEmpty();
        }
    }

    @Test
    void totals_addUp() {
        assertThat(number(shop, """
                SELECT count(*) FROM invoice i WHERE total_cents IS NOT
                  (SELECT sum(unit_price_cents * quantity) FROM invoice_line l WHERE l.invoice_id = i.invoice_id)
                """)).isZero();
        assertThat(number(archive, """
                SELECT count(*) FROM archived_invoice i WHERE total_cents IS NOT
                  (SELECT sum(unit_price_cents * quantity) FROM archived_line l WHERE l.invoice_id = i.invoice_id)
                """)).isZero();
    }

    @Test
    void analytics_areTheShopsOwnSums() {
        long revenue = number(shop, "SELECT sum(total_cents) FROM invoice");
        long sold = number(shop, "SELECT sum(quantity) FROM invoice_line");
        for (String table : List.of("daily_sales", "monthly_genre_sales", "customer_value")) {
            assertThat(number(analytics, "SELECT sum(revenue_cents) FROM " + table))
                    .isEqualTo(revenue);
        }
        assertThat(number(analytics, "SELECT sum(tracks_sold) FROM daily_sales"))
                .isEqualTo(sold);
        assertThat(number(analytics, "SELECT sum(invoices) FROM daily_sales"))
                .isEqualTo(number(shop, "SELECT count(*) FROM invoice"));
    }

    @Test
    void sales_growFromYearToYear_andPeakInDecember() {
        List<Row> years = shop.query(
                        "SELECT substr(invoiced_at, 1, 4) AS year, sum(total_cents) AS sum FROM invoice GROUP BY 1 ORDER BY 1")
                .toList(10);
        assertThat(years).extracting(row -> row.get("year")).containsExactly("2021", "2022", "2023", "2024", "2025");
        assertThat(years).extracting(row -> (Long) row.get("sum")).isSorted();
        String inMonth = "SELECT sum(total_cents) FROM invoice WHERE substr(invoiced_at, 6, 2) = ?";
        assertThat(number(shop, inMonth, "12")).isGreaterThan(number(shop, inMonth, "07") * 3 / 2);
    }

    @Test
    void sales_happenInTheOrderOfTime() {
        assertThat(number(shop, """
                SELECT count(*) FROM invoice JOIN customer USING (customer_id) WHERE substr(invoiced_at, 1, 10) < joined
                """)).isZero();
        assertThat(number(shop, """
                SELECT count(*) FROM invoice_line JOIN invoice i USING (invoice_id) JOIN track USING (track_id)
                  JOIN album USING (album_id) WHERE substr(i.invoiced_at, 1, 10) < released
                """)).isZero();
        assertThat(number(shop, """
                SELECT count(*) FROM (SELECT invoiced_at < lag(invoiced_at) OVER (ORDER BY invoice_id) AS back FROM invoice)
                 WHERE back
                """)).isZero();
        assertThat(archive.query("SELECT min(invoiced_at) AS first, max(invoiced_at) AS last FROM archived_invoice")
                        .toList(1))
                .first()
                .satisfies(row -> {
                    assertThat(row.text("first")).startsWith("2018-01-");
                    assertThat(row.text("last")).startsWith("2020-12-");
                });
    }

    @Test
    void sales_favourTheFew() {
        assertThat(number(shop, """
                SELECT 100 * sum(n) / (SELECT count(*) FROM invoice_line)
                  FROM (SELECT count(*) AS n FROM invoice_line GROUP BY track_id ORDER BY n DESC LIMIT
                        (SELECT count(*) / 10 FROM track))
                """))
                .as("percent of the lines on a tenth of the tracks")
                .isBetween(25L, 70L);
    }

    @Test
    void texts_haveNullsAndLettersOfManyScripts() {
        for (String nullable : List.of("company", "phone", "support_rep_id")) {
            assertThat(number(shop, "SELECT count(*) FROM customer WHERE " + nullable + " IS NULL"))
                    .isPositive();
        }
        assertThat(number(shop, "SELECT count(*) FROM customer WHERE city = '東京'"))
                .isPositive();
        assertThat(number(shop, "SELECT count(*) FROM customer WHERE last_name = 'Wójcik'"))
                .isPositive();
        assertThat(number(shop, "SELECT count(*) FROM customer WHERE email GLOB '*[^a-z0-9.@]*'"))
                .isZero();
        assertThat(number(shop, "SELECT count(*) FROM track WHERE composer IS NULL"))
                .isBetween(10_000L, 20_000L);
    }

    @Test
    void trigger_keepsAnInvoicesTotal() {
        try (Transaction transaction = shop.session(Caller.of("test")).begin()) {
            run(transaction, "DELETE FROM invoice_line WHERE invoice_id = (SELECT max(invoice_id) FROM invoice)");
            assertThat(total(transaction)).isZero();
            run(transaction, """
                    INSERT INTO invoice_line (invoice_id, track_id, unit_price_cents, quantity)
                    SELECT max(invoice_id), 1, 150, 3 FROM invoice
                    """);
            assertThat(total(transaction)).isEqualTo(450);
            run(transaction, "UPDATE invoice_line SET quantity = 2 WHERE unit_price_cents = 150 AND quantity = 3");
            assertThat(total(transaction)).isEqualTo(300);
        }
    }

    @Test
    void migrations_areFiveAppliedARepeatableOneAndTwoPending() {
        List<Migration> all = penstock.migrations("shop", Caller.of("test")).status();

        assertThat(all)
                .extracting(Migration::title)
                .containsExactly(
                        "V1 catalogue",
                        "V2 people and invoices",
                        "V3 playlists",
                        "V4 indexes",
                        "V5 invoice totals",
                        "R reports",
                        "V6 reviews",
                        "V7 newsletter");
        assertThat(all.subList(0, 6)).allMatch(each -> each.state() == Migration.State.APPLIED);
        assertThat(all.subList(6, 8)).allMatch(Migration::pending);
    }

    @Test
    void migrations_left_applyToTheDemosRows(@TempDir Path other) {
        try (Penstock copy =
                Penstock.open(MadeDemo.copyTo(other.resolve("demo")).resolve(DemoFolder.WORKSPACE))) {
            Migrations migrations = copy.migrations("shop", Caller.of("test"));

            List<String> applied = migrations
                    .applyAsync(migrations.status().stream()
                            .filter(Migration::pending)
                            .toList())
                    .await()
                    .applied();

            assertThat(applied).containsExactly("V6 reviews", "V7 newsletter");
            assertThat(number(copy.database("shop"), "SELECT sum(readers) FROM newsletter_by_country"))
                    .isPositive();
        }
    }

    private static void run(Transaction transaction, String sql) {
        transaction.execute(SqlStatement.of(sql));
    }

    private static long total(Transaction transaction) {
        String sql = "SELECT total_cents FROM invoice ORDER BY invoice_id DESC LIMIT 1";
        if (transaction.execute(SqlStatement.of(sql)) instanceof Rows rows) {
            return (Long) Objects.requireNonNull(rows.toList(1).getFirst().get(0));
        }
        throw new AssertionError("A SELECT returned no rows");
    }

    private static List<String> tables(Database database) {
        // without the history of migrations, because it has the time of the apply
        return database
                .query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                        + " AND name <> 'flyway_schema_history' ORDER BY name")
                .toList(100)
                .stream()
                .map(row -> row.text(0))
                .toList();
    }

    private static String digest(Penstock opened) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Database database : opened.databases()) {
            for (String table : tables(database)) {
                digest.update(table.getBytes(StandardCharsets.UTF_8));
                database.query("SELECT * FROM " + table + " ORDER BY 1, 2").forEachRow(row -> {
                    for (int i = 0; i < row.columns().size(); i++) {
                        digest.update((row.text(i) + "\t").getBytes(StandardCharsets.UTF_8));
                    }
                });
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
