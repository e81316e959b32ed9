package dev.penstock.migrations;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationReport;
import dev.penstock.engine.api.migration.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An engine with one real database {@code shop} and a folder of migrations. */
final class Site implements AutoCloseable {
    static final String NAME = "shop";

    private final Path folder;
    private final Penstock penstock;
    private final Migrations migrations;
    private final AutoCloseable server;

    private Site(Path folder, AutoCloseable server) {
        this.folder = folder;
        this.server = server;
        this.penstock = Penstock.open(folder.resolve("penstock.yaml"));
        this.migrations = penstock.migrations(NAME, new Caller("ada", "test"));
    }

    /** Creates a site with a new database on PostgreSQL. */
    static Site postgresql(Path folder, String... keys) {
        TestDatabase database = PostgresServer.shared().createDatabase();
        return open(
                folder,
                """
                engine: postgresql
                nodes: ["%s:%d"]
                name: %s
                username: %s
                password: ${file:password}
                tls: {mode: disable}
                """.formatted(database.host(), database.port(), database.name(), database.username()),
                database.password(),
                database,
                keys);
    }

    /** Creates a site on the caller's server. */
    static Site on(PostgresServer server, Path folder) {
        return open(
                folder, """
                engine: postgresql
                nodes: ["%s:%d"]
                name: postgres
                username: %s
                password: ${file:password}
                tls: {mode: disable}
                """.formatted(server.host(), server.port(), server.username()), server.password(), () -> {});
    }

    /** Creates a site with a new SQLite file. */
    static Site sqlite(Path folder, String... keys) {
        try {
            if (!Files.exists(folder.resolve("shop.db"))) {
                Files.createFile(folder.resolve("shop.db"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open(folder, "engine: sqlite\nfile: shop.db\n", "", () -> {}, keys);
    }

    private static Site open(Path folder, String profile, String password, AutoCloseable server, String... keys) {
        String migrations = List.of(keys).stream().anyMatch(key -> key.startsWith("migrations:"))
                ? ""
                : "migrations: {locations: [migrations]}\n";
        String all = profile + migrations + String.join("\n", keys);
        try {
            Files.createDirectories(folder.resolve("migrations"));
            Files.writeString(folder.resolve("password"), password);
            Files.writeString(folder.resolve("penstock.yaml"), "databases:\n  shop:\n" + all.indent(4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Site(folder, server);
    }

    /** Opens another engine with the same database and files, like another process. */
    Site again() {
        return new Site(folder, () -> {});
    }

    Penstock penstock() {
        return penstock;
    }

    Migrations migrations() {
        return migrations;
    }

    /** Writes the file of a migration. */
    Path write(String script, String sql) {
        Path file = folder.resolve("migrations").resolve(script);
        try {
            return Files.writeString(file, sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String script) {
        try {
            Files.delete(folder.resolve("migrations").resolve(script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Migration> pending() {
        return migrations.status().stream().filter(Migration::pending).toList();
    }

    Task<MigrationReport> begin() {
        return migrations.applyAsync(pending());
    }

    /** Applies the pending migrations and waits for the end. */
    List<String> apply() {
        return begin().await().applied();
    }

    /** The titles with the states: {@code V1 APPLIED}. */
    List<String> states() {
        return migrations.status().stream()
                .map(each -> (each.version() == null ? "R" : "V" + each.version()) + " " + each.state())
                .toList();
    }

    /** The first value of a query, which runs like any other statement. */
    String ask(String sql) {
        Row row = penstock.database(NAME).query(sql).toList(1).getFirst();
        return Objects.requireNonNull(row.text(0));
    }

    /** Everything that is told of statements from now on. */
    Queue<StatementEvent.Started> listen() {
        Queue<StatementEvent.Started> started = new ConcurrentLinkedQueue<>();
        var _ = penstock.listenStatements(event -> {
            if (event instanceof StatementEvent.Started each) {
                started.add(each);
            }
        });
        return started;
    }

    @Override
    public void close() {
        penstock.close();
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
