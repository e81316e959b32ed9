package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.tck.sql.SqlBed;
import dev.penstock.connectors.tck.sql.SqlTexts;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodeTarget;
import java.nio.file.Path;

/** An SQLite file of its own, as the contract tests see it. */
final class SqliteBed implements SqlBed {
    private static final String FOREVER = "1000000000000";

    private final SqliteFiles files = SqliteFiles.create();
    private final Path file = files.database();

    @Override
    public ConnectorProvider connector() {
        return new SqliteConnector();
    }

    @Override
    public NodeTarget target() {
        return Targets.of(file);
    }

    @Override
    public NodeTarget unreachable() {
        return Targets.of(file.resolveSibling("nowhere.db"));
    }

    @Override
    public SqlTexts texts() {
        return new SqliteTexts();
    }

    @Override
    public void close() {
        files.close();
    }

    private static final class SqliteTexts implements SqlTexts {
        @Override
        public String bytesType() {
            return "BLOB";
        }

        @Override
        public String generatedKey() {
            return "INTEGER PRIMARY KEY";
        }

        @Override
        public String text(int length) {
            return "replace(hex(zeroblob(" + length / 2 + ")), '0', 'x')";
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
            return "WITH RECURSIVE n(i) AS (SELECT 1 WHERE 1 <= " + n + " UNION ALL SELECT i + 1 FROM n WHERE i < " + n
                    + ") SELECT i FROM n";
        }

        @Override
        public String failingAt(int n) {
            return "SELECT CASE WHEN i < " + n + " THEN i ELSE abs(-9223372036854775807 - i / i) END AS i FROM ("
                    + numbers(n + 5L) + ")";
        }

        @Override
        public String endlessWrite() {
            return "INSERT INTO item SELECT i, 'x' FROM (" + numbers(FOREVER) + ")";
        }

        @Override
        public String changeSetting() {
            return "PRAGMA cache_size = 77";
        }

        @Override
        public String setting() {
            return "PRAGMA cache_size";
        }
    }
}
