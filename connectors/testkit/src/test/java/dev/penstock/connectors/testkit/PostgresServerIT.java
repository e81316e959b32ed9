package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresServerIT {
    @Test
    void shared_calledTwice_isTheSameServer() {
        assertThat(PostgresServer.shared()).isSameAs(PostgresServer.shared());
        assertThat(PostgresServer.shared().ask("SHOW server_version")).startsWith("18.");
    }

    @Test
    void createDatabase_twice_givesDatabasesOfTheirOwn() throws SQLException {
        try (TestDatabase one = PostgresServer.shared().createDatabase();
                TestDatabase other = PostgresServer.shared().createDatabase();
                Connection connection = one.connect();
                Connection second = other.connect()) {
            connection.createStatement().execute("CREATE TABLE t (id int)");

            assertThat(second.getMetaData().getTables(null, null, "t", null).next())
                    .isFalse();
            assertThat(one.name()).isNotEqualTo(other.name());
        }
    }

    @Test
    void close_whileConnected_dropsDatabaseAndEndsConnection() throws SQLException {
        TestDatabase database = PostgresServer.shared().createDatabase();
        try (Connection connection = database.connect()) {
            database.close();

            assertThat(PostgresServer.shared()
                            .ask("SELECT datname FROM pg_database WHERE datname = '" + database.name() + "'"))
                    .isEmpty();
            assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void jdbcUrl_ofDatabase_isTheServersWithItsName() {
        PostgresServer server = PostgresServer.shared();
        try (TestDatabase database = server.createDatabase()) {
            assertThat(database.jdbcUrl())
                    .isEqualTo("jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name());
            assertThat(database).asString().contains(database.jdbcUrl()).doesNotContain(database.password());
            assertThat(database.username()).isEqualTo(server.username());
        }
    }

    @Test
    void execute_wrongSql_failsWithStatementAndCause() {
        assertThatThrownBy(() -> PostgresServer.shared().execute("NONSENSE"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NONSENSE")
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void givenAddress_ofARealServer_isUsedAndLeavesNoDatabase() {
        try (PostgresProcess real = PostgresServer.start()) {
            String address = real.jdbcUrl("postgres") + "?user=" + real.username() + "&password=" + real.password();

            PostgresServer found = new SharedPostgres.ConfiguredPostgres(address).find();
            found.createDatabase().close();

            assertThat(found.port()).isEqualTo(real.port());
            assertThat(real.ask("SELECT count(*) FROM pg_database WHERE datname LIKE 'penstock%'"))
                    .isEqualTo("0");
        }
    }
}
