package dev.penstock.connectors.jdbc;

import dev.penstock.connectors.jdbc.analysis.SqlAnalyser;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A connector over {@link PlainPostgres}. */
final class PlainConnector implements ConnectorProvider {
    private final Function<NodeTarget, SqlDriver> drivers;

    PlainConnector() {
        this(PlainPostgres::new);
    }

    /** Over drivers that differ from {@link PlainPostgres} in some way. */
    PlainConnector(Function<NodeTarget, SqlDriver> drivers) {
        this.drivers = drivers;
    }

    @Override
    public EngineKind engine() {
        return EngineKind.POSTGRESQL;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(
                EnumSet.of(Capability.DYNAMIC_TYPES, Capability.DOCUMENTS, Capability.CHANGES, Capability.POSITIONS));
    }

    @Override
    public List<Problem> check(Profile profile) {
        return List.of();
    }

    @Override
    public Analysis analyse(Statement statement) {
        return new SqlAnalyser(new PlainDialect(EngineKind.POSTGRESQL)).analyse(statement);
    }

    @Override
    public NodePool open(NodeTarget target) {
        return new JdbcNodePool(target, drivers);
    }

    @Override
    public CatalogReader catalog() {
        throw new UnsupportedOperationException("Catalogs are the connectors' own");
    }
}
