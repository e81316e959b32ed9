package dev.penstock.connectors.jdbc.face;

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
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The engine's failures as JDBC callers expect them: with a SQL state and a class that they can decide by, and always with
 * the engine's own failure, which has outcome, node, attempts and advice, as cause or among the suppressed ones.
 */
final class SqlExceptions {
    private SqlExceptions() {}

    /** The driver's own exception if it is the cause, and else one of JDBC's classes with the engine's message. */
    static SQLException of(RuntimeException failure) {
        if (!(failure instanceof PenstockException known)) {
            return new SQLException(failure.toString(), "HY000", failure);
        }
        if (known.getCause() instanceof SQLException driver) {
            PenstockException bare = withoutCause(known);
            if (bare != null) {
                return attached(driver, bare);
            }
        }
        String message = known.getMessage();
        return switch (known) {
            case AdmissionException e -> new SQLTransientConnectionException(message, "08001", e);
            case UnreachableException e -> new SQLTransientConnectionException(message, "08001", e);
            case ConnectionLostException e -> new SQLNonTransientConnectionException(message, "08006", e);
            case ClosedException e -> new SQLNonTransientConnectionException(message, "08003", e);
            case DeadlineException e -> new SQLTimeoutException(message, "57014", e);
            case CancelledException e -> new SQLException(message, "57014", e);
            case RefusedException e -> new SQLInvalidAuthorizationSpecException(message, "42501", e);
            case SecretException e -> new SQLInvalidAuthorizationSpecException(message, "28000", e);
            case UnsupportedException e -> new SQLFeatureNotSupportedException(message, "0A000", e);
            case StatementException e -> new SQLException(message, state(e), e);
            case ResultException e -> new SQLException(message, "22000", e);
            case StorageException e -> new SQLException(message, "53100", e);
            case UnknownDatabaseException e -> new SQLException(message, "3D000", e);
            case MigrationException e -> new SQLException(message, "HY000", e);
            case WorkspaceException e -> new SQLException(message, "HY000", e);
        };
    }

    /** The driver's exception has the engine's failure as its cause if it has none, so that a walk of the causes finds it. */
    private static SQLException attached(SQLException driver, PenstockException bare) {
        if (driver.getCause() == null) {
            try {
                driver.initCause(bare);
                return driver;
            } catch (IllegalStateException e) {
                // the driver has said for good that there is no cause
            }
        }
        driver.addSuppressed(bare);
        return driver;
    }

    /**
     * The same failure without its cause, the driver's exception, which is to lead to it: a chain of causes must not come
     * back to its beginning. Null for a failure that callers know by a class of JDBC's own.
     */
    private static @Nullable PenstockException withoutCause(PenstockException failure) {
        PenstockException bare = switch (failure) {
            case ConnectionLostException e -> new ConnectionLostException(e.code(), e.summary(), e.diagnosis(), null);
            case StatementException e -> new StatementException(e.code(), e.summary(), e.diagnosis(), null);
            case ResultException e -> new ResultException(e.code(), e.summary(), e.diagnosis(), null);
            case StorageException e -> new StorageException(e.code(), e.summary(), e.diagnosis(), null);
            case AdmissionException _,
                    CancelledException _,
                    ClosedException _,
                    DeadlineException _,
                    MigrationException _,
                    RefusedException _,
                    SecretException _,
                    UnknownDatabaseException _,
                    UnreachableException _,
                    UnsupportedException _,
                    WorkspaceException _ -> null;
        };
        if (bare != null) {
            bare.setStackTrace(failure.getStackTrace());
        }
        return bare;
    }

    private static String state(StatementException failure) {
        String state = failure.diagnosis().sqlState();
        return state == null ? "HY000" : state;
    }

    /** What {@code setClientInfo} must throw. */
    static SQLClientInfoException clientInfo(SQLException failure) {
        return failure instanceof SQLClientInfoException known
                ? known
                : new SQLClientInfoException(
                        failure.getMessage(), failure.getSQLState(), failure.getErrorCode(), Map.of(), failure);
    }

    static SQLException closed(String what) {
        return new SQLNonTransientConnectionException(what + " has been closed", "08003");
    }

    /** A call that JDBC does not allow now or with these values. */
    static SQLException misuse(String message, String state) {
        return new SQLException(message, state);
    }

    static SQLException unsupported(String message) {
        return new SQLFeatureNotSupportedException(message, "0A000");
    }
}
