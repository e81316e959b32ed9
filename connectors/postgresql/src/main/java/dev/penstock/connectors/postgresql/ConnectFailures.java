package dev.penstock.connectors.postgresql;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.NodeTarget;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** Says in plain words why a connection to one node could not be opened. */
final class ConnectFailures {
    private final NodeTarget target;
    private final String node;

    ConnectFailures(NodeTarget target) {
        this.target = target;
        this.node = target.address().display();
    }

    PenstockException of(Exception failure) {
        if (failure instanceof PenstockException known) {
            return known;
        }
        if (failure instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
            return refused(refused, refused.getServerErrorMessage());
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            UnreachableException known = byCause(cause, failure);
            if (known != null) {
                return known;
            }
        }
        return byState(failure);
    }

    /** The server answered, and does not want this connection. */
    private UnreachableException refused(PSQLException failure, ServerErrorMessage server) {
        String said = String.valueOf(server.getMessage());
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "28P01" ->
                unreachable(
                        ErrorCode.LOGIN_REJECTED,
                        node + " rejected " + user() + ": " + said,
                        "Correct 'username' or 'password' of database '" + target.database() + "'.",
                        failure);
            case "28000" ->
                plain() && said.contains("pg_hba.conf") && !said.contains("rejects")
                        ? unreachable(
                                ErrorCode.TLS_REQUIRED,
                                node + " takes no connection without TLS: " + said,
                                "Set tls.mode of database '" + target.database() + "' to require, or stricter.",
                                failure)
                        : unreachable(
                                ErrorCode.LOGIN_REJECTED,
                                node + " rejected " + user() + ": " + said,
                                "Check 'username' of database '" + target.database()
                                        + "', and what the server's pg_hba.conf allows it.",
                                failure);
            case "3D000" ->
                unreachable(
                        ErrorCode.NO_SUCH_DATABASE,
                        node + " has no such database: " + said,
                        "Correct 'name' of database '" + target.database() + "', or create it on the server.",
                        failure);
            case "57P03", "57P01", "57P02" ->
                unreachable(
                        ErrorCode.SERVER_STARTING,
                        node + " takes no connections at the moment: " + said,
                        "Wait until it has started, and try again; start it where it has been shut down.",
                        failure);
            case "53300" ->
                unreachable(
                        ErrorCode.TOO_MANY_CONNECTIONS,
                        node + " takes no more connections: " + said,
                        "Lower pool.max of its clients, or raise max_connections on the server.",
                        failure);
            default ->
                unreachable(
                        ErrorCode.CONNECT_FAILED,
                        node + " refused the connection: " + said,
                        server.getHint() == null ? "Look into the server's log." : server.getHint(),
                        failure);
        };
    }

    /** Nobody answered, or nobody could be asked. */
    private @Nullable UnreachableException byCause(Throwable cause, Exception failure) {
        return switch (cause) {
            case UnknownHostException unknown ->
                unreachable(
                        ErrorCode.HOST_UNKNOWN,
                        "No address is known for the host of " + node,
                        "Correct the host in 'nodes' of database '" + target.database() + "', or the name service.",
                        failure);
            case SocketTimeoutException late -> silent(failure);
            case ConnectException refused
            when String.valueOf(refused.getMessage()).contains("timed out") -> silent(failure);
            case ConnectException refused ->
                unreachable(
                        ErrorCode.CONNECT_REFUSED,
                        "Nothing listens at " + node,
                        "Start the server, or correct host and port in 'nodes' of database '" + target.database()
                                + "'.",
                        failure);
            case SSLException tls -> tls("No TLS connection to " + node + ": " + tls.getMessage(), failure);
            default -> null;
        };
    }

    private UnreachableException silent(Exception failure) {
        return unreachable(
                ErrorCode.CONNECT_TIMEOUT,
                node + " did not answer in time",
                "Check that the server is running and not overloaded, and that no firewall drops its packets.",
                failure);
    }

    /** The driver itself gave up, and says why by its SQL state. */
    private UnreachableException byState(Exception failure) {
        String said = withoutStop(String.valueOf(failure.getMessage()));
        String state = failure instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        if (state.equals(PSQLState.CONNECTION_REJECTED.getState())) {
            if (said.contains("SSL")) {
                return tls(node + " speaks no TLS", failure);
            }
            String password = target.profile().password() == null ? "the profile has no password" : said;
            return unreachable(
                    ErrorCode.LOGIN_REJECTED,
                    node + " asks " + user() + " for a proof that it did not get: " + password,
                    "Give database '" + target.database() + "' a 'password', such as ${secret:" + target.database()
                            + "/password}.",
                    failure);
        }
        if (state.equals(PSQLState.CONNECTION_FAILURE.getState()) && verifies()) {
            return tls("No TLS connection to " + node + ": " + said, failure);
        }
        boolean urlShown = said.contains("jdbc:");
        return unreachable(
                ErrorCode.CONNECT_FAILED,
                urlShown ? "The driver does not understand the URL " + node : node + " cannot be connected to: " + said,
                urlShown
                        ? "Write jdbc:postgresql://host:5432/name."
                        : "Check that a PostgreSQL server is what listens there, and look into its log.",
                urlShown ? null : failure);
    }

    private UnreachableException tls(String summary, Exception failure) {
        return unreachable(
                ErrorCode.TLS_FAILED,
                summary,
                "Set tls.ca of database '" + target.database() + "' to the certificates that signed the server's, name"
                        + " the host as its certificate does, or choose a tls.mode that demands less.",
                failure);
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private boolean plain() {
        return target.profile().tls().mode() == Profile.Tls.Mode.DISABLE;
    }

    private boolean verifies() {
        return target.profile().tls().mode().compareTo(Profile.Tls.Mode.VERIFY_CA) >= 0;
    }

    private String user() {
        return target.profile().username() == null
                ? "the login"
                : "user '" + target.profile().username().raw() + "'";
    }

    private UnreachableException unreachable(ErrorCode code, String summary, String advice, @Nullable Exception cause) {
        Diagnosis diagnosis = Diagnosis.of(Outcome.NOT_DONE, advice).at(target.database(), target.node());
        String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        return new UnreachableException(code, summary, diagnosis.withServer(state, 0), cause);
    }
}
