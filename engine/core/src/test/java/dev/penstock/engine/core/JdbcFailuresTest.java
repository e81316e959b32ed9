package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.AdmissionException;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
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
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcFailuresTest {
    private static final ErrorCode CODE = ErrorCode.INTERNAL;
    private static final Diagnosis KNOWN = Diagnosis.of(Outcome.NOT_DONE, "");

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of(new AdmissionException(CODE, "x", KNOWN, null), "08001"),
                Arguments.of(new UnreachableException(CODE, "x", KNOWN, null), "08001"),
                Arguments.of(new ConnectionLostException(CODE, "x", KNOWN, null), "08006"),
                Arguments.of(new ClosedException(CODE, "x", KNOWN, null), "08003"),
                Arguments.of(new DeadlineException(CODE, "x", KNOWN, null), "57014"),
                Arguments.of(new CancelledException(CODE, "x", KNOWN, null), "57014"),
                Arguments.of(new RefusedException(CODE, "x", KNOWN, null), "42501"),
                Arguments.of(new SecretException(CODE, "x", KNOWN, null), "28000"),
                Arguments.of(new UnsupportedException(CODE, "x", KNOWN, null), "0A000"),
                Arguments.of(new StatementException(CODE, "x", KNOWN, null), "HY000"),
                Arguments.of(new StatementException(CODE, "x", KNOWN.withServer("42601", 3), null), "42601"),
                Arguments.of(new ResultException(CODE, "x", KNOWN, null), "22000"),
                Arguments.of(new StorageException(CODE, "x", KNOWN, null), "53100"),
                Arguments.of(new UnknownDatabaseException(CODE, "x", KNOWN, null), "3D000"),
                Arguments.of(new MigrationException(CODE, "x", KNOWN, null, null), "HY000"),
                Arguments.of(new WorkspaceException(List.of()), "HY000"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void failure_ofTheEngine_hasASqlStateAndItsMessage(PenstockException failure, String state) {
        SQLException jdbc = JdbcFailures.of(failure);

        assertThat(jdbc.getSQLState()).isEqualTo(state);
        assertThat(jdbc.getMessage()).isEqualTo(failure.getMessage());
        assertThat(jdbc.getCause()).isSameAs(failure);
    }

    @Test
    void failure_ofTheDriver_isTheDriversOwn() {
        SQLException driver = new SQLException("duplicate key", "23505");

        assertThat((Throwable) JdbcFailures.of(new StatementException(CODE, "x", KNOWN, driver)))
                .isSameAs(driver);
    }

    @Test
    void failure_ofNobodys_isAGeneralError() {
        assertThat(JdbcFailures.of(new IllegalStateException("a bug")).getSQLState())
                .isEqualTo("HY000");
    }
}
