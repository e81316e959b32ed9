package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The migrations of the shop: some applied before its rows, some after them, and some pending. */
final class DemoMigrations {
    static final List<String> BEFORE_ROWS =
            List.of("V1__catalogue.sql", "V2__people_and_invoices.sql", "V3__playlists.sql");
    static final List<String> AFTER_ROWS = List.of("V4__indexes.sql", "V5__invoice_totals.sql", "R__reports.sql");
    /** Pending migrations, for the user to apply. They do not affect the tables of the load. */
    static final List<String> LEFT = List.of("V6__reviews.sql", "V7__newsletter.sql");

    private final Migrations migrations;

    DemoMigrations(Penstock penstock) {
        migrations = penstock.migrations(DemoData.SHOP, Caller.of("demo"));
    }

    /** The names of all files. */
    static List<String> scripts() {
        return Stream.of(BEFORE_ROWS, AFTER_ROWS, LEFT).flatMap(List::stream).toList();
    }

    /** Writes the files to the folder in the workspace. */
    void write(List<String> scripts) {
        Path folder = migrations.locations().getFirst();
        try {
            Files.createDirectories(folder);
            for (String script : scripts) {
                Files.writeString(folder.resolve(script), Resources.text("migrations/" + script));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes and applies the files. */
    void apply(List<String> scripts) {
        write(scripts);
        migrations
                .applyAsync(
                        migrations.status().stream().filter(Migration::pending).toList())
                .await();
    }
}
