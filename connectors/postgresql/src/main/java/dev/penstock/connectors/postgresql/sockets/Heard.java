package dev.penstock.connectors.postgresql.sockets;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** What can be heard of a connect while the driver makes it: how it is encrypted, and when the login begins. */
public final class Heard {
    /** Who listens to the connect that the current thread is at. */
    public static final ScopedValue<Heard> HERE = ScopedValue.newInstance();

    private final Runnable atLogin;
    private @Nullable SSLSocket encrypted;

    /**
     * Listens.
     *
     * @param atLogin called when the server asks for a proof, each time it does
     */
    public Heard(Runnable atLogin) {
        this.atLogin = atLogin;
    }

    /** Another connection is tried, from the beginning. */
    void anew() {
        encrypted = null;
    }

    /** The connection is to be encrypted. */
    Socket encrypted(Socket socket) {
        encrypted = socket instanceof SSLSocket tls ? tls : null;
        return socket;
    }

    void login() {
        atLogin.run();
    }

    /** How the last connection is encrypted; empty if it is not, or has not come so far. */
    public Optional<SSLSession> session() {
        return Optional.ofNullable(encrypted)
                .map(SSLSocket::getSession)
                .filter(session -> !session.getProtocol().equals("NONE"));
    }

    /** What the server has shown of itself. */
    public static Optional<X509Certificate> certificate(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate shown
                    ? Optional.of(shown)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
