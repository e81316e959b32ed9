package dev.penstock.connectors.postgresql.sockets;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Plain sockets without a timeout: a {@link Watch} ends those that wait too long. */
public final class UntimedSockets extends SocketFactory {
    /** The watch over the connect that the current thread is at. */
    public static final ScopedValue<Watch> WATCH = ScopedValue.newInstance();

    /** The driver makes one for each connection. */
    public UntimedSockets() {}

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        if (WATCH.isBound()) {
            WATCH.get().watch(socket);
        }
        if (Heard.HERE.isBound()) {
            Heard.HERE.get().anew();
        }
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
