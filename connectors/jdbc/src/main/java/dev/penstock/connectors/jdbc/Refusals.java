package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Retry;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.spi.NodeTarget;

/** What a lease does not send to its server. */
final class Refusals {
    private Refusals() {}

    static UnsupportedException notSql(EngineKind engine, Statement statement) {
        return new UnsupportedException(
                ErrorCode.UNSUPPORTED,
                engine.title() + " takes SQL, and the statement is a "
                        + statement.getClass().getSimpleName(),
                Diagnosis.of(Outcome.NOT_DONE, "Send it SQL."),
                null);
    }

    static StatementException cancelled() {
        return new StatementException(
                ErrorCode.STATEMENT_KILLED,
                "The statement was cancelled",
                Diagnosis.of(Outcome.NOT_DONE, "Run it again if it was cancelled by mistake."),
                null);
    }

    static StatementException batchOfControl(String kind) {
        return new StatementException(
                ErrorCode.STATEMENT_REJECTED,
                kind + " cannot run in a batch",
                Diagnosis.of(Outcome.NOT_DONE, "Run it as a statement of its own, without rows of values."),
                null);
    }

    static StatementException transactionOpen(NodeTarget target) {
        return rejected(
                target,
                "A transaction is open on the connection already",
                "End it by COMMIT or ROLLBACK before another one begins.",
                Retry.NO);
    }

    static StatementException transactionFailed(NodeTarget target) {
        return rejected(
                target,
                "The transaction cannot be committed: a statement in it failed, and the server undoes all of it",
                "Roll it back, or go back to a savepoint before that statement.",
                Retry.TRANSACTION);
    }

    static StatementException transactionLost(NodeTarget target) {
        return rejected(
                target,
                "The transaction has ended: the statement that failed in it has undone all of it",
                "Roll it back and run it again from its beginning.",
                Retry.TRANSACTION);
    }

    static ConnectionLostException brokenBeforeCommit(NodeTarget target) {
        return new ConnectionLostException(
                ErrorCode.CONNECTION_LOST,
                "The connection broke before the commit, which was not sent: the server rolls the transaction back",
                Diagnosis.of(Outcome.NOT_DONE, "Run the transaction again from its beginning.")
                        .at(target.database(), target.node())
                        .with(Retry.TRANSACTION),
                null);
    }

    private static StatementException rejected(NodeTarget target, String summary, String advice, Retry retry) {
        return new StatementException(
                ErrorCode.STATEMENT_REJECTED,
                summary,
                Diagnosis.of(Outcome.NOT_DONE, advice)
                        .at(target.database(), target.node())
                        .with(retry),
                null);
    }
}
