/**
 * Everything that is different on PostgreSQL, and nothing that is not.
 *
 * <ul>
 *   <li>{@link dev.penstock.connectors.postgresql}: the PostgreSQL connector.
 *   <li>{@link dev.penstock.connectors.postgresql.handshake}: what the driver creates by class name.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.connectors.postgresql {
    requires dev.penstock.engine.api;
    requires dev.penstock.connectors.jdbc;
    requires org.postgresql.jdbc;
    requires static org.checkerframework.checker.qual;

    exports dev.penstock.connectors.postgresql.handshake to
            org.postgresql.jdbc;

    provides dev.penstock.engine.api.spi.ConnectorProvider with
            dev.penstock.connectors.postgresql.PostgresConnector;
}
