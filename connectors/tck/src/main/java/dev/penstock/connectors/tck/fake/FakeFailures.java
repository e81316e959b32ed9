package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Retry;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.spi.NodeTarget;
import org.jspecify.annotations.Nullable;

/** Names the fake server's errors. */
final class FakeFailures {
    private FakeFailures() {}

    static ErrorCode code(FakeServerException error) {
        return switch (error.code()) {
            case FakeServerException.DUPLICATE_KEY -> ErrorCode.CONSTRAINT_VIOLATED;
            case FakeServerException.KILLED, FakeServerException.COMMIT_UNCONFIRMED -> ErrorCode.STATEMENT_KILLED;
            case FakeServerException.WRITE_CONFLICT, FakeServerException.NO_SUCH_TRANSACTION -> ErrorCode.CONFLICT;
            case FakeServerException.NOT_PRIMARY -> ErrorCode.READ_ONLY;
            default -> ErrorCode.STATEMENT_REJECTED;
        };
    }

    static Retry retry(FakeServerException error) {
        return switch (error.code()) {
            case FakeServerException.WRITE_CONFLICT, FakeServerException.NO_SUCH_TRANSACTION -> Retry.TRANSACTION;
            case FakeServerException.COMMIT_UNCONFIRMED -> Retry.COMMIT;
            case FakeServerException.NOT_PRIMARY -> Retry.STATEMENT;
            default -> Retry.NO;
        };
    }

    /** A command that the server refused. */
    static PenstockException refused(FakeServerException error, NodeTarget target) {
        ErrorCode code = code(error);
        String advice = switch (code) {
            case CONSTRAINT_VIOLATED -> "Give the document another key.";
            case STATEMENT_KILLED -> "Run it again if it is still wanted.";
            case CONFLICT -> "Run the transaction again from its beginning.";
            case READ_ONLY -> "Run it on the primary.";
            default -> "Correct the command.";
        };
        Outcome outcome = error.code() == FakeServerException.COMMIT_UNCONFIRMED ? Outcome.UNKNOWN : Outcome.NOT_DONE;
        return new StatementException(
                code,
                sentence(error.getMessage()),
                Diagnosis.of(outcome, advice)
                        .at(target.database(), target.node())
                        .with(retry(error)),
                error);
    }

    /** A connection that broke. */
    static PenstockException lost(FakeNetworkException error, NodeTarget target) {
        return new ConnectionLostException(
                ErrorCode.CONNECTION_LOST,
                "The connection to the server broke",
                Diagnosis.of(Outcome.UNKNOWN, "Check whether the command took effect.")
                        .at(target.database(), target.node()),
                error);
    }

    /** A connection that could not be opened. */
    static PenstockException unreachable(RuntimeException error, NodeTarget target) {
        boolean login = error instanceof FakeServerException;
        return new UnreachableException(
                login ? ErrorCode.LOGIN_REJECTED : ErrorCode.CONNECT_REFUSED,
                login
                        ? "The server rejected the user or the password"
                        : "Nothing listens at " + target.address().display(),
                Diagnosis.of(
                                Outcome.NOT_DONE,
                                login ? "Correct username and password in the profile." : "Start the server.")
                        .at(target.database(), target.node()),
                error);
    }

    static PenstockException unsupported(String summary, String advice, NodeTarget target) {
        return unsupported(summary, advice)
                .with(Diagnosis.of(Outcome.NOT_DONE, advice).at(target.database(), target.node()));
    }

    static PenstockException unsupported(String summary, String advice) {
        return new UnsupportedException(ErrorCode.UNSUPPORTED, summary, Diagnosis.of(Outcome.NOT_DONE, advice), null);
    }

    private static String sentence(@Nullable String message) {
        String text = String.valueOf(message);
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
