package dev.penstock.engine.core;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.spi.TransactionControl;
import dev.penstock.engine.api.spi.Wire;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to one operation on its connection, statement by statement of its text. The lease reports each step; the
 * outcome is computed from the steps and from nothing else. No exception plays a part.
 *
 * <p>Written by the thread that runs the operation, read by the thread that ends it.
 */
final class OutcomeState implements Wire {
    private enum Step {
        NOT_SENT,
        SENT,
        REFUSED,
        ANSWERED,
        ROLLED_BACK
    }

    private Step step = Step.NOT_SENT;
    private Scope scope = Scope.AUTOCOMMIT;
    private boolean committing;
    private boolean writes = true;
    private TransactionControl control = TransactionControl.NONE;

    /** The statements before the current one; a text of one needs no list. */
    private List<Outcome> before = List.of();

    /** The first statement of {@link #before} that an open transaction still decides about. */
    private int pendingFrom;

    /** Whether a write before the current statement is permanent. */
    private boolean done;

    /** Whether a write before the current statement waits for the commit of its transaction. */
    private boolean pending;

    /** Whether a request for the current statement may have reached the server. */
    boolean sent() {
        return step != Step.NOT_SENT;
    }

    /** Begins a statement of the text, or begins the first one again on another connection. */
    void begin(int index, Intent intent, TransactionControl newControl) {
        if (index > 0) {
            settle();
        }
        step = Step.NOT_SENT;
        scope = Scope.AUTOCOMMIT;
        committing = false;
        writes = intent != Intent.READ;
        control = newControl;
    }

    /** The current statement has ended well. */
    private void settle() {
        if (before.isEmpty()) {
            before = new ArrayList<>();
        }
        before.add(current());
        if (scope == Scope.COMMIT || control == TransactionControl.COMMIT) {
            done |= pending;
            pending = false;
            pendingFrom = before.size();
        } else if (control == TransactionControl.ROLLBACK) {
            undoPending();
        } else if (scope != Scope.TRANSACTION) {
            done |= writes && current() == Outcome.DONE && control == TransactionControl.NONE;
            pendingFrom = before.size();
        } else {
            pending |= writes && control == TransactionControl.NONE;
        }
    }

    private void undoPending() {
        pending = false;
        for (int i = pendingFrom; i < before.size(); i++) {
            before.set(i, Outcome.NOT_DONE);
        }
        pendingFrom = before.size();
    }

    @Override
    public void sending(Scope newScope) {
        committing = newScope == Scope.COMMIT;
        if (!committing || scope != Scope.OWN_TRANSACTION) {
            scope = newScope;
        }
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
        undoPending();
    }

    /** The text has left a transaction open, which ends with its connection. */
    void leftOpen() {
        if (scope == Scope.TRANSACTION || pending) {
            rolledBack();
        }
    }

    /** What became of the current statement so far. */
    private Outcome current() {
        return switch (step) {
            case NOT_SENT, REFUSED, ROLLED_BACK -> Outcome.NOT_DONE;
            case SENT -> unanswered();
            case ANSWERED -> scope == Scope.OWN_TRANSACTION && !committing && writes ? Outcome.NOT_DONE : Outcome.DONE;
        };
    }

    private Outcome unanswered() {
        return switch (scope) {
            case COMMIT -> Outcome.UNKNOWN;
            case AUTOCOMMIT -> writes ? Outcome.UNKNOWN : Outcome.NOT_DONE;
            case OWN_TRANSACTION -> committing && writes ? Outcome.UNKNOWN : Outcome.NOT_DONE;
            // the server rolls a transaction back whose connection breaks before its commit
            case TRANSACTION -> Outcome.NOT_DONE;
        };
    }

    /**
     * What became of an operation that failed: {@link Outcome#NOT_DONE} only if nothing of it took effect. A read changes
     * nothing, so it never did.
     */
    Outcome ofFailure() {
        Outcome current = current();
        if (current == Outcome.UNKNOWN) {
            return Outcome.UNKNOWN;
        }
        boolean took = writes && current == Outcome.DONE && control != TransactionControl.ROLLBACK;
        return done || pending || took ? Outcome.DONE : Outcome.NOT_DONE;
    }

    /** What became of each statement up to the current one; empty for a text of one. */
    List<Outcome> parts() {
        if (before.isEmpty()) {
            return List.of();
        }
        List<Outcome> all = new ArrayList<>(before);
        all.add(current());
        return all;
    }
}
