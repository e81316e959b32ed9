package dev.penstock.connectors.postgresql.handshake;

import dev.penstock.connectors.jdbc.connect.HandshakeListener;
import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/** The driver's own TLS, with the certificates of the profile or none, reported to the {@link HandshakeListener}. */
public final class HandshakeTls extends LibPQFactory {
    /** The driver creates one for each connection. */
    public HandshakeTls(Properties info) throws PSQLException {
        super(info);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        Socket encrypted = super.createSocket(socket, host, port, autoClose);
        HandshakeListener.current().ifPresent(listener -> listener.encrypted(encrypted));
        return encrypted;
    }
}
