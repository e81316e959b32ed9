/**
 * Meters, digests, server statistics, health, alerts and exposition, with Micrometer inside.
 *
 * <ul>
 *   <li>{@code dev.penstock.monitoring}: the recorder and what it writes to.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.monitoring {
    requires dev.penstock.engine.api;
    requires micrometer.core;
    requires micrometer.registry.prometheus;
}
