package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One engine's connector, found as a service. Stateless; safe for use by many threads. */
public interface ConnectorProvider {

    /** Which engine it connects to. */
    EngineKind engine();

    /** What that engine can do through this connector. */
    Set<Capability> capabilities();

    /** What the profile wants that this connector cannot do; empty if all is well. Reaches no server. */
    List<Problem> check(Profile profile);

    /**
     * Analyses a statement's text; its values play no part. Never fails because of the text: what it does not understand
     * is a write to unknown objects. Reaches no server.
     *
     * @throws dev.penstock.engine.api.UnsupportedException if the engine does not take statements of this type
     */
    Analysis analyse(Statement statement);

    /**
     * Reads a position that {@link Position#text()} wrote.
     *
     * @throws IllegalArgumentException if the text is no position of this engine
     */
    default Position position(String text) {
        throw new IllegalArgumentException(engine().title() + " has no positions");
    }

    /** A pool to one node. Opens no connection before a lease is wanted. */
    NodePool open(NodeTarget target);

    /**
     * Tests the connection to a node part by part. Of a server the core has tested name and port before, and this begins
     * with {@link dev.penstock.engine.api.ConnectionStep.Part#TLS}; of an engine without a port everything is the
     * connector's. Leaves no connection behind.
     *
     * <p>By default one probe decides: the failure's code says how far it came.
     */
    default void test(NodeTarget target, ConnectionTest test) {
        ProbedConnectionTest.run(this, target, test);
    }

    /** How this engine's catalog is read. */
    CatalogReader catalog();

    /**
     * A view on the database in the driver's own types, all of whose work passes the gate: {@code javax.sql.DataSource}
     * for SQL engines, the driver's {@code MongoDatabase} for MongoDB.
     *
     * @return empty if the connector does not have that view
     */
    default <T> Optional<T> face(Class<T> type, Gate gate) {
        return Optional.empty();
    }

    /**
     * Names what the driver threw in a connector's own work.
     *
     * @return empty if it is not the driver's
     */
    default Optional<PenstockException> named(Throwable thrown, Lease lease) {
        return Optional.empty();
    }

    /**
     * One thing that cannot be done.
     *
     * @param key in the profile, such as {@code tls.ca}; empty for the profile as a whole
     * @param found what is there
     * @param advice what to write instead
     */
    record Problem(String key, String found, String advice) {}
}
