package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.JdbcNodePool;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.ConnectionTest;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.ServerProfileChecks;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Connects to PostgreSQL servers. */
public final class PostgresConnector implements ConnectorProvider {
    private static final Set<Capability> CAPABILITIES =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(Capability.DYNAMIC_TYPES)));

    @Override
    public EngineKind engine() {
        return EngineKind.POSTGRESQL;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Problem> check(Profile profile) {
        return ServerProfileChecks.problems(profile, List.of(PostgresConnections.SCHEME), PostgresConnections.EXAMPLE);
    }

    @Override
    public NodePool open(NodeTarget target) {
        return new JdbcNodePool(target, new PostgresDriver(target));
    }

    @Override
    public void test(NodeTarget target, ConnectionTest test) {
        new PostgresConnectionTest(target, test).run();
    }

    @Override
    public CatalogReader catalog() {
        return new PostgresCatalogReader();
    }
}
