package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.JdbcFailures;
import dev.penstock.connectors.jdbc.JdbcNodePool;
import dev.penstock.connectors.jdbc.WordAnalysis;
import dev.penstock.connectors.jdbc.face.JdbcFace;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.Gate;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Position;
import dev.penstock.engine.api.spi.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Speaks to PostgreSQL servers. */
public final class PostgresConnector implements ConnectorProvider {
    private static final Set<Capability> CAPABILITIES =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(
                    Capability.DYNAMIC_TYPES, Capability.DOCUMENTS, Capability.CHANGES)));

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
        List<Problem> problems = new ArrayList<>();
        for (NodeAddress node : profile.nodes()) {
            switch (node) {
                case NodeAddress.Host ignored -> {}
                case NodeAddress.File file ->
                    problems.add(new Problem(
                            "file", file.display(), "PostgreSQL is a server: write nodes: [localhost:5432]."));
                case NodeAddress.Url url -> {
                    if (!url.url().raw().startsWith(PostgresDial.SCHEME)) {
                        problems.add(new Problem(
                                "url", url.display(), "Write " + PostgresDial.SCHEME + "//host:5432/name."));
                    }
                }
            }
        }
        Path ca = profile.tls().ca();
        if (ca != null && !Files.isReadable(ca)) {
            problems.add(new Problem(
                    "tls.ca", ca.toString(), "Name a readable file with the certificates to trust, in PEM format."));
        }
        return List.copyOf(problems);
    }

    @Override
    public Analysis analyse(Statement statement) {
        return WordAnalysis.of(statement, EngineKind.POSTGRESQL);
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
    public void test(NodeTarget target, Trial trial) {
        new PostgresTrial(target, trial).run();
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
