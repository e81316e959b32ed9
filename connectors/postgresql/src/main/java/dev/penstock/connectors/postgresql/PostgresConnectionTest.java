package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.connect.ServerConnectionTest;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.ConnectionTest;
import dev.penstock.engine.api.spi.NodeTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The connection test of one PostgreSQL server. */
final class PostgresConnectionTest extends ServerConnectionTest {
    private static final String WHERE = "SELECT current_user, current_setting('server_version'), current_database()";
    private static final String MAY_NOT_CONNECT = "42501";

    PostgresConnectionTest(NodeTarget target, ConnectionTest test) {
        super(target, test, new PostgresConnections(target), new PostgresConnectFailures(target));
    }

    @Override
    protected Server describe(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHERE)) {
            row.next();
            return new Server(row.getString(1), "PostgreSQL " + row.getString(2) + ", database " + row.getString(3));
        }
    }

    @Override
    protected boolean databaseRefused(PenstockException failure) {
        return MAY_NOT_CONNECT.equals(failure.diagnosis().sqlState());
    }
}
