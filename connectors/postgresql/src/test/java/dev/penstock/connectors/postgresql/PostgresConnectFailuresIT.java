package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.PostgresOptions;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each cause of a failed connect has its own code, message and advice. */
class PostgresConnectFailuresIT {
    private static final String SECRET = "hunter2-is-secret";

    private static PostgresProcess plain;
    private static PostgresProcess tls;
    private static PostgresProcess elsewhere;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        plain = PostgresServer.start(PostgresOptions.defaults()
                .withSetting("max_connections", "8")
                .withSetting("superuser_reserved_connections", "2"));
        tls = PostgresServer.start(PostgresOptions.defaults().withTls());
        elsewhere = PostgresServer.start(PostgresOptions.defaults().withTls("db.example"));
    }

    @AfterAll
    static void stop() {
        plain.close();
        tls.close();
        elsewhere.close();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private static Targets targets(PostgresServer server) {
        return Targets.at(server.host(), server.port()).login(server.username(), server.password());
    }

    private PenstockException failure(Targets targets) {
        return failure(targets, Duration.ofSeconds(20));
    }

    private PenstockException failure(Targets targets, Duration limit) {
        NodePool pool = targets.open();
        opened.add(pool);
        PenstockException failure = Asking.failure(() -> pool.lease(Deadline.after(limit)));
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.diagnosis().database()).isEqualTo("orders");
        assertThat(Asking.printed(failure)).doesNotContain(SECRET);
        assertThat(pool.state().active()).isZero();
        return failure;
    }

    private static void assertSays(PenstockException failure, ErrorCode code, String summary, String advice) {
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        assertThat(failure.summary()).contains(summary);
        assertThat(failure.diagnosis().advice()).contains(advice);
    }

    private void assertConnects(Targets targets) {
        try (NodePool pool = targets.open();
                Lease lease = Asking.lease(pool)) {
            Asking.assertWorks(lease);
        }
    }

    @Test
    void closedPort_isRefused() {
        assertSays(
                failure(targets(plain).at(new NodeAddress.Host("127.0.0.1", 1))),
                ErrorCode.CONNECT_REFUSED,
                "Nothing listens at 127.0.0.1:1",
                "Start the server");
    }

    @Test
    void unknownHost_isNamed() {
        assertSays(
                failure(targets(plain).at(new NodeAddress.Host("no-such-host.invalid", 5432))),
                ErrorCode.HOST_UNKNOWN,
                "no-such-host.invalid",
                "Correct the host");
    }

    @Test
    void silentNetwork_timesOut() {
        try (FaultProxy proxy = FaultProxy.before(plain)) {
            proxy.blackHole();
            for (Profile.Tls.Mode mode : List.of(Profile.Tls.Mode.DISABLE, Profile.Tls.Mode.REQUIRE)) {
                assertSays(
                        failure(
                                targets(plain)
                                        .at(new NodeAddress.Host(proxy.host(), proxy.port()))
                                        .tls(mode, null)
                                        .pool(0, 4, Duration.ofSeconds(3)),
                                Duration.ofSeconds(10)),
                        ErrorCode.CONNECT_TIMEOUT,
                        proxy.host() + ":" + proxy.port() + " did not answer",
                        "no firewall drops its packets");
            }
        }
    }

    @Test
    void frozenServer_timesOut() {
        try (PostgresProcess frozen = PostgresServer.start()) {
            frozen.freeze();
            assertSays(
                    failure(targets(frozen).pool(0, 4, Duration.ofSeconds(3)), Duration.ofSeconds(10)),
                    ErrorCode.CONNECT_TIMEOUT,
                    frozen.host() + ":" + frozen.port() + " did not answer",
                    "Check that the server is running");
        }
    }

    @Test
    void resetConnection_isAConnectFailure() {
        try (FaultProxy proxy = FaultProxy.before(plain)) {
            proxy.reset();
            PenstockException failure = failure(targets(plain).at(new NodeAddress.Host(proxy.host(), proxy.port())));
            assertThat(failure.code()).isEqualTo(ErrorCode.CONNECT_FAILED);
            assertThat(failure.summary())
                    .isEqualTo("127.0.0.1:" + proxy.port()
                            + " cannot be connected to: the connection was closed before the login had ended");
        }
    }

    @Test
    void plain_serverDemandsTls_isRefused() {
        assertSays(
                failure(targets(tls)),
                ErrorCode.TLS_REQUIRED,
                "takes no connection without TLS",
                "tls.mode of database 'orders' to require");
        assertConnects(targets(tls).tls(Profile.Tls.Mode.REQUIRE, null));
    }

    @Test
    void tls_serverWithoutTls_isRefused() {
        assertSays(
                failure(targets(plain).tls(Profile.Tls.Mode.REQUIRE, null)),
                ErrorCode.TLS_FAILED,
                "does not support TLS",
                "tls.mode");
    }

    @Test
    void verifyFull_connectsWithTheAuthority_andNotWithout() {
        Path ca = tls.certificateAuthority();

        assertConnects(targets(tls).tls(Profile.Tls.Mode.VERIFY_FULL, ca));
        for (Profile.Tls.Mode mode : List.of(Profile.Tls.Mode.VERIFY_CA, Profile.Tls.Mode.VERIFY_FULL)) {
            assertSays(failure(targets(tls).tls(mode, null)), ErrorCode.TLS_FAILED, "No TLS connection", "tls.ca");
            assertSays(
                    failure(targets(tls).tls(mode, elsewhere.certificateAuthority())),
                    ErrorCode.TLS_FAILED,
                    "No TLS connection",
                    "tls.ca");
        }
    }

    @Test
    void verifyFull_certificateForAnotherHost_isRefused() {
        Path ca = elsewhere.certificateAuthority();

        assertSays(
                failure(targets(elsewhere).tls(Profile.Tls.Mode.VERIFY_FULL, ca)),
                ErrorCode.TLS_FAILED,
                "127.0.0.1",
                "name the host as its certificate does");
        assertConnects(targets(elsewhere).tls(Profile.Tls.Mode.VERIFY_CA, ca));
    }

    @Test
    void wrongPassword_andNoSuchRole_areRejected() {
        assertSays(
                failure(targets(plain).login("postgres", SECRET)),
                ErrorCode.LOGIN_REJECTED,
                "rejected user 'postgres'",
                "'password' of database 'orders'");
        assertSays(
                failure(targets(plain).login("nobody", SECRET)),
                ErrorCode.LOGIN_REJECTED,
                "rejected user 'nobody'",
                "'username'");
    }

    @Test
    void missingPassword_isDemanded() {
        assertSays(
                failure(targets(plain).login("postgres", null)),
                ErrorCode.LOGIN_REJECTED,
                "the profile has no password",
                "Give database 'orders' a 'password'");
    }

    @Test
    void roleThatMayNotLogIn_isRejected() {
        plain.execute("CREATE ROLE locked NOLOGIN PASSWORD '" + SECRET + "'");
        assertSays(
                failure(targets(plain).login("locked", SECRET)),
                ErrorCode.LOGIN_REJECTED,
                "not permitted to log in",
                "'username'");
    }

    @Test
    void noSuchDatabase_isNamed() {
        assertSays(
                failure(targets(plain).named("no such ü")),
                ErrorCode.NO_SUCH_DATABASE,
                "\"no such ü\" does not exist",
                "'name' of database 'orders'");
    }

    @Test
    void startingUp_hasItsOwnCode() {
        try (PostgresProcess starting = PostgresServer.start()) {
            starting.restartStuckInStartup();
            assertSays(
                    failure(targets(starting)),
                    ErrorCode.SERVER_STARTING,
                    "takes no connections at the moment: the database system is starting up",
                    "Wait until the server has started");
        }
    }

    @Test
    void shuttingDown_hasItsOwnCode() throws Exception {
        try (PostgresProcess ending = PostgresServer.start();
                NodePool pool = targets(ending).open();
                Lease held = Asking.lease(pool)) {
            Asking.assertWorks(held);
            // an open connection keeps the server from ending its shutdown
            long pid = Long.parseLong(ending.ask("SELECT pg_read_file('postmaster.pid')")
                    .lines()
                    .findFirst()
                    .orElseThrow());
            assertThat(ProcessHandle.of(pid).orElseThrow().destroy()).isTrue();
            Asking.await("it accepts no more connections", () -> refuses(ending));

            assertSays(
                    failure(targets(ending)),
                    ErrorCode.SERVER_STARTING,
                    "takes no connections at the moment: the database system is shutting down",
                    "start it if it has been shut down");
            Asking.assertWorks(held);
        }
    }

    private static boolean refuses(PostgresServer server) {
        try {
            server.connect("postgres").close();
            return false;
        } catch (SQLException e) {
            return true;
        }
    }

    @Test
    void pgHba_rejectsTheUser_isNotATlsFailure() throws Exception {
        try (PostgresProcess strict = PostgresServer.start()) {
            strict.execute("CREATE ROLE outsider LOGIN PASSWORD '" + SECRET + "'");
            Path hba = Path.of(strict.ask("SHOW hba_file"));
            String before = Files.readString(hba);
            Files.writeString(hba, "host all outsider all reject\n" + before, StandardOpenOption.TRUNCATE_EXISTING);
            strict.execute("SELECT pg_reload_conf()");
            Asking.await(
                    "the rule holds",
                    () -> strict.ask("SELECT count(*) FROM pg_hba_file_rules").equals("3"));
            PenstockException failure = failure(targets(strict).login("outsider", SECRET));
            assertSays(failure, ErrorCode.LOGIN_REJECTED, "pg_hba.conf", "pg_hba.conf");
        }
    }

    @Test
    void url_isUsedAsWritten_andAnotherEnginesUrlIsRefused() {
        assertConnects(targets(plain).at(url(plain.jdbcUrl("postgres") + "?ApplicationName=mine")));

        assertSays(
                failure(targets(plain).at(url("jdbc:mysql://127.0.0.1/orders"))),
                ErrorCode.CONNECT_FAILED,
                "jdbc:mysql://127.0.0.1/orders",
                "Write jdbc:postgresql://host:5432/name");
        assertSays(
                failure(targets(plain).at(url("jdbc:postgresql://127.0.0.1:port/orders"))),
                ErrorCode.CONNECT_FAILED,
                "The driver does not understand the URL",
                "Write jdbc:postgresql://host:5432/name");
    }

    private static NodeAddress.Url url(String written) {
        return new NodeAddress.Url(new Template(written));
    }

    @Test
    void databaseWithoutConnections_repeatsTheServersMessage() {
        plain.execute("CREATE DATABASE shut");
        plain.execute("ALTER DATABASE shut ALLOW_CONNECTIONS false");

        assertSays(
                failure(targets(plain).named("shut")),
                ErrorCode.CONNECT_FAILED,
                "refused the connection: database \"shut\" is not currently accepting connections",
                "Look into the server's log");
    }

    @Test
    void idleConnection_isValidatedAndReused() throws Exception {
        try (NodePool pool = targets(plain).open()) {
            String before;
            try (Lease lease = Asking.lease(pool)) {
                before = Asking.cell(lease, "SELECT pg_backend_pid()");
            }
            Thread.sleep(600);

            try (Lease lease = Asking.lease(pool)) {
                assertThat(Asking.cell(lease, "SELECT pg_backend_pid()")).isEqualTo(before);
            }
        }
    }

    @Test
    void tooManyConnections_hasItsOwnCode() {
        plain.execute("CREATE ROLE crowd LOGIN PASSWORD 'crowd'");
        NodePool pool = targets(plain)
                .login("crowd", "crowd")
                .pool(0, 20, Duration.ofSeconds(5))
                .open();
        opened.add(pool);
        List<Lease> leases = new ArrayList<>();
        try {
            PenstockException failure = Asking.failure(() -> {
                for (int i = 0; i < 20; i++) {
                    leases.add(pool.lease(Deadline.after(Duration.ofSeconds(20))));
                }
            });
            assertSays(failure, ErrorCode.TOO_MANY_CONNECTIONS, "takes no more connections", "Lower pool.max");
        } finally {
            leases.forEach(Lease::close);
        }
        assertThat(pool.state().active()).isZero();
    }

    @Test
    void anotherProtocol_isAConnectFailure() throws IOException {
        try (ServerSocket web = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(web));
            PenstockException failure =
                    failure(targets(plain).at(new NodeAddress.Host("127.0.0.1", web.getLocalPort())));
            assertSays(failure, ErrorCode.CONNECT_FAILED, "127.0.0.1:" + web.getLocalPort(), "PostgreSQL");
        }
    }

    private static void answer(ServerSocket web) {
        while (!web.isClosed()) {
            try (Socket client = web.accept()) {
                client.getInputStream().read();
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }
}
