package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.spi.RowCursor;

/** A cursor of a JDBC lease, for connectors whose driver must not be called on every thread. */
public interface BufferedCursor extends RowCursor {

    /** Whether the next read takes its rows from memory and does not call the driver. */
    boolean buffered();

    /** Whether the driver holds nothing for it any more, so that its close does not call the driver. */
    boolean ended();
}
