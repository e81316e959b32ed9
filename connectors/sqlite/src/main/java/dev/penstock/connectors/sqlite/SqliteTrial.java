package dev.penstock.connectors.sqlite;

import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Opens a file once, as a pool would, and tells step by step how far it comes. */
final class SqliteTrial {
    private static final String LOOK =
            "SELECT sqlite_version(), (SELECT count(*) FROM sqlite_schema WHERE type = 'table')";

    private final NodeTarget target;
    private final Trial trial;
    private final SqliteFailures failures;

    SqliteTrial(NodeTarget target, Trial trial) {
        this.target = target;
        this.trial = trial;
        this.failures = new SqliteFailures(target);
    }

    void run() {
        try {
            trial.passed(Part.NAME, place());
        } catch (PenstockException failure) {
            trial.failed(Part.NAME, failure);
            return;
        }
        trial.skipped(Part.PORT, "SQLite reads a file and has no port");
        trial.skipped(Part.TLS, "SQLite has no wire to encrypt");
        trial.skipped(Part.LOGIN, "SQLite has no users");
        // a URL may name a file that is not there yet: a try does not make it
        Path path = path();
        if (path != null && !Files.exists(path)) {
            trial.skipped(Part.DATABASE, "The file will be made when the database is first used");
            return;
        }
        try (Connection connection =
                new SqliteDriver(target).connect(trial.deadline().remaining())) {
            trial.cutBy(() -> ((SqliteConnection) connection).interrupt());
            look(connection);
        } catch (SQLException failure) {
            trial.failed(Part.DATABASE, failures.connect(failure));
        }
    }

    private @Nullable Path path() {
        return SqliteAddress.of(target).path().orElse(null);
    }

    private String place() {
        if (target.address() instanceof NodeAddress.File(Path path)) {
            failures.checkFile(path);
            return "The file " + path + " is there";
        }
        failures.checkPlace(SqliteAddress.of(target));
        Path path = path();
        if (path == null) {
            return "The URL names no file on disk";
        }
        return Files.exists(path) ? "The file of the URL is there" : "The file of the URL is not there yet";
    }

    private void look(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOK)) {
            row.next();
            long tables = row.getLong(2);
            trial.passed(
                    Part.DATABASE,
                    "SQLite " + row.getString(1) + ", " + (tables == 1 ? "1 table" : tables + " tables"));
        }
    }
}
