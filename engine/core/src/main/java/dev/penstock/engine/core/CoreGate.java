package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.spi.Gate;
import dev.penstock.engine.api.spi.HeldConnection;

/** How a connector's own work on behalf of one session goes through the pipeline. */
final class CoreGate implements Gate {
    private final CoreSession session;
    private final GateRules rules;

    CoreGate(CoreSession session, GateRules rules) {
        this.session = rules.observer().equals(OperationObserver.NONE) ? session : session.within(rules.observer());
        this.rules = rules;
    }

    @Override
    public Profile profile() {
        return session.database().profile();
    }

    @Override
    public Caller caller() {
        return session.caller();
    }

    @Override
    public HeldConnection hold() {
        session.database().requireOpen();
        return new GateConnection(session, rules);
    }
}
