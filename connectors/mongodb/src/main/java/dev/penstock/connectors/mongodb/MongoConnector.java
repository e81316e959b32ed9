package dev.penstock.connectors.mongodb;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.util.List;
import java.util.Set;

/** Stands in the place of the MongoDB connector: it says that this version has none. */
public final class MongoConnector implements ConnectorProvider {

    @Override
    public EngineKind engine() {
        return EngineKind.MONGODB;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    /** Nothing: a workspace may name such a database, and use its others meanwhile. */
    @Override
    public List<Problem> check(Profile profile) {
        return List.of();
    }

    @Override
    public NodePool open(NodeTarget target) {
        throw notYet(Diagnosis.of(Outcome.NOT_DONE, advice()).at(target.database(), target.node()));
    }

    @Override
    public CatalogReader catalog() {
        throw notYet(Diagnosis.of(Outcome.NOT_DONE, advice()));
    }

    private static String advice() {
        return "Use a PostgreSQL or SQLite database, or a later version of Penstock.";
    }

    private static UnsupportedException notYet(Diagnosis diagnosis) {
        return new UnsupportedException(
                ErrorCode.NOT_YET, "This version of Penstock cannot connect to MongoDB yet", diagnosis, null);
    }
}
