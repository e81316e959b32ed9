package dev.penstock.connectors.jdbc.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.SocketFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class UntimedSocketsTest {
    private final SocketFactory sockets = new UntimedSockets();

    @Test
    void createSocket_underAWatch_isClosedByIt() throws Exception {
        try (Watch watch = new Watch(Duration.ofMillis(1));
                Socket socket = ScopedValue.where(UntimedSockets.WATCH, watch).call(sockets::createSocket);
                Socket other = sockets.createSocket()) {
            while (!socket.isClosed()) {
                Thread.onSpinWait();
            }
            assertThat(other.isClosed()).isFalse();
            assertThat(other.isConnected()).isFalse();
        }
    }

    @Test
    void createSocket_underAListener_beginsAnotherConnect() throws Exception {
        HandshakeListener listener = new HandshakeListener(() -> {});
        listener.encrypted(new FakeTlsSocket(FakeTls.session("TLSv1.3", null)));
        assertThat(listener.session()).isPresent();

        ScopedValue.where(HandshakeListener.CURRENT, listener)
                .call(sockets::createSocket)
                .close();

        assertThat(listener.session()).isEmpty();
    }

    @Test
    void createSocket_connected_isRefused() {
        InetAddress here = InetAddress.getLoopbackAddress();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> sockets.createSocket("localhost", 1),
                () -> sockets.createSocket("localhost", 1, here, 0),
                () -> sockets.createSocket(here, 1),
                () -> sockets.createSocket(here, 1, here, 0))) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(call);
        }
    }
}
