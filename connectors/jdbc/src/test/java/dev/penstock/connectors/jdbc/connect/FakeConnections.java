package dev.penstock.connectors.jdbc.connect;

import dev.penstock.engine.api.spi.NodeTarget;
import java.util.Properties;

/** Connections of a driver that needs no more than user and password. */
final class FakeConnections extends ServerConnections {
    FakeConnections(NodeTarget target, FakeDriver.Connect connect) {
        super(target, new FakeDriver(connect), "jdbc:mysql:");
    }

    @Override
    protected Properties properties() {
        Properties properties = new Properties();
        set(properties, "user", target().profile().username());
        set(properties, "password", target().profile().password());
        return properties;
    }

    @Override
    protected void listen(Properties properties) {
        properties.setProperty("listens", "true");
    }
}
