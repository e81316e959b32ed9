package dev.penstock.connectors.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.tck.RecordedConnectionTest;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.spi.NodeTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the connection test of a file reports of each step. */
class SqliteConnectionTestTest {
    private static final String BETWEEN = "PORT SKIPPED, TLS SKIPPED, LOGIN SKIPPED";

    @TempDir
    Path folder;

    @Test
    void database_isOpened_andItsTablesAreCounted() {
        try (SqliteFiles files = SqliteFiles.create()) {
            Path one = files.database("CREATE TABLE t (i INTEGER)");

            RecordedConnectionTest test = tested(Targets.of(one));

            assertThat(test.states()).isEqualTo("NAME PASSED, " + BETWEEN + ", DATABASE PASSED");
            assertThat(test.found(Part.NAME)).isEqualTo("The file " + one + " exists");
            assertThat(test.found(Part.PORT)).isEqualTo("SQLite reads a file and has no port");
            assertThat(test.found(Part.TLS)).isEqualTo("SQLite has no network connection to encrypt");
            assertThat(test.found(Part.LOGIN)).isEqualTo("SQLite has no users");
            assertThat(test.found(Part.DATABASE)).matches("SQLite 3\\..*, 1 table");
            assertThat(tested(Targets.url("jdbc:sqlite:" + one)).found(Part.NAME))
                    .isEqualTo("The file of the URL exists");
        }
    }

    @Test
    void notADatabase_failsAtTheDatabase() {
        try (SqliteFiles files = SqliteFiles.create()) {
            RecordedConnectionTest test = tested(Targets.of(files.notDatabase()));

            assertThat(test.states()).isEqualTo("NAME PASSED, " + BETWEEN + ", DATABASE FAILED");
            assertThat(test.found(Part.DATABASE)).contains("is not an SQLite database");
        }
    }

    @Test
    void missingFileOrFolder_failsAtTheName() {
        RecordedConnectionTest missing = tested(Targets.of(folder.resolve("gone.db")));
        assertThat(missing.states()).isEqualTo("NAME FAILED");
        assertThat(missing.found(Part.NAME)).isEqualTo("There is no file " + folder.resolve("gone.db"));

        assertThat(tested(Targets.of(folder)).found(Part.NAME)).isEqualTo(folder + " is a folder");

        RecordedConnectionTest noFolder = tested(Targets.url("jdbc:sqlite:" + folder.resolve("no/folder.db")));
        assertThat(noFolder.states()).isEqualTo("NAME FAILED");
        assertThat(noFolder.found(Part.NAME)).startsWith("There is no folder for");
    }

    @Test
    void url_fileDoesNotExist_isNotCreated() {
        Path toCome = folder.resolve("to-come.db");

        RecordedConnectionTest test = tested(Targets.url("jdbc:sqlite:" + toCome));

        assertThat(test.found(Part.NAME)).isEqualTo("The file of the URL does not exist yet");
        assertThat(test.states()).endsWith("DATABASE SKIPPED");
        assertThat(test.found(Part.DATABASE)).isEqualTo("The file will be created when the database is first used");
        assertThat(Files.exists(toCome)).isFalse();
    }

    @Test
    void url_inMemory_hasNoFile() {
        RecordedConnectionTest test = tested(Targets.url("jdbc:sqlite::memory:"));

        assertThat(test.found(Part.NAME)).isEqualTo("The URL names no file on disk");
        assertThat(test.found(Part.DATABASE)).endsWith(", 0 tables");
    }

    private static RecordedConnectionTest tested(NodeTarget target) {
        RecordedConnectionTest test = new ClosedEarly();
        new SqliteConnector().test(target, test);
        return test;
    }

    /** A cancel that comes before a query begins does no harm to it. */
    private static final class ClosedEarly extends RecordedConnectionTest {
        ClosedEarly() {
            super(Duration.ofSeconds(20));
        }

        @Override
        public void closeOnCancel(AutoCloseable resource) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
