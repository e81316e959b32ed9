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

/** Fills the three empty databases of the demo through the engine. The same seed creates the same rows. */
final class DemoData {
    /** The version of the data. Increase it after each change of the tables or of the rows of a seed. */
    static final int VERSION = 3;

    static final String SHOP = "shop";
    static final String ANALYTICS = "analytics";
    static final String ARCHIVE = "archive";

    private static final StatementOptions DDL =
            StatementOptions.builder().intent(Intent.DDL).build();

    private final Penstock penstock;
    private final DemoMigrations migrations;
    private final long seed;
    private final CreationListener progress;
    private long rows;

    private DemoData(Penstock penstock, long seed, CreationListener progress) {
        this.penstock = penstock;
        this.migrations = new DemoMigrations(penstock);
        this.seed = seed;
        this.progress = progress;
    }

    /** Fills all databases. Returns the number of inserted rows. */
    static long make(Penstock penstock, long seed, CreationListener progress) {
        DemoData data = new DemoData(penstock, seed, progress);
        data.shopAndArchive();
        data.analytics();
        return data.rows;
    }

    private void shopAndArchive() {
        SeededRandom random = new SeededRandom(seed);
        NameGenerator names = new NameGenerator();
        migrations.apply(DemoMigrations.BEFORE_ROWS);
        try (Transaction shop = begin(SHOP);
                Transaction archive = begin(ARCHIVE)) {
            define(archive, "archive-tables.sql");
            CatalogueGenerator maker = new CatalogueGenerator(shop, random, names);
            TrackCatalogue catalogue = maker.make();
            completed("artists, albums and tracks", maker.written());
            List<PeopleGenerator.Customer> customers = new PeopleGenerator(shop, random, names).make();
            completed("customers", customers.size());
            ShopInvoices open = new ShopInvoices(shop);
            ArchivedInvoices closed = new ArchivedInvoices(archive);
            new SalesGenerator(random, names, catalogue, customers).make(closed, open);
            completed("invoices with their lines in the archive", closed.finish());
            completed("invoices with their lines in the shop", open.finish());
            completed(
                    "playlists",
                    new PlaylistGenerator(shop, random, names)
                            .make(catalogue.tracks().size(), customers.size()));
            archive.commit();
            shop.commit();
        }
        migrations.apply(DemoMigrations.AFTER_ROWS);
        migrations.write(DemoMigrations.LEFT);
    }

    private void analytics() {
        try (Transaction analytics = begin(ANALYTICS)) {
            define(analytics, "analytics-tables.sql");
            completed("totals for the analytics", new AnalyticsGenerator(penstock.database(SHOP)).make(analytics));
            analytics.commit();
        }
    }

    private Transaction begin(String database) {
        return penstock.database(database).session(Caller.of("demo")).begin();
    }

    private void completed(String what, long count) {
        rows += count;
        progress.completed(what, count);
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
