package dev.penstock.connectors.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a try of a file comes, and what it says of each step. */
class SqliteTrialTest {
    private static final List<String> SKIPPED = List.of(
            "PORT skipped: SQLite reads a file and has no port",
            "TLS skipped: SQLite has no wire to encrypt",
            "LOGIN skipped: SQLite has no users");

    @TempDir
    Path folder;

    @Test
    void database_isOpenedAndLookedAt() {
        try (SqliteFiles files = SqliteFiles.create()) {
            Path one = files.database("CREATE TABLE t (i INTEGER)");

            List<String> told = tried(Targets.of(one));

            assertThat(told).hasSize(5).containsAll(SKIPPED);
            assertThat(told.getFirst()).isEqualTo("NAME passed: The file " + one + " is there");
            assertThat(told.getLast()).matches("DATABASE passed: SQLite 3\\..*, 1 table");
            assertThat(tried(Targets.url("jdbc:sqlite:" + one)).getFirst())
                    .isEqualTo("NAME passed: The file of the URL is there");
            assertThat(tried(Targets.of(files.notDatabase())).getLast())
                    .startsWith("DATABASE failed: ")
                    .contains("is not an SQLite database");
        }
    }

    @Test
    void fileThatIsNotThere_orAFolder_failsAtItsName() {
        assertThat(tried(Targets.of(folder.resolve("gone.db"))))
                .containsExactly("NAME failed: There is no file " + folder.resolve("gone.db"));
        assertThat(tried(Targets.of(folder))).containsExactly("NAME failed: " + folder + " is a folder");
        assertThat(tried(Targets.url("jdbc:sqlite:" + folder.resolve("no/folder.db"))))
                .singleElement()
                .asString()
                .startsWith("NAME failed: There is no folder for");
    }

    @Test
    void urlOfAFileToCome_isNotMade() {
        Path toCome = folder.resolve("to-come.db");

        List<String> told = tried(Targets.url("jdbc:sqlite:" + toCome));

        assertThat(told.getFirst()).isEqualTo("NAME passed: The file of the URL is not there yet");
        assertThat(told.getLast()).isEqualTo("DATABASE skipped: The file will be made when the database is first used");
        assertThat(Files.exists(toCome)).isFalse();
    }

    @Test
    void urlOfMemory_hasNoFile() {
        assertThat(tried(Targets.url("jdbc:sqlite::memory:")).getFirst())
                .isEqualTo("NAME passed: The URL names no file on disk");
        assertThat(tried(Targets.url("jdbc:sqlite::memory:")).getLast()).endsWith(", 0 tables");
    }

    private static List<String> tried(NodeTarget target) {
        ListTrial trial = new ListTrial(new ArrayList<>());
        new SqliteConnector().test(target, trial);
        return trial.told();
    }

    private record ListTrial(List<String> told) implements Trial {
        @Override
        public Deadline deadline() {
            return Deadline.after(Duration.ofSeconds(20));
        }

        @Override
        public void passed(Part part, String found) {
            told.add(part + " passed: " + found);
        }

        @Override
        public void skipped(Part part, String why) {
            told.add(part + " skipped: " + why);
        }

        @Override
        public void failed(Part part, PenstockException failure) {
            told.add(part + " failed: " + failure.summary());
        }

        @Override
        public void cutBy(AutoCloseable cut) {
            try {
                // whatever is closed too early does no harm to a question that has not begun
                cut.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
