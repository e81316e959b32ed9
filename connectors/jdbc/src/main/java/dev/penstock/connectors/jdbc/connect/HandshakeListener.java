package dev.penstock.connectors.jdbc.connect;

import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Follows one connect while the driver makes it: how the connection is encrypted, and when the login begins. The
 * driver's plug-ins find it by {@link #current()} on the thread that connects. For that thread alone.
 */
public final class HandshakeListener {
    static final ScopedValue<HandshakeListener> CURRENT = ScopedValue.newInstance();

    private final Runnable atLogin;
    private @Nullable SSLSocket encrypted;

    /** @param atLogin called each time the server demands credentials */
    HandshakeListener(Runnable atLogin) {
        this.atLogin = atLogin;
    }

    /** The listener to the connect that the current thread makes; empty if there is none. */
    public static Optional<HandshakeListener> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** A connect begins; what was seen of one before is forgotten. */
    void connecting() {
        encrypted = null;
    }

    /** The connection goes on over this socket, which may still have its TLS handshake before it. */
    public void encrypted(Socket socket) {
        encrypted = socket instanceof SSLSocket tls ? tls : null;
    }

    /** The server demands credentials: TLS is settled. */
    public void loginBegins() {
        atLogin.run();
    }

    /** The TLS session of the last connect; empty if it has none yet. Waits for a handshake that has not ended. */
    Optional<SSLSession> session() {
        return Optional.ofNullable(encrypted)
                .map(SSLSocket::getSession)
                .filter(session -> !session.getProtocol().equals("NONE"));
    }
}
