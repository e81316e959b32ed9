package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Profile;
import java.util.List;
import java.util.Set;

/** One engine's connector, found as a service. Stateless; safe for use by many threads. */
public interface ConnectorProvider {

    /** The engine that this connector connects to. */
    EngineKind engine();

    /** What that engine can do through this connector. */
    Set<Capability> capabilities();

    /** What the profile demands that this connector does not support; empty if it supports all. Contacts no server. */
    List<Problem> check(Profile profile);

    /** A pool to one node. Opens no connection before the first lease or probe. */
    NodePool open(NodeTarget target);

    /**
     * Tests a node on a separate connection and reports each part. For a server, the core has tested name and port
     * before, and the connector begins with {@link dev.penstock.engine.api.ConnectionStep.Part#TLS}. For an engine
     * without a port, the connector reports all parts. Leaves no connection behind.
     *
     * <p>By default this makes one probe, and the code of its failure tells which part failed.
     */
    default void test(NodeTarget target, ConnectionTest test) {
        ProbedConnectionTest.run(this, target, test);
    }

    /** Reads the catalog of this engine. */
    CatalogReader catalog();

    /**
     * One demand of a profile that the connector does not support.
     *
     * @param key in the profile, such as {@code tls.ca}; empty for the profile as a whole
     * @param found what is there
     * @param advice what to write instead
     */
    record Problem(String key, String found, String advice) {}
}
