package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.Memory;
import dev.penstock.connectors.postgresql.sockets.Heard;
import dev.penstock.connectors.postgresql.sockets.HeardLogin;
import dev.penstock.connectors.postgresql.sockets.HeardOwnTrust;
import dev.penstock.connectors.postgresql.sockets.HeardSystemTrust;
import dev.penstock.connectors.postgresql.sockets.UntimedSockets;
import dev.penstock.connectors.postgresql.sockets.Watch;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.NodeTarget;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.core.Oid;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** Opens connections by a profile; secrets are resolved for each. */
final class PostgresDial {
    static final String SCHEME = "jdbc:postgresql:";

    private static final Driver DRIVER = new Driver();
    private static final String CANCEL_SECONDS = "2";

    private final NodeTarget target;

    PostgresDial(NodeTarget target) {
        this.target = target;
    }

    Connection open(Duration limit) throws SQLException {
        Properties properties = properties();
        try (Watch watch = new Watch(limit)) {
            Connection connection = connect(watch, properties);
            if (!watch.done()) {
                throw late(null);
            }
            return connection;
        }
    }

    /**
     * Opens one with somebody listening.
     *
     * @param watch goes on counting
     */
    Connection open(Watch watch, Heard heard) throws SQLException {
        Properties properties = properties();
        boolean system = PGProperty.SSL_FACTORY.isPresent(properties);
        Class<?> factory = system ? HeardSystemTrust.class : HeardOwnTrust.class;
        PGProperty.SSL_FACTORY.set(properties, factory.getName());
        PGProperty.AUTHENTICATION_PLUGIN_CLASS_NAME.set(properties, HeardLogin.class.getName());
        return ScopedValue.where(Heard.HERE, heard).call(() -> connect(watch, properties));
    }

    private Connection connect(Watch watch, Properties properties) throws SQLException {
        Connection connection;
        try (Secret url = url()) {
            connection =
                    ScopedValue.where(UntimedSockets.WATCH, watch).call(() -> DRIVER.connect(url.reveal(), properties));
        } catch (SQLException e) {
            if (!watch.done()) {
                throw late(e);
            }
            throw e;
        }
        if (connection == null) {
            throw new SQLException(
                    "The driver does not take the URL " + target.address().display(), "08001");
        }
        return connection;
    }

    private static SQLException late(@Nullable SQLException cause) {
        SQLException late =
                new SQLException("It took too long", "08001", new SocketTimeoutException("It took too long"));
        if (cause != null) {
            late.addSuppressed(cause);
        }
        return late;
    }

    private Secret url() {
        return switch (target.address()) {
            case NodeAddress.Host host ->
                Secret.of(SCHEME + "//" + host.display() + "/"
                        + encoded(target.profile().databaseName()));
            case NodeAddress.Url url -> url.url().resolve(target.secrets());
            case NodeAddress.File file ->
                throw new IllegalArgumentException(file.display() + " is a file, and PostgreSQL is a server");
        };
    }

    private static String encoded(@Nullable String name) {
        return name == null
                ? ""
                : URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Properties properties() {
        Profile profile = target.profile();
        Properties properties = new Properties();
        set(properties, PGProperty.USER, profile.username());
        set(properties, PGProperty.PASSWORD, profile.password());
        PGProperty.SOCKET_FACTORY.set(properties, UntimedSockets.class.getName());
        PGProperty.CONNECT_TIMEOUT.set(properties, "0");
        PGProperty.SSL_RESPONSE_TIMEOUT.set(properties, "0");
        PGProperty.CANCEL_SIGNAL_TIMEOUT.set(properties, CANCEL_SECONDS);
        PGProperty.APPLICATION_NAME.set(properties, "penstock");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "9.4");
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        // a cell's text must be the server's own, and a binary cell has none
        PGProperty.BINARY_TRANSFER.set(properties, false);
        // the driver asks for these two in binary in any case
        PGProperty.BINARY_TRANSFER_DISABLE.set(properties, Oid.POINT + "," + Oid.BOX);
        PGProperty.MAX_RESULT_BUFFER.set(properties, Long.toString(Memory.wholeResult()));
        tls(properties, profile.tls());
        return properties;
    }

    private void set(Properties properties, PGProperty property, @Nullable Template value) {
        if (value != null) {
            try (Secret resolved = value.resolve(target.secrets())) {
                property.set(properties, resolved.reveal());
            }
        }
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
}
