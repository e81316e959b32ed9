package dev.penstock.engine.core;

import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engine, opened over a workspace file with one real database called {@code real}. */
public final class RealEngine implements AutoCloseable {
    private final Penstock penstock;

    private RealEngine(Path folder, String database) {
        Path file = folder.resolve("penstock.yaml");
        write(file, "databases:\n  real:\n" + database.indent(4));
        penstock = Penstock.open(file);
    }

    public static RealEngine postgresql(Path folder, TestDatabase database) {
        write(folder.resolve("password"), database.password());
        return new RealEngine(
                folder, """
                engine: postgresql
                nodes: ["%s:%d"]
                name: %s
                username: %s
                password: ${file:password}
                """.formatted(database.host(), database.port(), database.name(), database.username()));
    }

    public static RealEngine sqlite(Path folder, Path file) {
        return new RealEngine(folder, "engine: sqlite\nfile: \"" + file + "\"\n");
    }

    public Penstock penstock() {
        return penstock;
    }

    public Database database() {
        return penstock.database("real");
    }

    /** Rows that stream. */
    public Rows rows(String sql) {
        return rows(sql, 1000);
    }

    public Rows rows(String sql, int fetchSize) {
        StatementOptions options =
                StatementOptions.builder().fetchSize(fetchSize).build();
        return (Rows) database().execute(SqlStatement.of(sql).with(options));
    }

    /** Leases that somebody holds. */
    public int leases() {
        return database().pools().stream().mapToInt(PoolState::active).sum();
    }

    @Override
    public void close() {
        penstock.close();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
