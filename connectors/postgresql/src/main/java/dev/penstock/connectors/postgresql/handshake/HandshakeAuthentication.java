package dev.penstock.connectors.postgresql.handshake;

import dev.penstock.connectors.jdbc.connect.HandshakeListener;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;

/** Returns the password of the properties, and reports the begin of the login to the {@link HandshakeListener}. */
public final class HandshakeAuthentication implements AuthenticationPlugin {
    private final Properties info;

    /** The driver creates one for each login. */
    public HandshakeAuthentication(Properties info) {
        this.info = info;
    }

    @Override
    public char @Nullable [] getPassword(AuthenticationRequestType type) {
        HandshakeListener.current().ifPresent(HandshakeListener::loginBegins);
        String password = PGProperty.PASSWORD.getOrDefault(info);
        return password == null ? null : password.toCharArray();
    }
}
