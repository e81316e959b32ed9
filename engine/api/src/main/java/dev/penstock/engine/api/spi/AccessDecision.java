package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Statement;

/** Decides whether a caller may run a statement; found as a service. Safe for use by many threads. */
@FunctionalInterface
public interface AccessDecision {

    /** Allows everything. */
    AccessDecision OFF = (caller, profile, statement, intent, analysis) -> {};

    /**
     * Returns if the caller may.
     *
     * @param intent the stricter of the caller's hint and what the connector found
     * @param analysis what the connector said of the statement
     * @throws dev.penstock.engine.api.RefusedException if the caller may not, naming the rule
     */
    void check(Caller caller, Profile profile, Statement statement, Intent intent, Analysis analysis);
}
