package dev.penstock.engine.headless.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkspaceFollowerIT {
    @TempDir
    Path home;

    private final StringWriter said = new StringWriter();
    private SqliteFiles files;
    private Path file;
    private Path database;
    private Penstock penstock;
    private WorkspaceFollower follower;

    @BeforeEach
    void start() throws IOException {
        files = SqliteFiles.create();
        database = files.database();
        file = home.resolve("penstock.yaml");
        write("databases: {a: {engine: sqlite, file: %1$s}, b: {engine: sqlite, file: %1$s}}");
        penstock = Penstock.open(file);
        follower = WorkspaceFollower.start(penstock, new PrintWriter(said), Duration.ofMillis(20));
    }

    @AfterEach
    void stop() {
        follower.close();
        penstock.close();
        files.close();
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text.formatted(database));
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }

    @Test
    void changedFile_isTakenOver_andTold() throws Exception {
        write("databases: {c: {engine: sqlite, file: %1$s}, a: {engine: sqlite, file: %1$s, pool: {max: 3}}}");

        await(() -> said.toString().contains("reloaded"));

        assertThat(said.toString()).matches("(?s)\\d{4}-.*Z reloaded " + file + ": c added, a changed, b removed\\R");
        assertThat(penstock.databases()).extracting(Database::name).containsExactly("c", "a");
        write("""
                # the same again
                databases:
                  c: {engine: sqlite, file: %1$s}
                  a: {engine: sqlite, file: %1$s, pool: {max: 3}}
                """);
        await(() -> said.toString().contains("no changes"));
    }

    @Test
    void faultyFile_isToldWithItsFaults_andTheWorkspaceBeforeStays() throws Exception {
        write("databases: {a: {engine: sqlite, file: %1$s, pool: {max: 0}}, b: {engin: x}}");

        await(() -> said.toString().contains("engin'"));

        assertThat(said.toString())
                .contains("has faults. The previous workspace stays active:")
                .contains("databases.a.pool.max: found '0'")
                .contains("databases.b.engin: found the key 'engin'");
        assertThat(penstock.databases()).extracting(Database::name).containsExactly("a", "b");

        Files.delete(file);
        Files.createDirectory(file);
        await(() -> said.toString().contains("could not reload"));
        assertThat(penstock.databases()).hasSize(2);
        Files.delete(file);
        write("databases: {a: {engine: sqlite, file: %1$s}}");
        await(() -> said.toString().contains("b removed"));
    }
}
