package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.JdbcNodePool;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.ConnectionTest;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Opens SQLite files. A missing file is not created, unless the node is a URL:
 * {@code jdbc:sqlite:/path/to/file.db}.
 */
public final class SqliteConnector implements ConnectorProvider {
    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.of(
            Capability.SQL,
            Capability.TRANSACTIONS,
            Capability.SAVEPOINTS,
            Capability.SEVERAL_STATEMENTS,
            Capability.CANCEL,
            Capability.STREAMING,
            Capability.TRANSACTIONAL_DDL,
            Capability.DYNAMIC_TYPES));

    @Override
    public EngineKind engine() {
        return EngineKind.SQLITE;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Problem> check(Profile profile) {
        List<Problem> problems = new ArrayList<>();
        if (profile.nodes().size() > 1) {
            problems.add(new Problem(
                    "nodes", profile.nodes().size() + " nodes", "An SQLite database is one file: name one."));
        }
        for (NodeAddress node : profile.nodes()) {
            switch (node) {
                case NodeAddress.File ignored -> {}
                case NodeAddress.Host host ->
                    problems.add(new Problem(
                            "nodes", host.display(), "An SQLite database is a file: write file: data/orders.db."));
                case NodeAddress.Url url -> {
                    if (!url.url().raw().startsWith(SqliteAddress.SCHEME)) {
                        problems.add(new Problem(
                                "url", url.display(), "Write " + SqliteAddress.SCHEME + " and the path of the file."));
                    }
                }
            }
        }
        if (profile.username() != null || profile.password() != null) {
            problems.add(new Problem(
                    profile.username() != null ? "username" : "password",
                    "a login",
                    "SQLite has no users: leave it out and protect the file instead."));
        }
        Profile.Tls.Mode tls = profile.tls().mode();
        if (tls != Profile.Tls.Mode.DISABLE && tls != Profile.Tls.Mode.PREFER) {
            problems.add(new Problem(
                    "tls.mode",
                    tls.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "SQLite reads a file and has no network connection to encrypt: leave tls out."));
        }
        if (profile.databaseName() != null) {
            problems.add(
                    new Problem("name", profile.databaseName(), "An SQLite file holds one database: leave it out."));
        }
        return List.copyOf(problems);
    }

    @Override
    public NodePool open(NodeTarget target) {
        return new SqliteNodePool(
                new JdbcNodePool(target, new SqliteDriver(target)),
                new PlatformThreads(
                        "penstock-sqlite-" + target.database(),
                        target.profile().pool().max()));
    }

    @Override
    public void test(NodeTarget target, ConnectionTest test) {
        new SqliteConnectionTest(target, test).run();
    }

    @Override
    public CatalogReader catalog() {
        return new SqliteCatalogReader();
    }
}
