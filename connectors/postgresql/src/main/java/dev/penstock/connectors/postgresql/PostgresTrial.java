package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.postgresql.sockets.Heard;
import dev.penstock.connectors.postgresql.sockets.Watch;
import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SecretException;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Trial;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Connects to a server once, as a pool would, and tells step by step how far it comes. */
final class PostgresTrial {
    private static final String WHERE = "SELECT current_user, current_setting('server_version'), current_database()";
    private static final String MAY_NOT_CONNECT = "42501";

    private final NodeTarget target;
    private final Trial trial;
    private final ConnectFailures failures;
    private final Heard heard = new Heard(this::tls);
    private boolean tlsTold;

    PostgresTrial(NodeTarget target, Trial trial) {
        this.target = target;
        this.trial = trial;
        this.failures = new ConnectFailures(target);
    }

    void run() {
        try (Watch watch = new Watch(trial.deadline().remaining())) {
            trial.cutBy(watch::end);
            try (Connection connection = new PostgresDial(target).open(watch, heard)) {
                tls();
                watch.watch(() -> connection.abort(Runnable::run));
                look(connection);
            }
        } catch (SecretException missing) {
            skipTls("Not tried, because the login cannot be tried");
            trial.failed(Part.LOGIN, missing);
        } catch (SQLException failure) {
            failed(failures.of(failure));
        }
    }

    private void look(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHERE)) {
            row.next();
            trial.passed(Part.LOGIN, loggedIn(row.getString(1)));
            trial.passed(Part.DATABASE, "PostgreSQL " + row.getString(2) + ", database " + row.getString(3));
        } catch (SQLException failure) {
            trial.passed(Part.LOGIN, loggedIn(null));
            trial.failed(Part.DATABASE, failures.of(failure));
        }
    }

    /** The profile's own words: what a reference stands for is not shown. */
    private String loggedIn(@Nullable String user) {
        Template username = target.profile().username();
        return username != null
                ? "Logged in as " + username.raw()
                : "Logged in without a username in the profile" + (user == null ? "" : ", as " + user);
    }

    private void failed(PenstockException failure) {
        Part part = part(failure);
        if (part != Part.TLS) {
            tls();
        }
        if (part == Part.DATABASE) {
            trial.passed(Part.LOGIN, loggedIn(null));
        }
        trial.failed(part, failure);
    }

    private Part part(PenstockException failure) {
        ErrorCode code = failure.code();
        if (code == ErrorCode.TLS_REQUIRED || code == ErrorCode.TLS_FAILED) {
            return Part.TLS;
        }
        if (code == ErrorCode.NO_SUCH_DATABASE
                || MAY_NOT_CONNECT.equals(failure.diagnosis().sqlState())) {
            return Part.DATABASE;
        }
        return encrypting(code) ? Part.TLS : Part.LOGIN;
    }

    /** Whether the connect ended while the wire was to be encrypted. */
    private boolean encrypting(ErrorCode code) {
        if (tlsTold || heard.session().isPresent()) {
            return false;
        }
        Profile.Tls.Mode mode = target.profile().tls().mode();
        return mode.compareTo(Profile.Tls.Mode.REQUIRE) >= 0
                || (mode == Profile.Tls.Mode.PREFER && code == ErrorCode.CONNECT_TIMEOUT);
    }

    /** Tells how the wire is encrypted. Idempotent. */
    private void tls() {
        Profile.Tls.Mode mode = target.profile().tls().mode();
        if (mode == Profile.Tls.Mode.DISABLE) {
            skipTls("The profile asks for none: the wire is not encrypted");
        } else if (!tlsTold) {
            tlsTold = true;
            trial.passed(
                    Part.TLS,
                    heard.session()
                            .map(session -> Encryption.words(session, mode))
                            .orElse(
                                    mode == Profile.Tls.Mode.PREFER
                                            ? "The server offers none, and mode prefer goes on without:"
                                                    + " the wire is not encrypted"
                                            : "Encrypted as the driver's URL says"));
        }
    }

    private void skipTls(String why) {
        if (!tlsTold) {
            tlsTold = true;
            trial.skipped(Part.TLS, why);
        }
    }
}
