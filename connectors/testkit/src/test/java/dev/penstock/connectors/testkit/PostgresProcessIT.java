package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresProcessIT {
    private static PostgresProcess server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void up() {
        server.thaw();
        if (!server.isRunning()) {
            server.restart();
        }
    }

    @Test
    void stop_whileConnected_endsConnectionAndRefusesNewOnes() throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            server.stop();
            server.stop();

            assertThat(server.isRunning()).isFalse();
            assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> server.connect("postgres")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void kill_whileConnected_connectionBreaks() throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            server.kill();

            assertThat(server.isRunning()).isFalse();
            assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void restart_afterKill_keepsAddressAndData() {
        int port = server.port();
        server.execute("CREATE TABLE survivor AS SELECT 42 AS answer");

        server.kill();
        server.restart();

        assertThat(server.port()).isEqualTo(port);
        assertThat(server.ask("SELECT answer FROM survivor")).isEqualTo("42");
    }

    @Test
    void restart_whileRunning_isANewProcess() {
        String before = server.ask("SELECT pg_postmaster_start_time()");

        server.restart();

        assertThat(server.ask("SELECT pg_postmaster_start_time()")).isNotEqualTo(before);
    }

    @Test
    void freeze_whileConnected_answersOnlyAfterThaw() throws SQLException {
        Properties impatient = credentials(server);
        impatient.setProperty("socketTimeout", "1");
        try (Connection connection = server.connect("postgres");
                Connection timed = DriverManager.getConnection(server.jdbcUrl("postgres"), impatient)) {
            server.freeze();

            assertThat(server.isRunning()).isTrue();
            assertThatThrownBy(() -> timed.createStatement().execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);

            server.thaw();
            assertThat(connection.createStatement().execute("SELECT 1")).isTrue();
        }
    }

    @Test
    void freeze_newSocket_isStillAccepted() throws Exception {
        server.freeze();

        try (Socket socket = new Socket(server.host(), server.port())) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void stop_whileFrozen_thawsAndStops() {
        server.freeze();
        server.stop();

        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void closeDatabase_serverGone_doesNothing() {
        TestDatabase database = server.createDatabase();
        server.kill();

        database.close();

        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void restartStuckInStartup_connecting_isTurnedAwayUntilRestart() {
        server.restartStuckInStartup();

        assertThatThrownBy(() -> server.connect("postgres"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57P03"))
                .hasMessageContaining("starting up");

        server.restart();
        assertThat(server.ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    void ask_noRowOrNull_isEmpty() {
        assertThat(server.ask("SELECT 1 WHERE false")).isEmpty();
        assertThat(server.ask("SELECT NULL")).isEmpty();
    }

    @Test
    void connect_wrongPassword_isRejected() {
        Properties wrong = credentials(server);
        wrong.setProperty("password", "wrong");

        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), wrong))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void certificateAuthority_withoutTls_saysHowToGetOne() {
        assertThatThrownBy(server::certificateAuthority)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("withTls");
    }

    @Test
    void start_withOptions_hasPortSettingsAndTlsOnly() throws SQLException {
        int port = Ports.free();
        PostgresOptions options = PostgresOptions.defaults()
                .withPort(port)
                .withTls()
                .withSetting("shared_preload_libraries", "pg_stat_statements")
                .withSetting("max_connections", "12");
        try (PostgresProcess tls = PostgresServer.start(options)) {
            assertThat(tls.port()).isEqualTo(port);
            assertThat(tls.ask("SHOW max_connections")).isEqualTo("12");
            assertThat(tls.ask("SHOW shared_preload_libraries")).isEqualTo("pg_stat_statements");

            Properties verified = credentials(tls);
            verified.setProperty("sslmode", "verify-full");
            verified.setProperty("sslrootcert", tls.certificateAuthority().toString());
            try (Connection connection = DriverManager.getConnection(tls.jdbcUrl("postgres"), verified)) {
                assertThat(connection.isValid(10)).isTrue();
            }
            Properties plain = credentials(tls);
            plain.setProperty("sslmode", "disable");
            assertThatThrownBy(() -> DriverManager.getConnection(tls.jdbcUrl("postgres"), plain))
                    .hasMessageContaining("no encryption");
        }
    }

    @Test
    void start_certificateForAnotherName_failsFullVerificationOnly() throws SQLException {
        try (PostgresProcess tls =
                PostgresServer.start(PostgresOptions.defaults().withTls("db.example"))) {
            Properties verified = credentials(tls);
            verified.setProperty("sslrootcert", tls.certificateAuthority().toString());
            verified.setProperty("sslmode", "verify-ca");
            DriverManager.getConnection(tls.jdbcUrl("postgres"), verified).close();

            verified.setProperty("sslmode", "verify-full");
            assertThatThrownBy(() -> DriverManager.getConnection(tls.jdbcUrl("postgres"), verified))
                    .hasMessageContaining("127.0.0.1");
        }
    }

    @Test
    void start_portTaken_failsWithTheServersOwnWords() {
        PostgresOptions taken = PostgresOptions.defaults().withPort(server.port());

        assertThatThrownBy(() -> PostgresServer.start(taken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("could not bind");
    }

    @Test
    void firstLaunch_portTakenMeanwhile_takesAnother() {
        try (PostgresProcess late =
                PostgresProcess.start(PostgresBinaries.find(), PostgresOptions.defaults(), server.port())) {
            assertThat(late.port()).isNotEqualTo(server.port());
            assertThat(late.ask("SHOW port")).isEqualTo(Integer.toString(late.port()));
        }
    }

    @Test
    void close_whileRunning_leavesNoProcessAndNoFolder() {
        PostgresProcess closed = PostgresServer.start();
        Path data = Path.of(closed.ask("SHOW data_directory"));

        closed.close();
        closed.close();

        assertThat(closed.isRunning()).isFalse();
        assertThat(Files.exists(data.getParent())).isFalse();
        assertThatThrownBy(closed::freeze).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(closed::restart)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private static Properties credentials(PostgresServer of) {
        Properties properties = new Properties();
        properties.setProperty("user", of.username());
        properties.setProperty("password", of.password());
        return properties;
    }
}
