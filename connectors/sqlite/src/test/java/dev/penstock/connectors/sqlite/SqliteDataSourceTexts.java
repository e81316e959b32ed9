package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.tck.datasource.DataSourceTexts;
import java.util.List;
import java.util.Optional;

/** SQLite's SQL for the contract of DataSources. */
final class SqliteDataSourceTexts implements DataSourceTexts {
    private static final String FOREVER = "1000000000000";

    @Override
    public String generatedKey() {
        return "INTEGER PRIMARY KEY AUTOINCREMENT";
    }

    @Override
    public String bytesType() {
        return "BLOB";
    }

    @Override
    public String endless() {
        return "SELECT count(*) FROM (" + numbers(FOREVER) + ")";
    }

    @Override
    public String numbers(long n) {
        return numbers(Long.toString(n));
    }

    private static String numbers(String n) {
        return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + n + ") SELECT i FROM n";
    }

    @Override
    public List<SessionChange> sessionChanges() {
        return List.of(
                new SessionChange("PRAGMA foreign_keys = 0", "PRAGMA foreign_keys"),
                new SessionChange("PRAGMA cache_size(4711)", "PRAGMA cache_size"),
                new SessionChange("ATTACH ':memory:' AS other", "SELECT count(*) FROM pragma_database_list"));
    }

    @Override
    public boolean holdsResults() {
        return false;
    }

    @Override
    public boolean scrolls() {
        return false;
    }

    @Override
    public boolean severalStatements() {
        return false;
    }

    @Override
    public boolean schemas() {
        return false;
    }

    @Override
    public boolean holdsOverCommit() {
        return false;
    }

    @Override
    public Optional<String> upperCall() {
        return Optional.empty();
    }

    @Override
    public Optional<LargeObject> largeObject() {
        return Optional.empty();
    }
}
