package dev.penstock.connectors.jdbc.face;

import dev.penstock.engine.api.spi.Gate;
import javax.sql.DataSource;

/**
 * JDBC over a gate. Every call that reaches a server is an operation of the engine: analysed, authorized, admitted, metered,
 * audited, with a true outcome. A SQL connector returns it from
 * {@link dev.penstock.engine.api.spi.ConnectorProvider#face}.
 *
 * <p>A connection checks out at its first operation and keeps that connection until it closes. Neither
 * {@code createStatement} nor {@code prepareStatement} reaches a server: the driver's statement is made when it runs, and
 * what was set before is recorded. Nothing leads around the gate: {@code unwrap} hands out our own objects alone, result
 * sets are read-only, and what leads from one object to another, such as {@code Statement.getConnection}, stays inside.
 *
 * <p>The lease must unwrap to {@link dev.penstock.connectors.jdbc.JdbcSession}.
 */
public final class JdbcFace {
    private JdbcFace() {}

    /**
     * A DataSource whose connections work through the gate. Safe for use by many threads; its connections are for one
     * thread at a time, but for {@code Statement.cancel} and {@code Connection.abort}.
     */
    public static DataSource dataSource(Gate gate) {
        return new GatedDataSource(gate);
    }
}
