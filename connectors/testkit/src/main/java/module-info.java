/**
 * Real servers, replicas and faults for tests.
 *
 * <ul>
 *   <li>{@code dev.penstock.connectors.testkit}: finds or starts a server for a test, and breaks it on demand.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.connectors.testkit {
    requires transitive dev.penstock.engine.api;
}
