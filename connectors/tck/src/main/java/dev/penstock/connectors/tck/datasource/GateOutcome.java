package dev.penstock.connectors.tck.datasource;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.spi.TransactionControl;
import dev.penstock.engine.api.spi.Wire;

/** What happened to one operation, and what that means. */
final class GateOutcome implements Wire {
    private enum Step {
        NOT_SENT,
        SENT,
        REFUSED,
        ANSWERED,
        ROLLED_BACK
    }

    private final boolean writes;
    private final TransactionControl control;
    private volatile Step step = Step.NOT_SENT;
    private volatile Scope scope = Scope.AUTOCOMMIT;

    GateOutcome(Intent intent, TransactionControl control) {
        this.writes = intent != Intent.READ;
        this.control = control;
    }

    @Override
    public void sending(Scope newScope) {
        scope = newScope;
        step = Step.SENT;
    }

    @Override
    public void answered() {
        step = Step.ANSWERED;
    }

    @Override
    public void refused() {
        step = Step.REFUSED;
    }

    @Override
    public void rolledBack() {
        step = Step.ROLLED_BACK;
    }

    /** The outcome of an operation that failed. */
    Outcome ofFailure() {
        return switch (step) {
            case NOT_SENT, REFUSED, ROLLED_BACK -> Outcome.NOT_DONE;
            case SENT ->
                scope == Scope.COMMIT || (scope == Scope.AUTOCOMMIT && writes) ? Outcome.UNKNOWN : Outcome.NOT_DONE;
            case ANSWERED -> writes && control != TransactionControl.ROLLBACK ? Outcome.DONE : Outcome.NOT_DONE;
        };
    }
}
