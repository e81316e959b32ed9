package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.tck.sql.SqlBed;
import dev.penstock.connectors.tck.sql.SqlTexts;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodeTarget;

/** A database of the shared server, as the contract tests see it. */
final class PostgresBed implements SqlBed {
    /** Nobody listens there: a port below those that are given out. */
    private static final int CLOSED_PORT = 1;

    private final TestDatabase database = PostgresServer.shared().createDatabase();

    @Override
    public ConnectorProvider connector() {
        return new PostgresConnector();
    }

    @Override
    public NodeTarget target() {
        return Targets.of(database).target();
    }

    @Override
    public NodeTarget unreachable() {
        return Targets.of(database)
                .at(new NodeAddress.Host("127.0.0.1", CLOSED_PORT))
                .target();
    }

    @Override
    public SqlTexts texts() {
        return new PostgresTexts();
    }

    @Override
    public void close() {
        database.close();
    }

    private static final class PostgresTexts implements SqlTexts {
        @Override
        public String bytesType() {
            return "bytea";
        }

        @Override
        public String generatedKey() {
            return "INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
        }

        @Override
        public String text(int length) {
            return "repeat('x', " + length + ")";
        }

        @Override
        public String endless() {
            return "SELECT pg_sleep(600)";
        }

        /** A set-returning function in the list of columns makes its rows while they are read. */
        @Override
        public String numbers(long n) {
            return "SELECT generate_series(1, " + n + ") AS i";
        }

        @Override
        public String failingAt(int n) {
            return "SELECT 10 / (" + n + " - i) AS i FROM (" + numbers(n + 5L) + ") AS n";
        }

        @Override
        public String endlessWrite() {
            return "INSERT INTO item SELECT i, 'x' FROM (" + numbers(2_000_000_000) + ") AS n";
        }

        @Override
        public String changeSetting() {
            return "SET application_name = 'changed'";
        }

        @Override
        public String setting() {
            return "SHOW application_name";
        }
    }
}
