/**
 * What the three SQL connectors share: HikariCP under the node pool, and statements over plain JDBC.
 *
 * <ul>
 *   <li>{@link dev.penstock.connectors.jdbc}: pools and statements over plain JDBC.
 *   <li>{@link dev.penstock.connectors.jdbc.face}: the {@code DataSource} whose work passes the engine's gate.
 *   <li>{@link dev.penstock.connectors.jdbc.connect}: opening and testing connections to servers.
 *   <li>{@link dev.penstock.connectors.jdbc.analysis}: what a statement's text does.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.connectors.jdbc {
    requires transitive dev.penstock.engine.api;
    requires com.zaxxer.hikari;

    exports dev.penstock.connectors.jdbc;
    exports dev.penstock.connectors.jdbc.face;
    exports dev.penstock.connectors.jdbc.connect;
    exports dev.penstock.connectors.jdbc.analysis;
}
