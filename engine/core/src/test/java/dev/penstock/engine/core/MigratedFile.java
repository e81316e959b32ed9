package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.api.WorkspaceStore;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationReport;
import dev.penstock.engine.api.migration.Migrations;
import dev.penstock.engine.api.spi.EngineProvider;
import dev.penstock.engine.api.spi.Migrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An engine whose database {@code it} is migrated by a migrator of the test's, as the caller {@code ada} in {@code
 * test}.
 *
 * @param penstock the engine
 */
record MigratedFile(Penstock penstock) implements AutoCloseable {

    /** On a SQLite file, with a folder of migrations that is there. */
    static MigratedFile open(Path folder, Path file, Migrator migrator) throws IOException {
        return open(folder, migrator, "engine: sqlite", "file: " + file, "migrations: {locations: [migrations]}");
    }

    /** With the keys of the database's profile. */
    static MigratedFile open(Path folder, Migrator migrator, String... keys) throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Path file = Files.createTempFile(folder, "penstock-", ".yaml");
        Files.writeString(file, "databases:\n  it:\n" + String.join("\n", keys).indent(4));
        return new MigratedFile(CoreEngine.open(
                WorkspaceStore.at(file).read(null), EngineProvider.load().secrets(file), migrator, Caller.of("test")));
    }

    Database database() {
        return penstock.database("it");
    }

    Migrations migrations() {
        return penstock.migrations("it", new Caller("ada", "test"));
    }

    List<Migration> pending() {
        return migrations().status().stream().filter(Migration::pending).toList();
    }

    /** Begins to apply what is pending. */
    Task<MigrationReport> begin() {
        return migrations().applyAsync(pending());
    }

    List<Migration.State> states() {
        return migrations().status().stream().map(Migration::state).toList();
    }

    @Override
    public void close() {
        penstock.close();
    }
}
