package dev.penstock.connectors.jdbc.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.sql.Savepoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatedSavepointTest {
    private final FakeFace face = new FakeFace();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void savepoints_areCreatedLeftAndReleasedByOurNames() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            connection.setAutoCommit(false);
            Savepoint one = connection.setSavepoint();
            assertThat(face.jdbc.last("execute").args()).containsExactly("SAVEPOINT jdbc_1");
            Savepoint two = connection.setSavepoint("a \"name\"");
            assertThat(face.jdbc.last("execute").args()).containsExactly("SAVEPOINT jdbc_2");
            connection.rollback(two);
            assertThat(face.jdbc.last("execute").args()).containsExactly("ROLLBACK TO SAVEPOINT jdbc_2");
            connection.releaseSavepoint(one);
            assertThat(face.jdbc.last("execute").args()).containsExactly("RELEASE SAVEPOINT jdbc_1");
        }
        assertThat(face.driver.begun).hasSize(1);
    }

    @Test
    void savepoint_hasANumberOrAName() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            connection.setAutoCommit(false);
            Savepoint numbered = connection.setSavepoint();
            Savepoint named = connection.setSavepoint("here");

            assertThat(numbered.getSavepointId()).isEqualTo(1);
            assertThat(numbered).hasToString("savepoint 1");
            assertThatExceptionOfType(SQLException.class).isThrownBy(numbered::getSavepointName);
            assertThat(named.getSavepointName()).isEqualTo("here");
            assertThat(named).hasToString("savepoint here");
            assertThatExceptionOfType(SQLException.class).isThrownBy(named::getSavepointId);
        }
    }

    @Test
    void savepoint_ofNoOpenTransaction_isRefused() throws SQLException {
        try (GatedConnection connection = face.connect();
                GatedConnection other = face.connect()) {
            assertRefused(connection::setSavepoint, "25000");
            connection.setAutoCommit(false);
            Savepoint ended = connection.setSavepoint();
            connection.rollback();
            assertRefused(() -> connection.rollback(ended), "3B001");
            other.setAutoCommit(false);
            assertRefused(() -> other.releaseSavepoint(ended), "3B001");
        }
    }

    @Test
    void autoCommit_switchedOnInATransaction_commits() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            connection.setAutoCommit(false);
            connection.setSavepoint();
            connection.setAutoCommit(true);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(face.last().started().text()).contains("COMMIT");
        }
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String state) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(call)
                .satisfies(thrown -> assertThat(thrown.getSQLState()).isEqualTo(state));
    }
}
