package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.PenstockException;
import java.sql.SQLException;

/** Names what a SQL driver threw. A SQL {@link Lease} unwraps to it. Safe for use by many threads. */
@FunctionalInterface
public interface SqlFailures {

    /** The failure with its code, outcome and advice; the driver's exception is its cause. */
    PenstockException named(SQLException thrown, Intent intent);
}
