/**
 * Everything that is different on PostgreSQL, and nothing that is not.
 *
 * <ul>
 *   <li>{@code dev.penstock.connectors.postgresql}: the PostgreSQL connector.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.connectors.postgresql {
    requires dev.penstock.engine.api;
    requires dev.penstock.connectors.jdbc;
    requires org.postgresql.jdbc;
}
