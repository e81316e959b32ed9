/**
 * What the three SQL connectors share: HikariCP under the node pool, and statements over plain JDBC.
 *
 * <ul>
 *   <li>{@link dev.penstock.connectors.jdbc}: pools and statements over plain JDBC.
 *   <li>{@link dev.penstock.connectors.jdbc.analysis}: what a statement's text does.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.connectors.jdbc {
    requires transitive dev.penstock.engine.api;
    requires com.zaxxer.hikari;

    exports dev.penstock.connectors.jdbc;
    exports dev.penstock.connectors.jdbc.analysis;
}
