package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    /** Longer than any test may take. */
    private static final Duration ENDLESS = Duration.ofDays(1);

    private static final int SILENCE_MILLIS = 100;
    private static final int PATIENCE_MILLIS = 30_000;

    private EchoServer server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer();
        proxy = FaultProxy.before(Ports.HOST, server.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void normal_fromTheBeginning_passesBothWays() throws IOException {
        try (Socket client = connect()) {
            send(client, "hello");

            assertThat(receive(client, 5)).isEqualTo("hello");
            assertThat(proxy.accepted()).isEqualTo(1);
            assertThat(proxy.open()).isEqualTo(1);
        }
    }

    @Test
    void bytes_ofEachDirection_areCountedWhetherForwardedOrNot() throws IOException {
        try (Socket client = connect()) {
            send(client, "hello");
            assertThat(receive(client, 5)).isEqualTo("hello");
            assertThat(proxy.bytesFromServer()).isEqualTo(5);

            proxy.cutAfterBytesToClient(1);
            send(client, "more");

            assertThat(receive(client, 1)).isEqualTo("m");
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThat(proxy.bytesFromClients()).isEqualTo(9);
            assertThat(proxy.bytesFromServer()).isEqualTo(9);
        }
    }

    @Test
    void normal_clientEndsItsSide_serverEndsAndNothingStaysOpen() throws IOException {
        try (Socket client = connect()) {
            send(client, "last");
            client.shutdownOutput();

            assertThat(receive(client, 4)).isEqualTo("last");
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            awaitOpen(0);
        }
    }

    @Test
    void normal_moreThanOneBuffer_arrivesWhole() throws Exception {
        String text = "0123456789".repeat(20_000);
        try (Socket client = connect()) {
            Thread sender = Thread.ofVirtual().start(() -> sendUnchecked(client, text));

            assertThat(receive(client, text.length())).isEqualTo(text);
            sender.join();
        }
    }

    @Test
    void normal_serverGone_connectionIsReset() throws IOException {
        server.close();
        try (Socket client = connect()) {
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void blackHole_openConnection_isSilentAndLosesNothing() throws IOException {
        try (Socket client = connect()) {
            send(client, "a");
            assertThat(receive(client, 1)).isEqualTo("a");

            proxy.blackHole();
            send(client, "bc");
            assertSilent(client);

            proxy.normal();
            assertThat(receive(client, 2)).isEqualTo("bc");
        }
    }

    @Test
    void blackHole_newConnection_isAcceptedAndSilent() throws IOException {
        proxy.blackHole();
        try (Socket client = connect()) {
            send(client, "x");
            assertSilent(client);

            proxy.normal();
            assertThat(receive(client, 1)).isEqualTo("x");
        }
    }

    @Test
    void delay_untilNormal_holdsBack() throws IOException {
        try (Socket client = connect()) {
            proxy.delay(ENDLESS);
            send(client, "x");
            assertSilent(client);

            proxy.normal();
            assertThat(receive(client, 1)).isEqualTo("x");
        }
    }

    @Test
    void delay_short_passesInTheEnd() throws IOException {
        proxy.delay(Duration.ofMillis(1));
        try (Socket client = connect()) {
            send(client, "x");

            assertThat(receive(client, 1)).isEqualTo("x");
        }
    }

    @Test
    void reset_openConnection_breaksAtOnce() throws IOException {
        try (Socket client = connect()) {
            send(client, "x");
            receive(client, 1);

            proxy.reset();

            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
            awaitOpen(0);
        }
    }

    @Test
    void reset_bytesHeldBack_areNotPassedOn() throws IOException {
        try (Socket client = connect()) {
            proxy.blackHole();
            send(client, "x");
            assertSilent(client);

            proxy.reset();

            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void reset_newConnection_breaks() {
        proxy.reset();

        assertThatThrownBy(() -> {
                    try (Socket client = connect()) {
                        client.getInputStream().read();
                    }
                })
                .isInstanceOf(SocketException.class);
        assertThat(proxy.accepted()).isEqualTo(1);
    }

    @Test
    void drop_openConnectionBreaks_andTheNextPasses() throws IOException {
        try (Socket client = connect()) {
            send(client, "x");
            receive(client, 1);

            proxy.drop();

            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        try (Socket next = connect()) {
            send(next, "y");
            assertThat(receive(next, 1)).isEqualTo("y");
        }
    }

    @Test
    void refuse_newConnection_isRefusedAndOpenOneLives() throws IOException {
        try (Socket client = connect()) {
            send(client, "a");
            receive(client, 1);

            proxy.refuse();

            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            send(client, "b");
            assertThat(receive(client, 1)).isEqualTo("b");
        }
    }

    @Test
    void normal_afterRefuse_listensOnTheSamePort() throws IOException {
        int port = proxy.port();
        proxy.refuse();
        proxy.normal();

        try (Socket client = connect()) {
            send(client, "x");

            assertThat(receive(client, 1)).isEqualTo("x");
            assertThat(proxy.port()).isEqualTo(port);
        }
    }

    @Test
    void cutAfterBytesToClient_longAnswer_endsInItsMiddle() throws IOException {
        proxy.cutAfterBytesToClient(3);
        try (Socket client = connect()) {
            send(client, "hello");

            assertThat(receive(client, 3)).isEqualTo("hel");
            assertEnded(client);
        }
    }

    @Test
    void cutAfterBytesToServer_severalPieces_countsThemTogether() throws IOException {
        try (Socket client = connect()) {
            send(client, "free");
            receive(client, 4);
            proxy.cutAfterBytesToServer(3);

            send(client, "ab");
            assertThat(receive(client, 2)).isEqualTo("ab");
            send(client, "cd");

            assertEnded(client);
        }
    }

    @Test
    void close_whileHeldBack_endsConnectionsAndFreesThePort() throws IOException {
        proxy.blackHole();
        try (Socket client = connect()) {
            send(client, "x");
            assertSilent(client);

            proxy.close();

            assertEnded(client);
            assertThat(proxy.open()).isZero();
            assertThat(Ports.isFree(proxy.port())).isTrue();
        }
    }

    @Test
    void close_thenAnyFault_saysThatItIsClosed() {
        proxy.close();

        assertThatThrownBy(proxy::refuse)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void toString_withFault_saysWhereAndWhich() {
        proxy.blackHole();

        assertThat(proxy).asString().contains(Ports.HOST + ":" + proxy.port(), "BlackHole");
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(proxy.host(), proxy.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void sendUnchecked(Socket client, String text) {
        try {
            send(client, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String receive(Socket client, int length) throws IOException {
        return new String(client.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(SILENCE_MILLIS);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(PATIENCE_MILLIS);
    }

    /** The end arrives as an end, or as a reset if the proxy had unread bytes. */
    private static void assertEnded(Socket client) {
        int read;
        try {
            read = client.getInputStream().read();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("still open", e);
        } catch (IOException reset) {
            return;
        }
        assertThat(read).isEqualTo(-1);
    }

    private void awaitOpen(int expected) {
        Waiting.until(expected + " are open", Waiting.MAX_WAIT, () -> proxy.open() == expected);
    }
}
