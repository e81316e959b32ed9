package dev.penstock.engine.core;

import dev.penstock.engine.api.AdmissionException;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.SecretException;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.StorageException;
import dev.penstock.engine.api.UnknownDatabaseException;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.WorkspaceException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** The engine's failures as JDBC callers expect them, with a SQL state that they can decide by. */
final class JdbcFailures {
    private JdbcFailures() {}

    /** The driver's own exception where it is the cause, and else one of JDBC's classes with the engine's message. */
    static SQLException of(RuntimeException failure) {
        if (!(failure instanceof PenstockException told)) {
            return new SQLException(failure.toString(), "HY000", failure);
        }
        String message = told.getMessage();
        return switch (told) {
            case AdmissionException e -> new SQLTransientConnectionException(message, "08001", e);
            case UnreachableException e -> new SQLTransientConnectionException(message, "08001", e);
            case ConnectionLostException e -> driverOr(e, new SQLNonTransientConnectionException(message, "08006", e));
            case ClosedException e -> new SQLNonTransientConnectionException(message, "08003", e);
            case DeadlineException e -> new SQLTimeoutException(message, "57014", e);
            case CancelledException e -> new SQLException(message, "57014", e);
            case RefusedException e -> new SQLInvalidAuthorizationSpecException(message, "42501", e);
            case SecretException e -> new SQLInvalidAuthorizationSpecException(message, "28000", e);
            case UnsupportedException e -> new SQLFeatureNotSupportedException(message, "0A000", e);
            case StatementException e -> driverOr(e, new SQLException(message, state(e), e));
            case ResultException e -> driverOr(e, new SQLException(message, "22000", e));
            case StorageException e -> driverOr(e, new SQLException(message, "53100", e));
            case UnknownDatabaseException e -> new SQLException(message, "3D000", e);
            case MigrationException e -> driverOr(e, new SQLException(message, "HY000", e));
            case WorkspaceException e -> new SQLException(message, "HY000", e);
        };
    }

    private static SQLException driverOr(PenstockException failure, SQLException own) {
        return failure.getCause() instanceof SQLException driver ? driver : own;
    }

    private static String state(StatementException failure) {
        @Nullable String state = failure.diagnosis().sqlState();
        return state == null ? "HY000" : state;
    }
}
