package dev.penstock.connectors.jdbc.connect;

import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.NodeTarget;
import java.sql.SQLException;
import java.util.Optional;

/** Failures of a server whose errors have vendor codes, as MySQL's have, and of a driver that speaks by its state. */
final class FakeFailures extends ConnectFailures {
    static final int REJECTED = 1045;
    static final int TLS_REQUIRED = 3159;
    static final int NO_DATABASE = 1049;
    static final int FORBIDDEN_DATABASE = 1044;
    static final int SHUTDOWN = 1053;
    static final int TOO_MANY = 1040;
    static final int OTHER = 1130;
    static final String NO_TLS = "XTLS0";
    static final String NO_PASSWORD = "XPASS";
    static final String BAD_URL = "XBURL";

    FakeFailures(NodeTarget target) {
        super(target);
    }

    @Override
    protected Optional<UnreachableException> byServer(Exception failure) {
        if (!(failure instanceof SQLException sql)) {
            return Optional.empty();
        }
        String message = message(failure);
        return switch (sql.getErrorCode()) {
            case 0 -> Optional.empty();
            case REJECTED -> Optional.of(loginRejected(message, "Correct the password.", failure));
            case TLS_REQUIRED -> Optional.of(tlsRequired(message, failure));
            case NO_DATABASE -> Optional.of(noSuchDatabase(message, failure));
            case SHUTDOWN -> Optional.of(notReady(message, failure));
            case TOO_MANY -> Optional.of(tooManyConnections(message, failure));
            case OTHER -> Optional.of(refused(message, "Allow this host.", failure));
            default -> Optional.of(refused(message, null, failure));
        };
    }

    @Override
    protected Optional<UnreachableException> byDriver(Exception failure) {
        String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
        return switch (state) {
            case NO_TLS -> Optional.of(verifies() ? noTls("TLS is off", failure) : tlsUnsupported(failure));
            case NO_PASSWORD -> Optional.of(passwordMissing(message(failure), failure));
            case BAD_URL -> Optional.of(badUrl("jdbc:mysql://host:3306/name"));
            case null, default -> Optional.empty();
        };
    }
}
