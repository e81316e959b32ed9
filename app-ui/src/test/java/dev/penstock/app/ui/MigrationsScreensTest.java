package dev.penstock.app.ui;

import static dev.penstock.app.ui.fake.FakeMigrations.migration;
import static dev.penstock.app.ui.fake.FakeMigrations.troubled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeMigrations;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.Migration.State;
import dev.penstock.engine.api.migration.MigrationProblem;
import dev.penstock.engine.api.migration.ScriptPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of Migrations in every state, theme and size. */
class MigrationsScreensTest {
    private static final Path FILE = Path.of("/srv/shop/penstock.yaml");
    private static final Migration PRICE = migration(0, "2026.11.3", "add price to article", State.PENDING, """
            -- Prices have been in the catalogue only until now.
            ALTER TABLE article ADD COLUMN price numeric(10, 2);
            UPDATE article SET price = catalogue_price(sku);
            ALTER TABLE article ALTER COLUMN price SET NOT NULL;
            """);
    private static final Migration INDEX = migration(
            0,
            "2026.11.4",
            "index open invoices",
            State.PENDING,
            "CREATE INDEX invoice_open ON invoice (due) WHERE paid IS NULL;\n");
    private static final Migration VIEWS =
            migration(0, null, "reports", State.PENDING, "CREATE OR REPLACE VIEW revenue AS SELECT 1;\n");

    @TempDir
    Path folder;

    private final FakeMigrations migrations = new FakeMigrations();

    private static Migration[] history(Migration... more) {
        Migration[] all = new Migration[6 + more.length];
        String[] names = {"shop", "customers and invoices", "stock of every warehouse", "reports", "coupons", "indexes"
        };
        for (int i = 0; i < 6; i++) {
            boolean repeatable = i == 3;
            all[i] = migration(
                    i + 1,
                    repeatable ? null : "2026." + (i + 4),
                    names[i],
                    repeatable ? State.OUTDATED : State.APPLIED,
                    "CREATE TABLE t" + i + " (id bigint PRIMARY KEY);\n");
        }
        System.arraycopy(more, 0, all, 6, more.length);
        return all;
    }

    @Test
    void pending() throws Exception {
        migrations.are(history(PRICE, INDEX, VIEWS));
        shoot("migrations-pending", desk -> {});
    }

    @Test
    void asking() throws Exception {
        migrations.are(history(PRICE, INDEX, VIEWS));
        shoot("migrations-ask", desk -> {
            desk.robot().clickOn("#migrations-apply");
            desk.await("it asks", () -> desk.scene().getRoot().lookup("#ask-yes") != null);
            assertThat(Desk.<String>fx(() -> desk.scene().getFocusOwner().getId()))
                    .isEqualTo("ask-back");
        });
    }

    @Test
    void running() throws Exception {
        migrations.are(history(PRICE, INDEX, VIEWS));
        shoot("migrations-running", desk -> {
            apply(desk);
            migrations.task().progress(1, 3, Duration.ofSeconds(7));
        });
    }

    @Test
    void failed() throws Exception {
        migrations.are(history(PRICE, INDEX, VIEWS));
        shoot("migrations-failed", desk -> {
            apply(desk);
            migrations
                    .task()
                    .completeExceptionally(new MigrationException(
                            ErrorCode.MIGRATION_FAILED,
                            PRICE.script() + " line 3 failed: ERROR: function catalogue_price(text) does not exist;"
                                    + " V2026.11.3 add price to article was rolled back; nothing was applied before it",
                            Diagnosis.of(Outcome.NOT_DONE, "Correct the file and apply again."),
                            null,
                            new ScriptPlace(PRICE.title(), PRICE.script(), PRICE.file(), 3, 28, "UPDATE article")));
            desk.await("it failed", () -> desk.scene().getRoot().lookup(".migration-excerpt") != null);
        });
    }

    @Test
    void mending() throws Exception {
        Migration[] all = history(PRICE);
        all[1] = troubled(
                migration(2, "2026.5", "customers and invoices", State.CHANGED, "CREATE TABLE customer (id bigint);\n"),
                new MigrationProblem(
                        ErrorCode.MIGRATION_CHANGED,
                        "V2026.5 customers and invoices",
                        "V2026.5__customers_and_invoices.sql has changed since it was applied: its checksum was"
                                + " -1210338817 and is 884121736",
                        "Put the file back as it was, and write the change into a new migration."));
        migrations.are(all);
        shoot("migrations-mend", desk -> {
            desk.robot().clickOn("Changed since");
            desk.settle();
        });
    }

    @Test
    void notSet() throws Exception {
        migrations.fail(new MigrationException(
                ErrorCode.MIGRATIONS_NOT_SET, "not set", Diagnosis.of(Outcome.NOT_DONE, ""), null, null));
        shoot("migrations-notset", desk -> {});
    }

    @Test
    void unread() throws Exception {
        migrations.fail(new MigrationException(
                ErrorCode.MIGRATION_FOLDER,
                "The folder of migrations /srv/shop/migrations/orders of 'orders' is not there",
                Diagnosis.of(Outcome.NOT_DONE, "Make it, or correct migrations.locations in /srv/shop/penstock.yaml."),
                null,
                null));
        shoot("migrations-unread", desk -> {});
    }

    private static void apply(Desk desk) {
        desk.robot().clickOn("#migrations-apply");
        desk.await("it asks", () -> desk.scene().getRoot().lookup("#ask-yes") != null);
        desk.robot().clickOn("#ask-yes");
        desk.settle();
    }

    private void shoot(String name, Consumer<Desk> before) throws Exception {
        FakePenstock penstock = new FakePenstock(
                "prod",
                new FakeDatabase("orders", EngineKind.POSTGRESQL, Profile.SafeMode.CONFIRM_DDL)
                        .up("db1.fra.shop.example:5432", Role.PRIMARY, null));
        penstock.migrations(migrations);
        ManualTime time = new ManualTime(FakeDatabase.NOW);
        EngineHost.Opener opener = (file, environment) -> new EngineHost.Opened(penstock, () -> {});
        try (Desk desk = Desk.open(opener, FILE, folder, time, time)) {
            desk.size(1440, 900);
            desk.await("the workspace is open", () -> desk.scene().getRoot().lookup("#navigation-migrations") != null);
            desk.robot().clickOn("#navigation-migrations");
            desk.await(
                    "the migrations are read",
                    () -> desk.scene().getRoot().lookup("#migrations-table") != null
                            || desk.scene().getRoot().lookup(".empty-state") != null);
            before.accept(desk);
            Desk.fx(() -> {
                time.pass(Duration.ofSeconds(1));
                return true;
            });
            Screens.everyLook(desk, name);
        }
    }
}
