package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqliteFilesTest {
    private final SqliteFiles files = SqliteFiles.create();

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void database_withStatements_holdsTheirEffect() throws SQLException {
        assertThat(count(files.database("CREATE TABLE t (a)", "INSERT INTO t VALUES (1), (2)")))
                .isEqualTo(2);
    }

    @Test
    void database_wrongStatement_failsWithItsCause() {
        assertThatThrownBy(() -> files.database("NONSENSE"))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void missing_always_isAPathWithoutAFile() {
        assertThat(files.missing()).doesNotExist();
    }

    @Test
    void directory_opened_isNoDatabase() {
        assertThatThrownBy(() -> count(files.directory())).hasMessageContaining("SQLITE_CANTOPEN");
    }

    @Test
    void notDatabase_read_isNotADatabase() {
        assertThatThrownBy(() -> count(files.notDatabase())).hasMessageContaining("SQLITE_NOTADB");
    }

    @Test
    void readOnly_opened_canBeReadAndNotWritten() throws SQLException {
        Path file = files.readOnly("CREATE TABLE t (a)", "INSERT INTO t VALUES (1)");

        assertThat(count(file)).isEqualTo(1);
        assertThatThrownBy(() -> execute(file, "INSERT INTO t VALUES (2)")).hasMessageContaining("SQLITE_READONLY");
    }

    @Test
    void lock_heldByAnother_isBusyForReadersUntilClosed() throws Exception {
        Path file = files.database("PRAGMA journal_mode = WAL", "CREATE TABLE t (a)");
        try (AutoCloseable lock = files.lock(file)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> count(file)).hasMessageContaining("SQLITE_BUSY");
        }
        assertThat(count(file)).isZero();
    }

    @Test
    void lock_notADatabase_fails() {
        Path file = files.notDatabase();

        assertThatThrownBy(() -> files.lock(file)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void close_withLockAndProtection_leavesNothing() {
        Path folder = files.directory();
        files.readOnly();
        files.lock(files.database());

        files.close();

        assertThat(Files.exists(folder)).isFalse();
        assertThat(files).asString().contains("penstock-sqlite-");
    }

    private static int count(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=0");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM t")) {
            return rows.getInt(1);
        }
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
