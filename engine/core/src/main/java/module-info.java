/**
 * The runtime behind {@code dev.penstock.engine.api}: pools, router, failover, breakers, cache, access and audit.
 *
 * <ul>
 *   <li>{@code dev.penstock.engine.core}: the engine itself; {@link java.util.ServiceLoader} finds it when a workspace is opened.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.engine.core {
    requires transitive dev.penstock.engine.api;
    requires org.snakeyaml.engine;
    requires com.google.crypto.tink;

    uses dev.penstock.engine.api.spi.AccessDecision;
    uses dev.penstock.engine.api.spi.AuditSink;
    uses dev.penstock.engine.api.spi.ConnectorProvider;
    uses dev.penstock.engine.api.spi.Migrator;
    uses dev.penstock.engine.api.spi.RecorderProvider;

    provides dev.penstock.engine.api.spi.EngineProvider with
            dev.penstock.engine.core.CoreEngineProvider;
}
