package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Statement;

/** Decides who may run what. The first stop of the way. Safe for use by many threads. */
@FunctionalInterface
public interface AccessDecision {

    /** Everybody may do everything: access rules are switched off. */
    AccessDecision OFF = (caller, intent, profile, statement) -> {};

    /**
     * Returns where the caller may.
     *
     * @throws dev.penstock.engine.api.RefusedException where not, naming the rule
     */
    void check(Caller caller, Intent intent, Profile profile, Statement statement);
}
