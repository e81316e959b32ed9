package dev.penstock.connectors.sqlite;

import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.ConnectionTest;
import dev.penstock.engine.api.spi.NodeTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The connection test of one file: opens it once, as a pool would. */
final class SqliteConnectionTest {
    private static final String LOOK =
            "SELECT sqlite_version(), (SELECT count(*) FROM sqlite_schema WHERE type = 'table')";

    private final NodeTarget target;
    private final ConnectionTest test;
    private final SqliteFailures failures;

    SqliteConnectionTest(NodeTarget target, ConnectionTest test) {
        this.target = target;
        this.test = test;
        this.failures = new SqliteFailures(target);
    }

    void run() {
        try {
            test.passed(Part.NAME, place());
        } catch (PenstockException failure) {
            test.failed(Part.NAME, failure);
            return;
        }
        test.skipped(Part.PORT, "SQLite reads a file and has no port");
        test.skipped(Part.TLS, "SQLite has no network connection to encrypt");
        test.skipped(Part.LOGIN, "SQLite has no users");
        // a URL may name a file that does not exist yet: a test does not create it
        Path path = path();
        if (path != null && !Files.exists(path)) {
            test.skipped(Part.DATABASE, "The file will be created when the database is first used");
            return;
        }
        try (Connection connection =
                new SqliteDriver(target).connect(test.deadline().remaining())) {
            test.closeOnCancel(() -> ((SqliteConnection) connection).interrupt());
            look(connection);
        } catch (SQLException failure) {
            test.failed(Part.DATABASE, failures.connect(failure));
        }
    }

    private @Nullable Path path() {
        return SqliteAddress.of(target).path().orElse(null);
    }

    private String place() {
        if (target.address() instanceof NodeAddress.File(Path path)) {
            failures.checkFile(path);
            return "The file " + path + " exists";
        }
        failures.checkPlace(SqliteAddress.of(target));
        Path path = path();
        if (path == null) {
            return "The URL names no file on disk";
        }
        return Files.exists(path) ? "The file of the URL exists" : "The file of the URL does not exist yet";
    }

    private void look(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOK)) {
            row.next();
            long tables = row.getLong(2);
            test.passed(
                    Part.DATABASE,
                    "SQLite " + row.getString(1) + ", " + (tables == 1 ? "1 table" : tables + " tables"));
        }
    }
}
