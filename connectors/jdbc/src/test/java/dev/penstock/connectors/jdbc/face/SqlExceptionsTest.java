package dev.penstock.connectors.jdbc.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.AdmissionException;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.Outcome;
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
import java.nio.file.Path;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqlExceptionsTest {
    private static final Diagnosis DIAGNOSIS = Diagnosis.of(Outcome.NOT_DONE, "Do something else.");

    static Stream<Arguments> ours() {
        return Stream.of(
                Arguments.of(
                        new AdmissionException(ErrorCode.POOL_TIMEOUT, "Full", DIAGNOSIS, null),
                        SQLTransientConnectionException.class,
                        "08001"),
                Arguments.of(
                        new UnreachableException(
                                ErrorCode.CONNECT_REFUSED, "Nobody", DIAGNOSIS, new SQLException("refused", "08001")),
                        SQLTransientConnectionException.class,
                        "08001"),
                Arguments.of(
                        new ConnectionLostException(ErrorCode.CONNECTION_LOST, "Lost", DIAGNOSIS, null),
                        SQLNonTransientConnectionException.class,
                        "08006"),
                Arguments.of(
                        new ClosedException(ErrorCode.CLOSED, "Closed", DIAGNOSIS, null),
                        SQLNonTransientConnectionException.class,
                        "08003"),
                Arguments.of(
                        new DeadlineException(
                                ErrorCode.DEADLINE_PASSED, "Late", DIAGNOSIS, new SQLException("killed", "57014")),
                        SQLTimeoutException.class,
                        "57014"),
                Arguments.of(
                        new CancelledException(ErrorCode.CANCELLED, "Cancelled", DIAGNOSIS, null),
                        SQLException.class,
                        "57014"),
                Arguments.of(
                        new RefusedException(ErrorCode.ACCESS_REFUSED, "No", DIAGNOSIS, null),
                        SQLInvalidAuthorizationSpecException.class,
                        "42501"),
                Arguments.of(
                        new SecretException(ErrorCode.SECRET_MISSING, "No secret", DIAGNOSIS, null),
                        SQLInvalidAuthorizationSpecException.class,
                        "28000"),
                Arguments.of(
                        new UnsupportedException(ErrorCode.UNSUPPORTED, "Cannot", DIAGNOSIS, null),
                        SQLFeatureNotSupportedException.class,
                        "0A000"),
                Arguments.of(
                        new StatementException(ErrorCode.STATEMENT_REJECTED, "Bad", DIAGNOSIS, null),
                        SQLException.class,
                        "HY000"),
                Arguments.of(
                        new StatementException(ErrorCode.CONFLICT, "Bad", DIAGNOSIS.withServer("40001", 0), null),
                        SQLException.class,
                        "40001"),
                Arguments.of(
                        new ResultException(ErrorCode.CELL_TOO_LARGE, "Large", DIAGNOSIS, null),
                        SQLException.class,
                        "22000"),
                Arguments.of(
                        new StorageException(ErrorCode.STORAGE_FULL, "Full", DIAGNOSIS, null),
                        SQLException.class,
                        "53100"),
                Arguments.of(
                        new UnknownDatabaseException(ErrorCode.UNKNOWN_DATABASE, "Nowhere", DIAGNOSIS, null),
                        SQLException.class,
                        "3D000"),
                Arguments.of(
                        new MigrationException(ErrorCode.MIGRATION_FAILED, "No", DIAGNOSIS, null, null),
                        SQLException.class,
                        "HY000"),
                Arguments.of(
                        new WorkspaceException(
                                List.of(new Fault(Path.of("penstock.yaml"), 1, 1, "", "bad", "Better."))),
                        SQLException.class,
                        "HY000"));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void failure_thatIsTheEngines_hasJdbcsClassAndState(
            PenstockException failure, Class<? extends SQLException> type, String state) {
        SQLException thrown = SqlExceptions.of(failure);

        assertThat((Throwable) thrown).isExactlyInstanceOf(type).hasMessage(failure.getMessage());
        assertThat(thrown.getSQLState()).isEqualTo(state);
        assertThat(thrown.getCause()).isSameAs(failure);
    }

    static Stream<PenstockException> drivers() {
        return Stream.of(
                new StatementException(ErrorCode.CONSTRAINT_VIOLATED, "Twice", DIAGNOSIS, driver()),
                new ConnectionLostException(ErrorCode.CONNECTION_LOST, "Lost", DIAGNOSIS, driver()),
                new ResultException(ErrorCode.RESULT_TOO_LARGE, "Large", DIAGNOSIS, driver()),
                new StorageException(ErrorCode.STORAGE_FULL, "Full", DIAGNOSIS, driver()));
    }

    private static SQLException driver() {
        return new SQLIntegrityConstraintViolationException("the driver's", "23505");
    }

    @ParameterizedTest
    @MethodSource("drivers")
    void failure_thatIsTheDrivers_isTheDriversWithTheEnginesAsItsCause(PenstockException failure) {
        SQLException thrown = SqlExceptions.of(failure);

        assertThat((Throwable) thrown).isSameAs(failure.getCause());
        assertThat((Throwable) thrown).cause().isInstanceOfSatisfying(PenstockException.class, engine -> {
            assertThat(engine.code()).isEqualTo(failure.code());
            assertThat(engine.diagnosis()).isEqualTo(DIAGNOSIS);
            assertThat(engine.getStackTrace()).isEqualTo(failure.getStackTrace());
            assertThat(engine.getCause()).as("the chain of causes ends").isNull();
        });
    }

    @Test
    void driversException_withACauseOfItsOwn_hasTheEnginesAmongItsSuppressed() {
        SQLException driver = new SQLException("the driver's", "58030", new java.io.IOException("the disk's"));

        SQLException thrown =
                SqlExceptions.of(new StorageException(ErrorCode.STORAGE_FAILED, "Failed", DIAGNOSIS, driver));

        assertThat(thrown.getCause()).hasMessage("the disk's");
        assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(StorageException.class);
    }

    @Test
    void driversException_thatRefusesACause_hasTheEnginesAmongItsSuppressed() {
        SQLException driver = new SQLException("the driver's", "42601", (Throwable) null);

        SQLException thrown =
                SqlExceptions.of(new StatementException(ErrorCode.STATEMENT_REJECTED, "Bad", DIAGNOSIS, driver));

        assertThat((Throwable) thrown).isSameAs(driver);
        assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(StatementException.class);
    }

    @Test
    void failure_thatNobodyNamed_isAGeneralError() {
        SQLException thrown = SqlExceptions.of(new IllegalStateException("why"));

        assertThat(thrown.getSQLState()).isEqualTo("HY000");
        assertThat((Throwable) thrown).hasMessageContaining("why");
    }

    @Test
    void clientInfo_getsItsOwnException() {
        SQLClientInfoException known = new SQLClientInfoException();
        assertThat((Throwable) SqlExceptions.clientInfo(known)).isSameAs(known);
        assertThat(SqlExceptions.clientInfo(new SQLException("why", "08003")).getSQLState())
                .isEqualTo("08003");
    }
}
