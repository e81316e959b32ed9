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
