package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.JdbcFailures;
import dev.penstock.connectors.jdbc.JdbcNodePool;
import dev.penstock.connectors.jdbc.analysis.SqlAnalyser;
import dev.penstock.connectors.jdbc.face.JdbcFace;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.ConnectionTest;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.Gate;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Position;
import dev.penstock.engine.api.spi.ServerProfileChecks;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Connects to PostgreSQL servers. */
public final class PostgresConnector implements ConnectorProvider {
    private static final SqlAnalyser ANALYSER = new SqlAnalyser(new PostgresDialect());
    private static final Set<Capability> CAPABILITIES = Set.copyOf(
            EnumSet.complementOf(EnumSet.of(Capability.DYNAMIC_TYPES, Capability.DOCUMENTS, Capability.CHANGES)));

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
    public Analysis analyse(Statement statement) {
        return ANALYSER.analyse(statement);
    }

    @Override
    public Position position(String text) {
        return PostgresPosition.of(text);
    }

    @Override
    public NodePool open(NodeTarget target) {
        return new JdbcNodePool(target, PostgresDriver::new);
    }

    @Override
    public Optional<PenstockException> named(Throwable thrown, Lease lease) {
        return JdbcFailures.named(thrown, lease);
    }

    @Override
    public void test(NodeTarget target, ConnectionTest test) {
        new PostgresConnectionTest(target, test).run();
    }

    @Override
    public <T> Optional<T> face(Class<T> type, Gate gate) {
        return type == DataSource.class ? Optional.of(type.cast(JdbcFace.dataSource(gate))) : Optional.empty();
    }

    @Override
    public CatalogReader catalog() {
        return new PostgresCatalogReader();
    }
}
