package dev.penstock.engine.core;

import dev.penstock.engine.api.AdmissionException;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.Retry;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.UnreachableException;
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

    /** The engine's own failure, or a fault of our own in its place. */
    static PenstockException of(Throwable thrown) {
        return thrown instanceof PenstockException failure ? failure : internal(thrown);
    }

    /** What may be run again after a failure, given what became of its statement. */
    static Retry retry(PenstockException failure, Outcome outcome, boolean inTransaction) {
        Retry named = failure.retry();
        if (named == Retry.COMMIT || outcome != Outcome.NOT_DONE) {
            return named == Retry.COMMIT ? named : Retry.NO;
        }
        if (named == Retry.TRANSACTION) {
            return inTransaction ? named : Retry.STATEMENT;
        }
        boolean passing = named == Retry.STATEMENT
                || failure instanceof ConnectionLostException
                || failure instanceof UnreachableException
                || failure instanceof AdmissionException;
        return !passing ? Retry.NO : inTransaction ? Retry.TRANSACTION : Retry.STATEMENT;
    }

    /** What to do next, given what became of the statement. */
    static String advice(PenstockException failure, Outcome outcome) {
        String named = failure.diagnosis().advice();
        return switch (outcome) {
            case UNKNOWN -> "Check whether it took effect before you run it again.";
            case NOT_DONE -> named;
            case DONE ->
                switch (failure) {
                    case CancelledException e -> done(named);
                    case DeadlineException e -> done(named);
                    case ConnectionLostException e -> done(named);
                    default -> named;
                };
        };
    }

    private static String done(String advice) {
        return "It took effect: do not run it again. " + advice;
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
