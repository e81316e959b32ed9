package dev.penstock.connectors.postgresql.sockets;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** Encryption by the certificates that the system trusts; told to who listens. */
public final class HeardSystemTrust extends DefaultJavaSSLFactory {
    /** The driver makes one for each connection. */
    public HeardSystemTrust(Properties info) {
        super(info);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return Heard.HERE.get().encrypted(super.createSocket(socket, host, port, autoClose));
    }
}
