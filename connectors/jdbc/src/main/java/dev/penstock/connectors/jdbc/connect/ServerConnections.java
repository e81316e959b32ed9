package dev.penstock.connectors.jdbc.connect;

import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.NodeTarget;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to one server by its profile. The address and the secrets are resolved at each connect. An engine
 * adds the driver and its properties. Safe for use by many threads.
 */
public abstract class ServerConnections {
    private static final String NO_CONNECTION = "08001";

    private final NodeTarget target;
    private final Driver driver;
    private final String scheme;

    /**
     * Opens connections to one node.
     *
     * @param scheme of the driver's URLs, such as {@code jdbc:postgresql:}
     */
    protected ServerConnections(NodeTarget target, Driver driver, String scheme) {
        this.target = target;
        this.driver = driver;
        this.scheme = scheme;
    }

    /**
     * The driver's properties for one connect, with the secrets in them. The sockets are made by {@link UntimedSockets},
     * and no timeout of the driver is on: the {@link Watch} over the connect is the only limit.
     */
    protected abstract Properties properties();

    /**
     * Changes the properties of one connect so that the driver reports its handshake to
     * {@link HandshakeListener#current()}.
     */
    protected abstract void listen(Properties properties);

    /**
     * Opens a connection.
     *
     * @param limit counted from when the secrets have been resolved
     * @throws SQLException as the driver does; its cause is a {@link SocketTimeoutException} if the limit has passed
     */
    public final Connection open(Duration limit) throws SQLException {
        Properties properties = properties();
        try (Watch watch = new Watch(limit)) {
            Connection connection = connect(watch, properties);
            if (!watch.done()) {
                throw late(null);
            }
            return connection;
        }
    }

    /** Opens a connection that a listener follows. The watch goes on counting if this succeeds. */
    final Connection open(Watch watch, HandshakeListener listener) throws SQLException {
        Properties properties = properties();
        listen(properties);
        return ScopedValue.where(HandshakeListener.CURRENT, listener).call(() -> connect(watch, properties));
    }

    private Connection connect(Watch watch, Properties properties) throws SQLException {
        Connection connection;
        try (Secret url = url()) {
            connection =
                    ScopedValue.where(UntimedSockets.WATCH, watch).call(() -> driver.connect(url.reveal(), properties));
        } catch (SQLException e) {
            if (!watch.done()) {
                throw late(e);
            }
            throw e;
        }
        if (connection == null) {
            throw new SQLException(
                    "The driver does not take the URL " + target.address().display(), NO_CONNECTION);
        }
        return connection;
    }

    private static SQLException late(@Nullable SQLException cause) {
        SQLException late =
                new SQLException("It took too long", NO_CONNECTION, new SocketTimeoutException("It took too long"));
        if (cause != null) {
            late.addSuppressed(cause);
        }
        return late;
    }

    private Secret url() {
        return switch (target.address()) {
            case NodeAddress.Host host ->
                Secret.of(scheme + "//" + host.display() + "/"
                        + encoded(target.profile().databaseName()));
            case NodeAddress.Url url -> url.url().resolve(target.secrets());
            case NodeAddress.File file ->
                throw new IllegalArgumentException(file.display() + " is a file, and "
                        + target.profile().engine().title() + " is a server");
        };
    }

    private static String encoded(@Nullable String name) {
        return name == null
                ? ""
                : URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Sets a property to a value of the profile, its secrets resolved; does nothing if the profile has none. */
    protected final void set(Properties properties, String name, @Nullable Template value) {
        if (value != null) {
            try (Secret resolved = value.resolve(target.secrets())) {
                properties.setProperty(name, resolved.reveal());
            }
        }
    }

    /** The node to connect to. */
    protected final NodeTarget target() {
        return target;
    }
}
