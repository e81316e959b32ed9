package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Transaction;
import java.util.List;

/** Fills the demo's three empty databases through the engine, the same rows for the same seed. */
final class DemoData {
    /** Another number whenever the rows or tables of a seed become others. */
    static final int VERSION = 2;

    static final String SHOP = "shop";
    static final String ANALYTICS = "analytics";
    static final String ARCHIVE = "archive";

    private static final StatementOptions DDL =
            StatementOptions.builder().intent(Intent.DDL).build();

    private final Penstock penstock;
    private final DemoMigrations migrations;
    private final long seed;
    private final Progress progress;
    private long rows;

    private DemoData(Penstock penstock, long seed, Progress progress) {
        this.penstock = penstock;
        this.migrations = new DemoMigrations(penstock);
        this.seed = seed;
        this.progress = progress;
    }

    /** Makes them all; returns the rows made. */
    static long make(Penstock penstock, long seed, Progress progress) {
        DemoData data = new DemoData(penstock, seed, progress);
        data.shopAndArchive();
        data.analytics();
        return data.rows;
    }

    private void shopAndArchive() {
        Dice dice = new Dice(seed);
        Words words = new Words();
        migrations.apply(DemoMigrations.BEFORE_ROWS);
        try (Transaction shop = begin(SHOP);
                Transaction archive = begin(ARCHIVE)) {
            define(archive, "archive-tables.sql");
            CatalogueMaker maker = new CatalogueMaker(shop, dice, words);
            Catalogue catalogue = maker.make();
            made("artists, albums and tracks", maker.written());
            List<PeopleMaker.Customer> customers = new PeopleMaker(shop, dice, words).make();
            made("customers", customers.size());
            ShopInvoices open = new ShopInvoices(shop);
            ArchivedInvoices closed = new ArchivedInvoices(archive);
            new SalesMaker(dice, words, catalogue, customers).make(closed, open);
            made("invoices in the archive, with their lines", closed.finish());
            made("invoices in the shop, with their lines", open.finish());
            made(
                    "playlists",
                    new PlaylistMaker(shop, dice, words).make(catalogue.tracks().size(), customers.size()));
            archive.commit();
            shop.commit();
        }
        migrations.apply(DemoMigrations.AFTER_ROWS);
        migrations.write(DemoMigrations.LEFT);
    }

    private void analytics() {
        try (Transaction analytics = begin(ANALYTICS)) {
            define(analytics, "analytics-tables.sql");
            made("sums for the analytics", new AnalyticsMaker(penstock.database(SHOP)).make(analytics));
            analytics.commit();
        }
    }

    private Transaction begin(String database) {
        return penstock.database(database).session(Caller.of("demo")).begin();
    }

    private void made(String what, long count) {
        rows += count;
        progress.made(what, count);
    }

    private static void define(Transaction transaction, String script) {
        SqlStatement statement = SqlStatement.of(Resources.text(script)).with(DDL);
        if (transaction.execute(statement) instanceof Several several) {
            try (several) {
                Result each = several.next();
                while (each != null) {
                    each = several.next();
                }
            }
        }
    }
}
