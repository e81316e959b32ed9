package dev.penstock.connectors.postgresql.sockets;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;

/** Gives the password of the properties; when it is asked for is told to who listens. */
public final class HeardLogin implements AuthenticationPlugin {
    private final Properties info;

    /** The driver makes one for each login. */
    public HeardLogin(Properties info) {
        this.info = info;
    }

    @Override
    public char @Nullable [] getPassword(AuthenticationRequestType type) {
        Heard.HERE.get().login();
        String password = PGProperty.PASSWORD.getOrDefault(info);
        return password == null ? null : password.toCharArray();
    }
}
