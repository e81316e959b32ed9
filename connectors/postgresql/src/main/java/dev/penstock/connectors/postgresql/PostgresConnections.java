package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.Memory;
import dev.penstock.connectors.jdbc.connect.ServerConnections;
import dev.penstock.connectors.jdbc.connect.UntimedSockets;
import dev.penstock.connectors.postgresql.handshake.HandshakeAuthentication;
import dev.penstock.connectors.postgresql.handshake.HandshakeSystemTls;
import dev.penstock.connectors.postgresql.handshake.HandshakeTls;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.spi.NodeTarget;
import java.util.Locale;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.core.Oid;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** Opens connections to one PostgreSQL server. */
final class PostgresConnections extends ServerConnections {
    static final String SCHEME = "jdbc:postgresql:";
    static final String EXAMPLE = SCHEME + "//host:5432/name";

    private static final Driver DRIVER = new Driver();
    private static final String CANCEL_SECONDS = "2";

    PostgresConnections(NodeTarget target) {
        super(target, DRIVER, SCHEME);
    }

    @Override
    protected Properties properties() {
        Profile profile = target().profile();
        Properties properties = new Properties();
        set(properties, PGProperty.USER.getName(), profile.username());
        set(properties, PGProperty.PASSWORD.getName(), profile.password());
        PGProperty.SOCKET_FACTORY.set(properties, UntimedSockets.class.getName());
        PGProperty.CONNECT_TIMEOUT.set(properties, "0");
        PGProperty.SSL_RESPONSE_TIMEOUT.set(properties, "0");
        PGProperty.CANCEL_SIGNAL_TIMEOUT.set(properties, CANCEL_SECONDS);
        PGProperty.APPLICATION_NAME.set(properties, "penstock");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "9.4");
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        // the text of a cell must be the server's own, and a binary cell has none
        PGProperty.BINARY_TRANSFER.set(properties, false);
        // the driver requests these two in binary in any case
        PGProperty.BINARY_TRANSFER_DISABLE.set(properties, Oid.POINT + "," + Oid.BOX);
        // the server infers the type of a text value, as it does for a literal
        PGProperty.STRING_TYPE.set(properties, "unspecified");
        PGProperty.MAX_RESULT_BUFFER.set(properties, Long.toString(Memory.wholeResult()));
        tls(properties, profile.tls());
        return properties;
    }

    private static void tls(Properties properties, Profile.Tls tls) {
        String mode = tls.mode().name().toLowerCase(Locale.ROOT).replace('_', '-');
        PGProperty.SSL_MODE.set(properties, mode);
        boolean verifies = tls.mode().compareTo(Profile.Tls.Mode.VERIFY_CA) >= 0;
        if (tls.ca() != null) {
            PGProperty.SSL_ROOT_CERT.set(properties, tls.ca().toString());
        } else if (verifies) {
            // the driver's own default is a file in the user's home, not the certificates of the system
            PGProperty.SSL_FACTORY.set(properties, DefaultJavaSSLFactory.class.getName());
        }
    }

    @Override
    protected void listen(Properties properties) {
        boolean system = PGProperty.SSL_FACTORY.isPresent(properties);
        Class<?> factory = system ? HandshakeSystemTls.class : HandshakeTls.class;
        PGProperty.SSL_FACTORY.set(properties, factory.getName());
        PGProperty.AUTHENTICATION_PLUGIN_CLASS_NAME.set(properties, HandshakeAuthentication.class.getName());
    }
}
