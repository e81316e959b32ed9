package dev.penstock.engine.core;

import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.StatementException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Failures that the core names itself. */
final class Failures {
    private Failures() {}

    /** A fault of our own, told to the observers; the caller gets the original. */
    static PenstockException internal(Throwable cause) {
        return new StatementException(
                ErrorCode.INTERNAL,
                "A fault in Penstock: " + cause,
                Diagnosis.of(Outcome.UNKNOWN, "Report it with its stack."),
                cause);
    }

    /** What a driver threw, where its connector does not name it. */
    static PenstockException rejected(SQLException thrown) {
        return new StatementException(
                ErrorCode.STATEMENT_REJECTED,
                "The server rejected the statement: " + thrown.getMessage(),
                Diagnosis.of(Outcome.UNKNOWN, "").withServer(thrown.getSQLState(), 0),
                thrown);
    }

    static PenstockException closed(String what) {
        return ended(what + " has been closed");
    }

    /** A statement for what has ended. */
    static PenstockException ended(String why) {
        return new ClosedException(ErrorCode.CLOSED, why, Diagnosis.of(Outcome.NOT_DONE, "Open a new one."), null);
    }

    /** What broke under a statement because its nodes have ended: their end is the reason. Others stay as they are. */
    static PenstockException cut(PenstockException failure, @Nullable String why) {
        if (why == null) {
            return failure;
        }
        String summary = why + ", and what still ran on its old connections was cut";
        return switch (failure) {
            case ConnectionLostException lost ->
                new ConnectionLostException(lost.code(), summary, again(lost.diagnosis()), lost);
            // some pools ask the server to stop what runs before they cut it
            case StatementException killed
            when killed.code() == ErrorCode.STATEMENT_KILLED ->
                new StatementException(killed.code(), summary, again(killed.diagnosis()), killed);
            case ClosedException closed -> new ClosedException(closed.code(), why, again(closed.diagnosis()), closed);
            default -> failure;
        };
    }

    private static Diagnosis again(Diagnosis diagnosis) {
        return Diagnosis.of(diagnosis.outcome(), "See what the workspace says of the database now, and begin again.");
    }

    static PenstockException resultClosed() {
        return new ResultException(
                ErrorCode.RESULT_CLOSED,
                "The result has been closed",
                Diagnosis.of(Outcome.NOT_DONE, "Read it before it is closed."),
                null);
    }
}
