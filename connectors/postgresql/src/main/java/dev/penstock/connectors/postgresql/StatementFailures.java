package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.Memory;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.Retry;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.StorageException;
import dev.penstock.engine.api.spi.NodeTarget;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says in plain words what the server's SQL states mean. */
final class StatementFailures {
    /** A transaction was idle, or took, too long: the server ends the whole session. */
    private static final Set<String> TIMED_OUT = Set.of("25P03", "25P04");

    private final NodeTarget target;

    StatementFailures(NodeTarget target) {
        this.target = target;
    }

    /** Whether the server has closed the connection, or the driver does not know where it stands in it. */
    boolean fatal(SQLException failure) {
        String state = state(failure);
        return state.startsWith("08") || state.startsWith("57P") || TIMED_OUT.contains(state);
    }

    /**
     * Whether the server has answered with an error, even one with which it ends the session, or the driver has refused the
     * request. A server that only closes the connection has answered nothing.
     */
    boolean refused(SQLException failure) {
        return server(failure) != null || !fatal(failure);
    }

    /** The driver reads all of a result whose rows do not fit into memory, and fails if the server did not. */
    boolean answered(SQLException failure) {
        if (!(failure.getCause() instanceof OutOfMemoryError)) {
            return false;
        }
        for (SQLException next = failure; next != null; next = next.getNextException()) {
            if (server(next) != null || fatal(next)) {
                return false;
            }
        }
        return true;
    }

    PenstockException of(SQLException failure) {
        String state = state(failure);
        if (tooLarge(failure)) {
            return new ResultException(
                    ErrorCode.RESULT_TOO_LARGE,
                    "The result, or one batch of it, is larger than the " + (Memory.wholeResult() >> 20)
                            + " MiB of memory that it may take",
                    at("Read it in batches by a fetch size, in smaller ones, leave its largest columns out, or select a"
                            + " part of them with substring(…)."),
                    failure);
        }
        return switch (state) {
            case "57014", "57P01", "57P02", "57P04", "57P05", "25P03", "25P04" ->
                statement(ErrorCode.STATEMENT_KILLED, "Ask who ended it, and run it again.", failure);
            case "40001", "40P01", "55P03" ->
                repeatable(statement(ErrorCode.CONFLICT, "Run the transaction again from its beginning.", failure));
            case "25006" ->
                statement(ErrorCode.READ_ONLY, "Run it on the primary, in a transaction that may write.", failure);
            case "53100" ->
                new StorageException(
                        ErrorCode.STORAGE_FULL,
                        "The server's disk is full: " + said(failure),
                        at("Free some space on the server."),
                        failure);
            default -> bySort(failure, state);
        };
    }

    private PenstockException bySort(SQLException failure, String state) {
        if (state.startsWith("23")) {
            return statement(
                    ErrorCode.CONSTRAINT_VIOLATED, "Change the values, or the rows they disagree with.", failure);
        }
        if (state.startsWith("08")) {
            return new ConnectionLostException(
                    ErrorCode.CONNECTION_LOST,
                    "The connection to " + target.address().display() + " broke: " + said(failure),
                    at("Look at the outcome: if it is unknown, check whether the statement took effect before you run it"
                                    + " again.")
                            .withServer(state, 0),
                    failure);
        }
        return statement(ErrorCode.STATEMENT_REJECTED, "Correct the statement.", failure);
    }

    private static PenstockException repeatable(PenstockException failure) {
        return failure.with(failure.diagnosis().with(Retry.TRANSACTION));
    }

    /** The driver's own words for its limit on buffered results; the setting's name stands in all its languages. */
    private static boolean tooLarge(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("maxResultBuffer")
                || failure.getCause() instanceof OutOfMemoryError;
    }

    private StatementException statement(ErrorCode code, String advice, SQLException failure) {
        ServerErrorMessage server = server(failure);
        String hint = server == null || server.getHint() == null ? advice : server.getHint();
        int position = server == null ? 0 : server.getPosition();
        return new StatementException(
                code, said(failure), at(hint).withServer(failure.getSQLState(), position), failure);
    }

    /** The server's message with its detail, without the driver's additions. */
    private static String said(SQLException failure) {
        ServerErrorMessage server = server(failure);
        if (server == null || server.getMessage() == null) {
            return stripStop(String.valueOf(failure.getMessage()));
        }
        String detail = server.getDetail();
        return detail == null ? server.getMessage() : server.getMessage() + ". " + stripStop(detail);
    }

    private static String stripStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static @Nullable ServerErrorMessage server(SQLException failure) {
        return failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
    }

    private static String state(SQLException failure) {
        return String.valueOf(failure.getSQLState());
    }

    private Diagnosis at(String advice) {
        return Diagnosis.of(Outcome.NOT_DONE, advice).at(target.database(), target.node());
    }
}
