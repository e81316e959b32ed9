/**
 * Meters, digests, server statistics, health, alerts and exposition, with Micrometer inside.
 *
 * <ul>
 *   <li>{@code dev.penstock.monitoring}: the recorder, a service provider, and its targets: Micrometer's meters
 *       for Prometheus, and a ring of seconds for the charts.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.monitoring {
    requires transitive dev.penstock.engine.api;
    requires micrometer.core;
    requires micrometer.registry.prometheus;
    requires io.prometheus.metrics.model;

    exports dev.penstock.monitoring;

    provides dev.penstock.engine.api.spi.RecorderProvider with
            dev.penstock.monitoring.MicrometerRecorderProvider;
}
