package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Profile;
import java.util.List;
import java.util.Set;

/** One engine's connector, found as a service. Stateless; safe for use by many threads. */
public interface ConnectorProvider {

    /** Which engine it speaks to. */
    EngineKind engine();

    /** What that engine can do through this connector. */
    Set<Capability> capabilities();

    /** What the profile asks for that this connector cannot do; empty if all is well. Reaches no server. */
    List<Problem> check(Profile profile);

    /** A pool to one node. Opens no connection before it is asked for one. */
    NodePool open(NodeTarget target);

    /**
     * Tries a node over a connection of its own, telling part by part how far it comes. Of a server the core has tried
     * name and port before, and begins with {@link dev.penstock.engine.api.ConnectionStep.Part#TLS}; of an engine
     * without a port everything is the connector's. Leaves no connection behind.
     *
     * <p>Unless a connector knows better, one probe is made, and the failure's code tells how far it came.
     */
    default void test(NodeTarget target, Trial trial) {
        ProbedTrial.run(this, target, trial);
    }

    /** How this engine is asked what it holds. */
    CatalogReader catalog();

    /**
     * One thing that cannot be done.
     *
     * @param key in the profile, such as {@code tls.ca}; empty for the profile as a whole
     * @param found what is there
     * @param advice what to write instead
     */
    record Problem(String key, String found, String advice) {}
}
