package dev.penstock.engine.core;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.TransactionControl;
import dev.penstock.engine.api.spi.TransactionState;

/**
 * Transactions typed as text. A pinned session keeps them; an operation that gives its connection back cannot, and refuses
 * a text that leaves one open, because its writes would be rolled back after they were reported as done.
 */
final class TextTransactions {
    private TextTransactions() {}

    /**
     * Refuses a text that begins a transaction and does not end it, unless the operation's connection outlives it.
     *
     * @throws PenstockException if it does
     */
    static void check(Operation operation) {
        if (operation.holder().keepsTransactions()) {
            return;
        }
        boolean open = false;
        for (AnalysedStatement statement : operation.analysis().statements()) {
            open = switch (statement.control()) {
                case BEGIN -> true;
                case COMMIT, ROLLBACK, TWO_PHASE -> false;
                case NONE, SAVEPOINT -> open;
            };
        }
        if (open) {
            throw leftOpen("The text begins a transaction and does not end it");
        }
    }

    /**
     * Refuses a typed commit or rollback inside a transaction of the API, whose state it would falsify.
     *
     * @throws PenstockException if the text has one
     */
    static void checkInside(Operation operation) {
        for (AnalysedStatement statement : operation.analysis().statements()) {
            TransactionControl control = statement.control();
            if (control != TransactionControl.NONE && control != TransactionControl.SAVEPOINT) {
                throw new StatementException(
                        ErrorCode.STATEMENT_REJECTED,
                        "The text controls a transaction (" + statement.kind() + ") inside a transaction of the API",
                        Diagnosis.of(
                                Outcome.NOT_DONE,
                                "Call commit() or rollback(); for transactions typed as text use Session.pin()."),
                        null);
            }
        }
    }

    /** Whether a text has been run whole and has left a transaction open all the same. */
    static boolean open(Lease lease) {
        TransactionState state = lease.transaction();
        return state == TransactionState.OPEN || state == TransactionState.FAILED;
    }

    static PenstockException leftOpen(String summary) {
        return new StatementException(
                ErrorCode.TRANSACTION_LEFT_OPEN,
                summary,
                Diagnosis.of(
                        Outcome.NOT_DONE,
                        "End it in the same text, call Session.begin(), or use Session.pin(), which keeps its"
                                + " connection."),
                null);
    }
}
