package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The connector to {@link FakeDocumentServer}s; it takes the place of MongoDB's. */
public final class FakeDocumentConnector implements ConnectorProvider {
    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.of(
            Capability.DOCUMENTS,
            Capability.BATCHES,
            Capability.GENERATED_KEYS,
            Capability.CHANGES,
            Capability.TRANSACTIONS,
            Capability.CANCEL,
            Capability.STREAMING,
            Capability.LOGIN,
            Capability.DYNAMIC_TYPES,
            Capability.ARRAYS,
            Capability.CONCURRENT_WRITES));

    /** As services are made. */
    public FakeDocumentConnector() {}

    @Override
    public EngineKind engine() {
        return EngineKind.MONGODB;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Problem> check(Profile profile) {
        List<Problem> problems = new ArrayList<>();
        for (NodeAddress node : profile.nodes()) {
            if (!(node instanceof NodeAddress.Host)) {
                problems.add(new Problem("nodes", node.display(), "Give host and port of a fake server."));
            }
        }
        if (profile.nodes().size() > 1) {
            problems.add(new Problem("nodes", profile.nodes().size() + " nodes", "A fake database has one node."));
        }
        switch (profile.tls().mode()) {
            case DISABLE, PREFER -> {}
            case REQUIRE, VERIFY_CA, VERIFY_FULL ->
                problems.add(new Problem(
                        "tls.mode", profile.tls().mode().name(), "The fake database does not encrypt: leave it out."));
        }
        return List.copyOf(problems);
    }

    @Override
    public Analysis analyse(Statement statement) {
        if (statement instanceof DocumentCommand command) {
            return FakeAnalyser.analyse(command);
        }
        throw FakeFailures.unsupported("The fake database takes commands as documents", "Give a DocumentCommand.");
    }

    @Override
    public NodePool open(NodeTarget target) {
        return new FakeNodePool(target);
    }

    @Override
    public CatalogReader catalog() {
        return new FakeCatalogReader();
    }
}
