package dev.penstock.connectors.jdbc.face;

import dev.penstock.connectors.jdbc.JdbcFailures;
import dev.penstock.connectors.jdbc.JdbcNodePool;
import dev.penstock.connectors.jdbc.PlainDialect;
import dev.penstock.connectors.jdbc.analysis.SqlAnalyser;
import dev.penstock.connectors.tck.datasource.LeaseGate;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A face over {@link FakeJdbc}, through a real pool and its leases. */
final class FakeFace implements AutoCloseable {
    final FakeDriver driver = new FakeDriver();
    final FakeJdbc jdbc = driver.jdbc;
    final NodePool pool;
    final LeaseGate gate;

    FakeFace() {
        NodeAddress address = new NodeAddress.Host("fake", 1);
        Profile profile = Profile.builder("orders", EngineKind.POSTGRESQL)
                .nodes(address)
                .pool(new Profile.Pool(0, 1, Duration.ofSeconds(5)))
                .build();
        NodeTarget target = new NodeTarget("orders", "fake:1", address, profile, reference -> Secret.of("none"));
        FakeConnector connector = new FakeConnector();
        pool = connector.open(target);
        gate = new LeaseGate(connector, pool, profile);
    }

    GatedConnection connect() throws SQLException {
        return (GatedConnection) JdbcFace.dataSource(gate).getConnection();
    }

    /** The operations that have ended, in the order of their ends. */
    List<StatementEvent.Completed> completed() {
        return gate.events().stream()
                .filter(StatementEvent.Completed.class::isInstance)
                .map(StatementEvent.Completed.class::cast)
                .toList();
    }

    StatementEvent.Completed last() {
        return completed().getLast();
    }

    @Override
    public void close() {
        pool.close();
    }

    private final class FakeConnector implements ConnectorProvider {
        @Override
        public EngineKind engine() {
            return EngineKind.POSTGRESQL;
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.SQL);
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
            return new JdbcNodePool(target, node -> driver);
        }

        @Override
        public CatalogReader catalog() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<PenstockException> named(Throwable thrown, Lease lease) {
            return JdbcFailures.named(thrown, lease);
        }
    }
}
