package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Replaces a connector that this version does not have. A workspace with such a database is checked and opens, and its
 * other databases work; every lease, probe and catalog call of this one fails with {@link ErrorCode#NOT_YET}.
 */
public abstract class AbsentConnector implements ConnectorProvider {
    private static final String ADVICE = "Use a PostgreSQL or SQLite database, or a later version of Penstock.";

    private final EngineKind engine;
    private final List<String> schemes;
    private final String example;

    /**
     * Replaces the connector of one engine.
     *
     * @param schemes the prefixes of its URLs
     * @param example a URL of it
     */
    protected AbsentConnector(EngineKind engine, List<String> schemes, String example) {
        this.engine = engine;
        this.schemes = List.copyOf(schemes);
        this.example = example;
    }

    @Override
    public final EngineKind engine() {
        return engine;
    }

    @Override
    public final Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public final List<Problem> check(Profile profile) {
        return ServerProfileChecks.problems(profile, schemes, example);
    }

    @Override
    public final NodePool open(NodeTarget target) {
        return new AbsentPool(target);
    }

    @Override
    public final CatalogReader catalog() {
        return new AbsentCatalog();
    }

    private UnsupportedException notYet() {
        return new UnsupportedException(
                ErrorCode.NOT_YET,
                "This version of Penstock cannot connect to " + engine.title() + " yet",
                Diagnosis.of(Outcome.NOT_DONE, ADVICE),
                null);
    }

    /** Never has a connection. */
    private final class AbsentPool implements NodePool {
        private final NodeTarget target;

        private AbsentPool(NodeTarget target) {
            this.target = target;
        }

        @Override
        public Lease lease(Deadline deadline) {
            throw here();
        }

        @Override
        public PoolState state() {
            return new PoolState(target.node(), 0, 0, 0, target.profile().pool().max());
        }

        @Override
        public Probe probe(Deadline deadline) {
            throw here();
        }

        private RuntimeException here() {
            UnsupportedException failure = notYet();
            return failure.with(failure.diagnosis().at(target.database(), target.node()));
        }

        @Override
        public void close(Duration grace) {}
    }

    private final class AbsentCatalog implements CatalogReader {
        @Override
        public List<Schema> schemas(Session session) {
            throw notYet();
        }

        @Override
        public List<Table> tables(Session session, String schema) {
            throw notYet();
        }

        @Override
        public List<TableColumns> columns(Session session, String schema) {
            throw notYet();
        }

        @Override
        public TableDetail describe(Session session, TableName table) {
            throw notYet();
        }
    }
}
