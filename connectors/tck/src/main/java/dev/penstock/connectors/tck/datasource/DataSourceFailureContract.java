package dev.penstock.connectors.tck.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Failures: the driver's exception with the engine's diagnosis, and what was recorded. */
public abstract class DataSourceFailureContract extends DataSourceContract {
    /** For subclasses in other modules. */
    protected DataSourceFailureContract() {}

    @Test
    void badSql_isTheDriversExceptionWithTheDiagnosis() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            SQLException thrown = failure(() -> statement.executeQuery("SELECT nonsense FROM nowhere"));

            assertThat((Throwable) thrown).hasMessageContaining("nowhere");
            PenstockException engine = engine(thrown);
            assertThat(engine.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
            assertThat(engine.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(engine.diagnosis().node()).isNotNull();
            assertThat(engine.diagnosis().advice()).isNotEmpty();
            assertThat(statement.execute("SELECT 1")).isTrue();
        }
        PenstockException recorded =
                Objects.requireNonNull(ended("SELECT nonsense FROM nowhere").error());
        assertThat(recorded.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
    }

    @Test
    void violation_isNotDoneAndTheConnectionWorks() throws SQLException {
        createItems();
        run("INSERT INTO item VALUES (1, 'a')");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            SQLException thrown = failure(() -> statement.executeUpdate("INSERT INTO item VALUES (1, 'again')"));
            assertThat(engine(thrown).code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
            assertThat(engine(thrown).outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(statement.executeUpdate("INSERT INTO item VALUES (2, 'b')"))
                    .isEqualTo(1);
        }
        assertThat(names()).isEqualTo("a,b");
    }

    @Test
    void failure_printsAndUnrollsWithoutACircle() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            SQLException thrown = failure(() -> statement.execute("SELECT nonsense FROM nowhere"));
            Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Throwable each = thrown; each != null; each = each.getCause()) {
                assertThat(seen.add(each)).as("%s leads back to itself", thrown).isTrue();
            }
        }
    }

    @Test
    void failedOperation_thatWasNoStatement_isRecordedToo() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO item VALUES (1, 'a')");
            try {
                run(connection, "INSERT INTO item VALUES (1, 'again')");
            } catch (SQLException violated) {
                assertThat(engine(violated).outcome()).isEqualTo(Outcome.NOT_DONE);
            }
            try {
                connection.commit();
                assertThat(names()).isEqualTo("a");
            } catch (SQLException refused) {
                assertThat(engine(refused).outcome()).isEqualTo(Outcome.NOT_DONE);
                assertThat(ended("COMMIT").error()).isNotNull();
                connection.rollback();
                assertThat(names()).isEmpty();
            }
        }
    }
}
