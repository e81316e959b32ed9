/**
 * The tests that every connector must pass.
 *
 * <ul>
 *   <li>{@code dev.penstock.connectors.tck}: one kit of tests, which each connector runs on itself.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.connectors.tck {
    requires transitive dev.penstock.engine.api;
}
