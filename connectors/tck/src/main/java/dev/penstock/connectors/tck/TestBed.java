package dev.penstock.connectors.tck;

import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodeTarget;

/** One engine's real server, and the words it is spoken to in. Each test opens one of its own and closes it. */
public interface TestBed extends AutoCloseable {

    /** What is tested. */
    ConnectorProvider connector();

    /** A node with an empty database that nobody else uses; the same node and database at each call. */
    NodeTarget target();

    /** A node like that one which cannot be reached, and says so at once. */
    NodeTarget unreachable();

    /** The texts that differ. */
    Texts texts();

    /** Takes the database away. */
    @Override
    void close();
}
