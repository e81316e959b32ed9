package dev.penstock.connectors.jdbc.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile.Tls.Mode;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.NodeTarget;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the failures of all engines have in common; the engines' own tests have real servers. */
class ConnectFailuresTest {
    private static PenstockException of(Exception failure) {
        return new FakeFailures(Nodes.host(Mode.PREFER)).of(failure);
    }

    /** As drivers do: the network's failure is the cause of their own. */
    private static SQLException wrapped(IOException cause) {
        return new SQLException("Communications link failure", "08S01", new IOException("Wrapped", cause));
    }

    static Stream<Arguments> network() {
        return Stream.of(
                Arguments.of(
                        new UnknownHostException("db1"),
                        ErrorCode.HOST_UNKNOWN,
                        "No address is known for the host of db1:3306"),
                Arguments.of(
                        new SocketTimeoutException("Connect timed out"),
                        ErrorCode.CONNECT_TIMEOUT,
                        "db1:3306 did not answer in time"),
                Arguments.of(
                        new ConnectException("Connection timed out"),
                        ErrorCode.CONNECT_TIMEOUT,
                        "db1:3306 did not answer in time"),
                Arguments.of(
                        new ConnectException("Connection refused"),
                        ErrorCode.CONNECT_REFUSED,
                        "Nothing listens at db1:3306"),
                Arguments.of(
                        new SSLHandshakeException("PKIX path building failed"),
                        ErrorCode.TLS_FAILED,
                        "No TLS connection to db1:3306: PKIX path building failed"),
                Arguments.of(
                        new SocketException("Connection reset"),
                        ErrorCode.CONNECT_FAILED,
                        "db1:3306 cannot be connected to: the connection was closed before the login had ended"),
                Arguments.of(
                        new SocketException("Broken pipe"),
                        ErrorCode.CONNECT_FAILED,
                        "db1:3306 cannot be connected to: the connection was closed before the login had ended"),
                Arguments.of(
                        new EOFException(),
                        ErrorCode.CONNECT_FAILED,
                        "db1:3306 cannot be connected to: the connection was closed before the login had ended"),
                Arguments.of(
                        new NoRouteToHostException("No route to host"),
                        ErrorCode.CONNECT_FAILED,
                        "db1:3306 cannot be connected to: Communications link failure"));
    }

    @ParameterizedTest
    @MethodSource("network")
    void networkFailure_isExplainedByItsCause(IOException cause, ErrorCode code, String summary) {
        SQLException thrown = wrapped(cause);

        PenstockException failure = of(thrown);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.summary()).isEqualTo(summary);
        assertThat(failure.getCause()).isSameAs(thrown);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.diagnosis().database()).isEqualTo("orders");
        assertThat(failure.diagnosis().node()).isEqualTo("db1:3306");
        assertThat(failure.diagnosis().sqlState()).isEqualTo("08S01");
        assertThat(failure.diagnosis().advice()).endsWith(".");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        FakeFailures.REJECTED,
                        ErrorCode.LOGIN_REJECTED,
                        "db1:3306 rejected user 'app': No",
                        "Correct the password."),
                Arguments.of(
                        FakeFailures.TLS_REQUIRED,
                        ErrorCode.TLS_REQUIRED,
                        "db1:3306 takes no connection without TLS: No",
                        "Set tls.mode of database 'orders' to require, or stricter."),
                Arguments.of(
                        FakeFailures.NO_DATABASE,
                        ErrorCode.NO_SUCH_DATABASE,
                        "db1:3306 has no such database: No",
                        "Correct 'name' of database 'orders', or create it on the server."),
                Arguments.of(
                        FakeFailures.SHUTDOWN,
                        ErrorCode.SERVER_STARTING,
                        "db1:3306 takes no connections at the moment: No",
                        "Wait until the server has started, and try again; start it if it has been shut down."),
                Arguments.of(
                        FakeFailures.TOO_MANY,
                        ErrorCode.TOO_MANY_CONNECTIONS,
                        "db1:3306 takes no more connections: No",
                        "Lower pool.max of its clients, or raise max_connections on the server."),
                Arguments.of(
                        FakeFailures.OTHER,
                        ErrorCode.CONNECT_FAILED,
                        "db1:3306 refused the connection: No",
                        "Allow this host."),
                Arguments.of(
                        9999,
                        ErrorCode.CONNECT_FAILED,
                        "db1:3306 refused the connection: No",
                        "Look into the server's log."));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void serverError_comesBeforeItsCause(int vendorCode, ErrorCode code, String summary, String advice) {
        PenstockException failure =
                of(new SQLException("No.", "HY000", vendorCode, new SocketException("Connection reset")));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.summary()).isEqualTo(summary);
        assertThat(failure.diagnosis().advice()).isEqualTo(advice);
    }

    @Test
    void driverFailure_isExplainedByTheEngine() {
        PenstockException noTls = of(new SQLException("No", FakeFailures.NO_TLS));
        PenstockException verifying =
                new FakeFailures(Nodes.host(Mode.VERIFY_CA)).of(new SQLException("No", FakeFailures.NO_TLS));

        assertThat(noTls.code()).isEqualTo(ErrorCode.TLS_FAILED);
        assertThat(noTls.summary()).isEqualTo("db1:3306 does not support TLS");
        assertThat(verifying.summary()).isEqualTo("No TLS connection to db1:3306: TLS is off");
        assertThat(of(new SQLException("It is empty.", FakeFailures.NO_PASSWORD))
                        .summary())
                .isEqualTo("db1:3306 demands a password for user 'app': It is empty");
    }

    @Test
    void missingPassword_orUser_isNamed() {
        NodeTarget anonymous =
                Nodes.node(Nodes.HOST, "shop", null, null, Mode.PREFER, reference -> Secret.of(Nodes.PASSWORD));

        PenstockException failure = new FakeFailures(anonymous).of(new SQLException("No", FakeFailures.NO_PASSWORD));

        assertThat(failure.code()).isEqualTo(ErrorCode.LOGIN_REJECTED);
        assertThat(failure.summary())
                .isEqualTo("db1:3306 demands a password for the login: the profile has no password");
        assertThat(failure.diagnosis().advice())
                .isEqualTo("Give database 'orders' a 'password', such as ${secret:orders/password}.");
    }

    @Test
    void badUrl_hidesTheDriversMessage() {
        NodeAddress url = new NodeAddress.Url(new Template("jdbc:mysql:/db1"));

        PenstockException failure = new FakeFailures(Nodes.at(url))
                .of(new SQLException("Bad jdbc:mysql:/db1?password=" + Nodes.PASSWORD, FakeFailures.BAD_URL));

        assertThat(failure.summary()).isEqualTo("The driver does not understand the URL jdbc:mysql:/db1");
        assertThat(failure.diagnosis().advice()).isEqualTo("Write jdbc:mysql://host:3306/name.");
        assertThat(failure.getCause()).isNull();
    }

    @Test
    void unknownFailure_repeatsTheDriversMessage() {
        PenstockException failure = of(new IllegalStateException("Protocol error."));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONNECT_FAILED);
        assertThat(failure.summary()).isEqualTo("db1:3306 cannot be connected to: Protocol error");
        assertThat(failure.diagnosis().advice())
                .isEqualTo("Check that a MySQL server is what listens there, and look into its log.");
    }

    @Test
    void ourOwnFailure_isReturnedAsItIs() {
        PenstockException ours = of(new IllegalStateException("No"));

        assertThat(of(ours)).isSameAs(ours);
    }
}
