package dev.penstock.connectors.jdbc.connect;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Plain sockets without a timeout, for a driver that connects them itself. The {@link Watch} over the connect closes a
 * socket that waits too long. A driver with a socket factory interface of its own calls {@link #createSocket()}.
 */
public final class UntimedSockets extends SocketFactory {
    static final ScopedValue<Watch> WATCH = ScopedValue.newInstance();

    /** For drivers that create their factory by its class name. */
    public UntimedSockets() {}

    /** A socket that is not connected. The watch and the listener of the current thread, if any, follow it. */
    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        if (WATCH.isBound()) {
            WATCH.get().watch(socket);
        }
        HandshakeListener.current().ifPresent(HandshakeListener::connecting);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw connected();
    }

    private static UnsupportedOperationException connected() {
        return new UnsupportedOperationException("The driver connects its sockets itself");
    }
}
