package dev.penstock.connectors.postgresql.sockets;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/** The driver's own encryption, by the certificates of the profile or by none; told to who listens. */
public final class HeardOwnTrust extends LibPQFactory {
    /** The driver makes one for each connection. */
    public HeardOwnTrust(Properties info) throws PSQLException {
        super(info);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return Heard.HERE.get().encrypted(super.createSocket(socket, host, port, autoClose));
    }
}
