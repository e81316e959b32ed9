package dev.penstock.connectors.jdbc.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.tck.RecordedConnectionTest;
import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile.Tls.Mode;
import dev.penstock.engine.api.SecretException;
import dev.penstock.engine.api.spi.NodeTarget;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps that the connection test of a server reports, with a driver that does what the test says. */
@Timeout(120)
class ServerConnectionTestTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String ALL_PASSED = "TLS PASSED, LOGIN PASSED, DATABASE PASSED";

    private final FakeConnection opened = new FakeConnection();
    private final RecordedConnectionTest test = new RecordedConnectionTest(LONG);

    /** Finds who has logged in by a query that may fail. */
    private static final class FakeTest extends ServerConnectionTest {
        private final Query query;

        FakeTest(NodeTarget target, RecordedConnectionTest test, FakeDriver.Connect connect, Query query) {
            super(target, test, new FakeConnections(target, connect), new FakeFailures(target));
            this.query = query;
        }

        interface Query {
            Server run(Connection connection) throws SQLException;
        }

        @Override
        protected Server describe(Connection connection) throws SQLException {
            return query.run(connection);
        }

        @Override
        protected boolean databaseRefused(PenstockException failure) {
            return "42000".equals(failure.diagnosis().sqlState());
        }

        static Server found() {
            return new Server("root@localhost", "MySQL 9.7, database shop");
        }
    }

    private void run(NodeTarget target, FakeDriver.Connect connect) {
        new FakeTest(target, test, connect, connection -> FakeTest.found()).run();
    }

    private Connection plain() {
        Socket socket = new UntimedSockets().createSocket();
        HandshakeListener.current().orElseThrow().encrypted(socket);
        return opened.connection();
    }

    private static HandshakeListener encrypted(String protocol) {
        HandshakeListener listener = HandshakeListener.current().orElseThrow();
        listener.encrypted(new FakeTlsSocket(FakeTls.session(protocol, FakeTls.NAMED_BY_SUBJECT)));
        return listener;
    }

    @Test
    void encrypted_describesTls_login_andDatabase() {
        run(Nodes.host(Mode.REQUIRE), (url, properties) -> {
            encrypted("TLSv1.3").loginBegins();
            return opened.connection();
        });

        assertThat(test.states()).isEqualTo(ALL_PASSED);
        assertThat(test.found(Part.TLS)).startsWith("TLS 1.3, certificate of db1");
        assertThat(test.found(Part.LOGIN)).isEqualTo("Logged in as app");
        assertThat(test.found(Part.DATABASE)).isEqualTo("MySQL 9.7, database shop");
        assertThat(opened.closed.getCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DISABLE | TLS SKIPPED | The profile turns TLS off: the connection is not encrypted",
                "PREFER  | TLS PASSED  | The server offers no TLS, and mode prefer goes on without:"
                        + " the connection is not encrypted",
                "REQUIRE | TLS PASSED  | Encrypted as the driver's URL says"
            })
    void notEncrypted_saysWhy(Mode mode, String state, String why) {
        run(Nodes.host(mode), (url, properties) -> plain());

        assertThat(test.states()).isEqualTo(state + ", LOGIN PASSED, DATABASE PASSED");
        assertThat(test.found(Part.TLS)).isEqualTo(why);
    }

    @Test
    void secondAttemptOfTheDriver_isDescribedAlone() {
        run(Nodes.host(Mode.PREFER), (url, properties) -> {
            encrypted("TLSv1.3");
            new UntimedSockets().createSocket();
            return opened.connection();
        });

        assertThat(test.found(Part.TLS)).startsWith("The server offers no TLS");
    }

    @Test
    void sessionWithoutAProtocol_isNotEncryptedYet() {
        run(Nodes.host(Mode.REQUIRE), (url, properties) -> {
            encrypted("NONE");
            throw new SQLException("No", "XXXXX", FakeFailures.OTHER);
        });

        assertThat(test.states()).isEqualTo("TLS FAILED");
    }

    @Test
    void withoutAUsername_reportsTheServersUser_ifItIsKnown() {
        NodeTarget anonymous = Nodes.node(Nodes.HOST, "shop", null, null, Mode.DISABLE, reference -> {
            throw new AssertionError(reference);
        });
        run(anonymous, (url, properties) -> plain());
        assertThat(test.found(Part.LOGIN)).isEqualTo("Logged in without a username in the profile, as root@localhost");

        RecordedConnectionTest unknown = new RecordedConnectionTest(LONG);
        new FakeTest(
                        anonymous,
                        unknown,
                        (url, properties) -> plain(),
                        connection -> new ServerConnectionTest.Server(null, "MySQL"))
                .run();
        assertThat(unknown.found(Part.LOGIN)).isEqualTo("Logged in without a username in the profile");
    }

    @ParameterizedTest
    @CsvSource({
        "1045, 28000, PREFER,  'TLS PASSED, LOGIN FAILED'",
        "1045, 28000, DISABLE, 'TLS SKIPPED, LOGIN FAILED'",
        "1045, 28000, REQUIRE, 'TLS FAILED'",
        "3159, HY000, DISABLE, 'TLS FAILED'",
        "1049, 42000, PREFER,  'TLS PASSED, LOGIN PASSED, DATABASE FAILED'",
        "1044, 42000, PREFER,  'TLS PASSED, LOGIN PASSED, DATABASE FAILED'"
    })
    void connectFails_beforeEncryption_codeAndModeTellThePart(int vendorCode, String state, Mode mode, String states) {
        run(Nodes.host(mode), (url, properties) -> {
            throw new SQLException("Access denied", state, vendorCode);
        });

        assertThat(test.states()).isEqualTo(states);
        assertThat(test.failure().diagnosis().sqlState()).isEqualTo(state);
    }

    @Test
    void loginRejected_afterEncryption_failsAtTheLogin() {
        run(Nodes.host(Mode.REQUIRE), (url, properties) -> {
            encrypted("TLSv1.3").loginBegins();
            throw new SQLException("Access denied", "28000", FakeFailures.REJECTED);
        });

        assertThat(test.states()).isEqualTo("TLS PASSED, LOGIN FAILED");
        assertThat(test.found(Part.TLS)).startsWith("TLS 1.3, certificate of db1");
    }

    @Test
    void silentServer_modePrefer_failsAtTls() {
        run(Nodes.host(Mode.PREFER), (url, properties) -> {
            throw new SQLException("No", "08S01", new SocketTimeoutException("Read timed out"));
        });

        assertThat(test.states()).isEqualTo("TLS FAILED");
        assertThat(test.failure().code()).isEqualTo(ErrorCode.CONNECT_TIMEOUT);
    }

    @Test
    void queryFails_failsAtTheDatabase() {
        new FakeTest(Nodes.host(Mode.DISABLE), test, (url, properties) -> plain(), connection -> {
                    throw new SQLException("The database is being restored", "55000", FakeFailures.OTHER);
                })
                .run();

        assertThat(test.states()).isEqualTo("TLS SKIPPED, LOGIN PASSED, DATABASE FAILED");
        assertThat(test.found(Part.DATABASE)).endsWith("The database is being restored");
    }

    @Test
    void missingSecret_failsAtTheLogin_withoutAConnect() {
        NodeTarget target = Nodes.node(Nodes.HOST, "shop", "app", "${secret:orders/app}", Mode.REQUIRE, reference -> {
            throw new SecretException(
                    ErrorCode.SECRET_MISSING, "There is none", Diagnosis.of(Outcome.NOT_DONE, "Set it."), null);
        });

        run(target, (url, properties) -> {
            throw new AssertionError("It must not connect");
        });

        assertThat(test.states()).isEqualTo("TLS SKIPPED, LOGIN FAILED");
        assertThat(test.found(Part.TLS)).isEqualTo("Not tested, because the login lacks a secret");
        assertThat(test.failure().code()).isEqualTo(ErrorCode.SECRET_MISSING);
    }

    @Test
    void cancel_whileItConnects_closesTheSocket() {
        run(Nodes.host(Mode.DISABLE), (url, properties) -> {
            Socket socket = new UntimedSockets().createSocket();
            cancel();
            throw new SQLException(socket.isClosed() ? "Closed" : "Open", "08S01");
        });

        assertThat(test.states()).isEqualTo("TLS SKIPPED, LOGIN FAILED");
        assertThat(test.failure().code()).isEqualTo(ErrorCode.CONNECT_TIMEOUT);
        assertThat(test.failure().getCause()).isNotNull();
        assertThat(test.failure().getCause().getSuppressed())
                .singleElement()
                .satisfies(driver -> assertThat(driver).hasMessage("Closed"));
    }

    @Test
    void cancel_whileTheQueryRuns_abortsTheConnection() {
        new FakeTest(Nodes.host(Mode.DISABLE), test, (url, properties) -> plain(), connection -> {
                    cancel();
                    throw new SQLException(opened.aborted.getCount() == 0 ? "Aborted" : "Open", "08S01");
                })
                .run();

        assertThat(test.states()).isEqualTo("TLS SKIPPED, LOGIN PASSED, DATABASE FAILED");
        assertThat(test.found(Part.DATABASE)).endsWith("Aborted");
    }

    private void cancel() {
        try {
            Objects.requireNonNull(test.closedOnCancel()).close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
