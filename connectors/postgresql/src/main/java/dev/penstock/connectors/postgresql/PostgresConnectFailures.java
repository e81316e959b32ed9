package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.connect.ConnectFailures;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.NodeTarget;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** Explains why PostgreSQL or its driver could not open a connection, by the SQL state. */
final class PostgresConnectFailures extends ConnectFailures {

    PostgresConnectFailures(NodeTarget target) {
        super(target);
    }

    @Override
    protected Optional<UnreachableException> byServer(Exception failure) {
        return failure instanceof PSQLException refused && refused.getServerErrorMessage() != null
                ? Optional.of(answered(refused, refused.getServerErrorMessage()))
                : Optional.empty();
    }

    private UnreachableException answered(PSQLException failure, ServerErrorMessage server) {
        String message = String.valueOf(server.getMessage());
        String database = target().database();
        return switch (String.valueOf(failure.getSQLState())) {
            case "28P01" ->
                loginRejected(message, "Correct 'username' or 'password' of database '" + database + "'.", failure);
            case "28000" ->
                plain() && message.contains("pg_hba.conf") && !message.contains("rejects")
                        ? tlsRequired(message, failure)
                        : loginRejected(
                                message,
                                "Check 'username' of database '" + database
                                        + "', and what the server's pg_hba.conf allows it.",
                                failure);
            case "3D000" -> noSuchDatabase(message, failure);
            case "57P03", "57P01", "57P02" -> notReady(message, failure);
            case "53300" -> tooManyConnections(message, failure);
            default -> refused(message, server.getHint(), failure);
        };
    }

    @Override
    protected Optional<UnreachableException> byDriver(Exception failure) {
        String message = message(failure);
        String state = failure instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        if (state.equals(PSQLState.CONNECTION_REJECTED.getState())) {
            return Optional.of(message.contains("SSL") ? tlsUnsupported(failure) : passwordMissing(message, failure));
        }
        if (state.equals(PSQLState.CONNECTION_FAILURE.getState()) && verifies()) {
            return Optional.of(noTls(message, failure));
        }
        return message.contains("jdbc:") ? Optional.of(badUrl(PostgresConnections.EXAMPLE)) : Optional.empty();
    }

    private boolean plain() {
        return target().profile().tls().mode() == Profile.Tls.Mode.DISABLE;
    }
}
