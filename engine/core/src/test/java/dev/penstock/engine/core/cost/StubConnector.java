package dev.penstock.engine.core.cost;

import dev.penstock.connectors.jdbc.JdbcNodePool;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connector without a server, found as a service in place of MySQL's. A database named {@code stub} is answered by the
 * pool itself, any other by the JDBC pool over a driver that answers.
 */
public final class StubConnector implements ConnectorProvider {
    private static volatile @Nullable NodePool jdbc;

    /** As services are made. */
    public StubConnector() {}

    @Override
    public EngineKind engine() {
        return EngineKind.MYSQL;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.SQL);
    }

    @Override
    public List<Problem> check(Profile profile) {
        return List.of();
    }

    @Override
    public NodePool open(NodeTarget target) {
        if (target.database().equals("stub")) {
            return new StubPool();
        }
        NodePool pool = new JdbcNodePool(target, new StubDriver());
        jdbc = pool;
        return pool;
    }

    /** The JDBC pool that was opened last, for what is measured without the engine around it. */
    static NodePool jdbc() {
        return Objects.requireNonNull(jdbc, "no engine is open");
    }

    @Override
    public CatalogReader catalog() {
        return Filled.of(NoCatalog.class);
    }

    abstract static class NoCatalog implements CatalogReader {}
}
