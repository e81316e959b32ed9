package dev.penstock.connectors.jdbc.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile.Tls.Mode;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.spi.NodeTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ServerConnectionsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Connection connection = new FakeConnection().connection();

    @Test
    void host_becomesAUrl_withTheSecretsResolvedAtEachConnect() throws SQLException {
        List<String> urls = new ArrayList<>();
        List<Properties> all = new ArrayList<>();
        AtomicInteger resolved = new AtomicInteger();
        NodeTarget target = Nodes.node(
                Nodes.HOST,
                "no such ü",
                "app",
                "${secret:orders/app}",
                Mode.DISABLE,
                reference -> Secret.of("secret " + resolved.incrementAndGet()));
        ServerConnections connections = new FakeConnections(target, (url, properties) -> {
            urls.add(url);
            all.add(properties);
            return connection;
        });

        assertThat(connections.open(LONG)).isSameAs(connection);
        connections.open(LONG);

        assertThat(urls).containsOnly("jdbc:mysql://db1:3306/no%20such%20%C3%BC");
        assertThat(all).extracting(each -> each.getProperty("user")).containsExactly("app", "app");
        assertThat(all).extracting(each -> each.getProperty("password")).containsExactly("secret 1", "secret 2");
        assertThat(all).extracting(each -> each.getProperty("listens")).containsOnlyNulls();
    }

    @Test
    void profileWithoutNameAndLogin_leavesThemOut() throws SQLException {
        NodeTarget bare =
                Nodes.node(Nodes.HOST, null, null, null, Mode.DISABLE, reference -> Secret.of(reference.toString()));
        List<Object> seen = new ArrayList<>();

        new FakeConnections(bare, (url, properties) -> {
                    seen.add(url);
                    seen.add(properties);
                    return connection;
                })
                .open(LONG);

        assertThat(seen).containsExactly("jdbc:mysql://db1:3306/", new Properties());
    }

    @Test
    void url_isPassedToTheDriverWithItsReferencesResolved() throws SQLException {
        List<String> urls = new ArrayList<>();

        new FakeConnections(Nodes.url("jdbc:mysql://db1/shop?password=${secret:orders/app}"), (url, properties) -> {
                    urls.add(url);
                    return connection;
                })
                .open(LONG);

        assertThat(urls).containsExactly("jdbc:mysql://db1/shop?password=" + Nodes.PASSWORD);
    }

    @Test
    void url_driverDoesNotTakeIt_isNamedAsDisplayed() {
        SQLException failure = failure(Nodes.url("jdbc:other:${secret:orders/app}"), LONG, (url, properties) -> null);

        assertThat(failure.getMessage()).isEqualTo("The driver does not take the URL jdbc:other:${secret:orders/app}");
        assertThat(failure.getSQLState()).isEqualTo("08001");
    }

    @Test
    void file_isRefused() {
        NodeTarget file = Nodes.at(new NodeAddress.File(Path.of("/a.db")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FakeConnections(file, (url, properties) -> connection).open(LONG))
                .withMessage("/a.db is a file, and MySQL is a server");
    }

    @Test
    void driverFails_inTime_failureIsTheDrivers() {
        SQLException thrown = new SQLException("No", "28000");

        assertThat((Throwable) failure(Nodes.host(Mode.DISABLE), LONG, (url, properties) -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    @Test
    void silentServer_socketIsClosedAtTheLimit_andTheFailureIsATimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            SQLException failure =
                    failure(Nodes.host(Mode.DISABLE), Duration.ofMillis(100), (url, properties) -> read(silent));

            assertThat(failure.getCause()).isInstanceOf(SocketTimeoutException.class);
            assertThat(failure.getSuppressed()).singleElement().isInstanceOf(SQLException.class);
        }
    }

    private static Connection read(ServerSocket server) throws SQLException {
        try (Socket socket = new UntimedSockets().createSocket()) {
            socket.connect(server.getLocalSocketAddress());
            throw new AssertionError(
                    "The server is silent, and sent " + socket.getInputStream().read());
        } catch (IOException e) {
            throw new SQLException("Communications link failure", "08S01", e);
        }
    }

    @Test
    void driverReturns_afterTheLimit_failureIsATimeout() {
        SQLException failure = failure(Nodes.host(Mode.DISABLE), SHORT, (url, properties) -> {
            Socket socket = new UntimedSockets().createSocket();
            while (!socket.isClosed()) {
                Thread.onSpinWait();
            }
            return connection;
        });

        assertThat(failure.getCause()).isInstanceOf(SocketTimeoutException.class);
        assertThat(failure.getSuppressed()).isEmpty();
    }

    private static SQLException failure(NodeTarget target, Duration limit, FakeDriver.Connect connect) {
        return catchThrowableOfType(SQLException.class, () -> new FakeConnections(target, connect).open(limit));
    }

    @Test
    void listener_isBoundToTheConnectingThread_andTheDriverListens() throws SQLException {
        HandshakeListener listener = new HandshakeListener(() -> {});
        List<Object> seen = new ArrayList<>();

        try (Watch watch = new Watch(LONG)) {
            new FakeConnections(Nodes.host(Mode.DISABLE), (url, properties) -> {
                        seen.add(HandshakeListener.current().orElseThrow());
                        seen.add(properties.getProperty("listens"));
                        return connection;
                    })
                    .open(watch, listener);

            assertThat(watch.done()).isTrue();
        }
        assertThat(seen).containsExactly(listener, "true");
        assertThat(HandshakeListener.current()).isEmpty();
    }
}
