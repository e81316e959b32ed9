package dev.penstock.connectors.jdbc.connect;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.NodeTarget;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a connection to one server could not be opened. Failures of name service, network and TLS are the same
 * for all engines and explained here. An engine adds what its server and its driver report. Safe for use by many
 * threads.
 */
public abstract class ConnectFailures {
    private final NodeTarget target;
    private final String node;

    /** Explains failures of connects to one node. */
    protected ConnectFailures(NodeTarget target) {
        this.target = target;
        this.node = target.address().display();
    }

    /** Explains a failure; one of our own is returned as it is. Contains no secret's value. */
    public final PenstockException of(Exception failure) {
        if (failure instanceof PenstockException known) {
            return known;
        }
        return byServer(failure)
                .or(() -> byCause(failure))
                .or(() -> byDriver(failure))
                .orElseGet(() -> unreachable(
                        ErrorCode.CONNECT_FAILED,
                        node + " cannot be connected to: "
                                + (reset(failure)
                                        ? "the connection was closed before the login had ended"
                                        : message(failure)),
                        "Check that a " + target.profile().engine().title()
                                + " server is what listens there, and look into its log.",
                        failure));
    }

    /** Explains the error with which the server answered; empty if the failure is not one. */
    protected abstract Optional<UnreachableException> byServer(Exception failure);

    /** Explains what the driver itself found, such as a URL that it does not understand; empty if it says no more. */
    protected abstract Optional<UnreachableException> byDriver(Exception failure);

    private Optional<UnreachableException> byCause(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            UnreachableException known = byCause(cause, failure);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

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
            case SSLException tls -> noTls(String.valueOf(tls.getMessage()), failure);
            default -> null;
        };
    }

    /** Drivers wrap it in messages of their own, some of several lines, that say no more. */
    private static boolean reset(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            boolean broken = message.contains("Connection reset") || message.contains("Broken pipe");
            if (cause instanceof EOFException || (cause instanceof SocketException && broken)) {
                return true;
            }
        }
        return false;
    }

    private UnreachableException silent(Exception failure) {
        return unreachable(
                ErrorCode.CONNECT_TIMEOUT,
                node + " did not answer in time",
                "Check that the server is running and not overloaded, and that no firewall drops its packets.",
                failure);
    }

    /** The node to connect to. */
    protected final NodeTarget target() {
        return target;
    }

    /** Whether the profile demands TLS with a certificate that is checked. */
    protected final boolean verifies() {
        return target.profile().tls().mode().compareTo(Profile.Tls.Mode.VERIFY_CA) >= 0;
    }

    /** The server rejected user name or password. */
    protected final UnreachableException loginRejected(String message, String advice, Exception failure) {
        return unreachable(ErrorCode.LOGIN_REJECTED, node + " rejected " + user() + ": " + message, advice, failure);
    }

    /** The server demands a password that the profile does not have, or that is empty. */
    protected final UnreachableException passwordMissing(String message, Exception failure) {
        return unreachable(
                ErrorCode.LOGIN_REJECTED,
                node + " demands a password for " + user() + ": "
                        + (target.profile().password() == null ? "the profile has no password" : message),
                "Give database '" + target.database() + "' a 'password', such as ${secret:" + target.database()
                        + "/password}.",
                failure);
    }

    /** The server accepts encrypted connections only. */
    protected final UnreachableException tlsRequired(String message, Exception failure) {
        return unreachable(
                ErrorCode.TLS_REQUIRED,
                node + " takes no connection without TLS: " + message,
                "Set tls.mode of database '" + target.database() + "' to require, or stricter.",
                failure);
    }

    /** The server does not support TLS, and the profile demands it. */
    protected final UnreachableException tlsUnsupported(Exception failure) {
        return tlsFailed(node + " does not support TLS", failure);
    }

    /** The TLS handshake failed. */
    protected final UnreachableException noTls(String message, Exception failure) {
        return tlsFailed("No TLS connection to " + node + ": " + message, failure);
    }

    private UnreachableException tlsFailed(String summary, Exception failure) {
        return unreachable(
                ErrorCode.TLS_FAILED,
                summary,
                "Set tls.ca of database '" + target.database() + "' to the certificates that signed the server's, name"
                        + " the host as its certificate does, or choose a tls.mode that demands less.",
                failure);
    }

    /** The server has no database of the profile's name. */
    protected final UnreachableException noSuchDatabase(String message, Exception failure) {
        return unreachable(
                ErrorCode.NO_SUCH_DATABASE,
                node + " has no such database: " + message,
                "Correct 'name' of database '" + target.database() + "', or create it on the server.",
                failure);
    }

    /** The server starts up or shuts down. */
    protected final UnreachableException notReady(String message, Exception failure) {
        return unreachable(
                ErrorCode.SERVER_STARTING,
                node + " takes no connections at the moment: " + message,
                "Wait until the server has started, and try again; start it if it has been shut down.",
                failure);
    }

    /** The server has reached its limit of connections. */
    protected final UnreachableException tooManyConnections(String message, Exception failure) {
        return unreachable(
                ErrorCode.TOO_MANY_CONNECTIONS,
                node + " takes no more connections: " + message,
                "Lower pool.max of its clients, or raise max_connections on the server.",
                failure);
    }

    /** The server refused the connection for a reason without a code of its own. */
    protected final UnreachableException refused(String message, @Nullable String advice, Exception failure) {
        return unreachable(
                ErrorCode.CONNECT_FAILED,
                node + " refused the connection: " + message,
                advice == null ? "Look into the server's log." : advice,
                failure);
    }

    /**
     * The driver does not understand the URL of the node. The driver's failure is left out: it may show the URL with a
     * password in it.
     *
     * @param example a URL that it understands
     */
    protected final UnreachableException badUrl(String example) {
        return unreachable(
                ErrorCode.CONNECT_FAILED,
                "The driver does not understand the URL " + node,
                "Write " + example + ".",
                null);
    }

    /** The message of a failure as a part of a sentence. */
    protected static String message(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
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
