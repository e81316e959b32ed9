/**
 * Real servers, replicas and faults for tests.
 *
 * <ul>
 *   <li>{@code dev.penstock.connectors.testkit}: finds or starts a server for a test, and injects faults on demand.
 *       Supports PostgreSQL and SQLite; MySQL and MongoDB follow with their connectors.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.connectors.testkit {
    requires transitive java.sql;
    requires embedded.postgres;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;
    requires testcontainers;
    requires static org.jspecify;

    exports dev.penstock.connectors.testkit;
}
