package dev.penstock.connectors.postgresql.handshake;

import dev.penstock.connectors.jdbc.connect.HandshakeListener;
import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** TLS with the certificates that the system trusts, reported to the {@link HandshakeListener}. */
public final class HandshakeSystemTls extends DefaultJavaSSLFactory {
    /** The driver creates one for each connection. */
    public HandshakeSystemTls(Properties info) {
        super(info);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        Socket encrypted = super.createSocket(socket, host, port, autoClose);
        HandshakeListener.current().ifPresent(listener -> listener.encrypted(encrypted));
        return encrypted;
    }
}
