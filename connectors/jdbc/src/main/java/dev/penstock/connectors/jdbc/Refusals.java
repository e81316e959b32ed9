package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.spi.NodeTarget;

/** What a lease does not send to its server. */
final class Refusals {
    private Refusals() {}

    static UnsupportedException documents(EngineKind engine) {
        return new UnsupportedException(
                ErrorCode.UNSUPPORTED,
                engine.title() + " takes no document commands",
                Diagnosis.of(Outcome.NOT_DONE, "Send it SQL."),
                null);
    }

    static StatementException cancelled(StatementOptions options) {
        return new StatementException(
                ErrorCode.STATEMENT_KILLED,
                "The statement was cancelled",
                Diagnosis.of(
                        options.fetchSize() > 0 ? Outcome.UNKNOWN : Outcome.NOT_DONE,
                        "Run it again if it was cancelled by mistake."),
                null);
    }

    static StatementException transactionFailed(NodeTarget target) {
        return ended(
                target,
                "The transaction cannot be committed: a statement in it failed, and the server undoes all of it",
                "Roll it back, or go back to a savepoint before that statement.");
    }

    static StatementException transactionLost(NodeTarget target) {
        return ended(
                target,
                "The transaction has ended: the statement that failed in it has undone all of it",
                "Roll it back and run it again from its beginning.");
    }

    private static StatementException ended(NodeTarget target, String summary, String advice) {
        return new StatementException(
                ErrorCode.STATEMENT_REJECTED,
                summary,
                Diagnosis.of(Outcome.NOT_DONE, advice).at(target.database(), target.node()),
                null);
    }
}
