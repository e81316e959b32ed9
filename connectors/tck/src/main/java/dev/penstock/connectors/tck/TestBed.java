package dev.penstock.connectors.tck;

import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodeTarget;

/** One engine's server, and the statements in its language. Each test opens a bed of its own and closes it. */
public interface TestBed extends AutoCloseable {

    /** What is tested. */
    ConnectorProvider connector();

    /** A node with an empty database that no other test uses; the same node and database at each call. */
    NodeTarget target();

    /** A node like that one which cannot be reached, and says so at once. */
    NodeTarget unreachable();

    /** The statements of the themes for all engines. */
    TestStatements statements();

    /** Removes the database. */
    @Override
    void close();
}
