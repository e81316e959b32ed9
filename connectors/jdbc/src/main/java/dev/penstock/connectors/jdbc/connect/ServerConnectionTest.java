package dev.penstock.connectors.jdbc.connect;

import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SecretException;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.ConnectionTest;
import dev.penstock.engine.api.spi.NodeTarget;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The connection test of one server: connects once, as a pool would, and reports TLS, login and database. An engine adds
 * the query that reads who has logged in where. For one test.
 */
public abstract class ServerConnectionTest {
    private final NodeTarget target;
    private final ConnectionTest test;
    private final ServerConnections connections;
    private final ConnectFailures failures;
    private final HandshakeListener handshake = new HandshakeListener(this::reportTls);
    private boolean tlsReported;

    /** A test of one node. */
    protected ServerConnectionTest(
            NodeTarget target, ConnectionTest test, ServerConnections connections, ConnectFailures failures) {
        this.target = target;
        this.test = test;
        this.connections = connections;
        this.failures = failures;
    }

    /** Reads from the server who has logged in, and where. */
    protected abstract Server describe(Connection connection) throws SQLException;

    /** Whether the server accepted the login, and refuses its access to the database. */
    protected abstract boolean databaseRefused(PenstockException failure);

    /**
     * What the server says of the connection.
     *
     * @param user as whom it has logged in; null if the server does not say it
     * @param database in one sentence without a full stop: {@code PostgreSQL 18.1, database shop}
     */
    public record Server(@Nullable String user, String database) {}

    /** Runs the test until its deadline. */
    public final void run() {
        try (Watch watch = new Watch(test.deadline().remaining())) {
            test.closeOnCancel(watch::end);
            try (Connection connection = connections.open(watch, handshake)) {
                reportTls();
                watch.watch(() -> connection.abort(Runnable::run));
                look(connection);
            }
        } catch (SecretException missing) {
            skipTls("Not tested, because the login lacks a secret");
            test.failed(Part.LOGIN, missing);
        } catch (SQLException failure) {
            failed(failures.of(failure));
        }
    }

    private void look(Connection connection) {
        try {
            Server server = describe(connection);
            test.passed(Part.LOGIN, loggedIn(server.user()));
            test.passed(Part.DATABASE, server.database());
        } catch (SQLException failure) {
            test.passed(Part.LOGIN, loggedIn(null));
            test.failed(Part.DATABASE, failures.of(failure));
        }
    }

    /** In the profile's own words: the value of a reference is not shown. */
    private String loggedIn(@Nullable String user) {
        Template username = target.profile().username();
        return username != null
                ? "Logged in as " + username.raw()
                : "Logged in without a username in the profile" + (user == null ? "" : ", as " + user);
    }

    private void failed(PenstockException failure) {
        Part part = part(failure);
        if (part != Part.TLS) {
            reportTls();
        }
        if (part == Part.DATABASE) {
            test.passed(Part.LOGIN, loggedIn(null));
        }
        test.failed(part, failure);
    }

    private Part part(PenstockException failure) {
        ErrorCode code = failure.code();
        if (code == ErrorCode.TLS_REQUIRED || code == ErrorCode.TLS_FAILED) {
            return Part.TLS;
        }
        if (code == ErrorCode.NO_SUCH_DATABASE || databaseRefused(failure)) {
            return Part.DATABASE;
        }
        return failedInTls(code) ? Part.TLS : Part.LOGIN;
    }

    /** Whether the connect ended before the connection was encrypted, though it was to be. */
    private boolean failedInTls(ErrorCode code) {
        if (tlsReported || handshake.session().isPresent()) {
            return false;
        }
        Profile.Tls.Mode mode = target.profile().tls().mode();
        return mode.compareTo(Profile.Tls.Mode.REQUIRE) >= 0
                || (mode == Profile.Tls.Mode.PREFER && code == ErrorCode.CONNECT_TIMEOUT);
    }

    /** Reports how the connection is encrypted. Idempotent. */
    private void reportTls() {
        Profile.Tls.Mode mode = target.profile().tls().mode();
        if (mode == Profile.Tls.Mode.DISABLE) {
            skipTls("The profile turns TLS off: the connection is not encrypted");
        } else if (!tlsReported) {
            tlsReported = true;
            test.passed(
                    Part.TLS,
                    handshake
                            .session()
                            .map(session -> TlsDescription.of(session, mode))
                            .orElse(
                                    mode == Profile.Tls.Mode.PREFER
                                            ? "The server offers no TLS, and mode prefer goes on without:"
                                                    + " the connection is not encrypted"
                                            : "Encrypted as the driver's URL says"));
        }
    }

    private void skipTls(String why) {
        if (!tlsReported) {
            tlsReported = true;
            test.skipped(Part.TLS, why);
        }
    }
}
