package dev.penstock.connectors.tck.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Transactions and savepoints. */
public abstract class DataSourceTransactionContract extends DataSourceContract {
    /** For subclasses in other modules. */
    protected DataSourceTransactionContract() {}

    @Test
    void autoCommit_isOnAndMakesEachStatementPermanent() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            assertThat(connection.getAutoCommit()).isTrue();
            run(connection, "INSERT INTO item VALUES (1, 'a')");
            assertThat(names()).isEqualTo("a");
        }
    }

    @Test
    void commit_makesTheTransactionPermanent() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO item VALUES (1, 'a')", "INSERT INTO item VALUES (2, 'b')");
            connection.commit();
        }
        assertThat(names()).isEqualTo("a,b");
        assertThat(ended("COMMIT").outcome()).isEqualTo(Outcome.DONE);
        assertThat(ended("COMMIT").error()).isNull();
    }

    @Test
    void rollback_undoesTheTransaction() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO item VALUES (1, 'a')");
            connection.rollback();
            run(connection, "INSERT INTO item VALUES (2, 'b')");
            connection.commit();
        }
        assertThat(names()).isEqualTo("b");
        assertThat(ended("ROLLBACK").error()).isNull();
    }

    @Test
    void setAutoCommit_withAnOpenTransaction_commitsItAsAnOperation() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO item VALUES (1, 'a')");
            connection.setAutoCommit(true);
            assertThat(names()).isEqualTo("a");
            run(connection, "INSERT INTO item VALUES (2, 'b')");
            assertThat(names()).isEqualTo("a,b");
        }
        assertThat(started()).filteredOn("COMMIT"::equals).hasSize(1);
    }

    @Test
    void setAutoCommit_toWhatItIs_changesNothing() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            connection.setAutoCommit(true);
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO item VALUES (1, 'a')");
            connection.setAutoCommit(false);
            connection.rollback();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void end_inAutoCommitMode_isRefused() throws SQLException {
        try (Connection connection = connect()) {
            assertThat(failure(connection::commit).getSQLState()).startsWith("25");
            assertThat(failure(connection::rollback).getSQLState()).startsWith("25");
            assertThat(failure(connection::setSavepoint).getSQLState()).startsWith("25");
        }
    }

    @Test
    void end_beforeAnyText_reachesNoServer() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            connection.commit();
            connection.rollback();
            assertThat(opened().checkedOut()).isZero();
        }
        assertThat(opened().events()).isEmpty();
    }

    @Test
    void close_withAnOpenTransaction_rollsItBack() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO item VALUES (1, 'a')");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void isolation_isWhatWasSet() throws SQLException {
        try (Connection connection = connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(false);
            assertThat(cell(connection, "SELECT 1")).isEqualTo("1");
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertFails(() -> connection.setTransactionIsolation(99)).hasMessageContaining("99");
            connection.rollback();
        }
    }

    @Test
    void savepoint_savesWhatWasBeforeIt() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO item VALUES (1, 'a')");
            Savepoint savepoint = connection.setSavepoint("a name with ' and \"");
            run(connection, "INSERT INTO item VALUES (2, 'b')");
            connection.rollback(savepoint);
            run(connection, "INSERT INTO item VALUES (3, 'c')");
            connection.releaseSavepoint(savepoint);
            connection.commit();
            assertThat(savepoint.getSavepointName()).isEqualTo("a name with ' and \"");
            assertFails(savepoint::getSavepointId).isNotNull();
        }
        assertThat(names()).isEqualTo("a,c");
        assertThat(started()).contains("SAVEPOINT", "ROLLBACK TO SAVEPOINT", "RELEASE SAVEPOINT");
    }

    @Test
    void savepoint_afterAFailedStatement_savesTheTransaction() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO item VALUES (1, 'a')");
            Savepoint savepoint = connection.setSavepoint();
            assertFails(() -> run(connection, "INSERT INTO item VALUES (1, 'again')"))
                    .isNotNull();
            connection.rollback(savepoint);
            run(connection, "INSERT INTO item VALUES (2, 'b')");
            connection.commit();
            assertThat(savepoint.getSavepointId()).isPositive();
            assertFails(savepoint::getSavepointName).isNotNull();
        }
        assertThat(names()).isEqualTo("a,b");
    }

    @Test
    void savepoint_ofAnotherConnectionOrTransaction_isRefused() throws SQLException {
        createItems();
        try (Connection connection = connect();
                Connection other = connect()) {
            connection.setAutoCommit(false);
            other.setAutoCommit(false);
            Savepoint savepoint = connection.setSavepoint();
            assertFails(() -> other.rollback(savepoint)).isNotNull();
            connection.commit();
            assertFails(() -> connection.rollback(savepoint)).isNotNull();
        }
    }

    @Test
    void failedStatement_thenRollback_connectionWorks() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO item VALUES (1, 'a')");
            assertFails(() -> run(connection, "INSERT INTO item VALUES (1, 'again')"))
                    .isNotNull();
            connection.rollback();
            run(connection, "INSERT INTO item VALUES (2, 'b')");
            connection.commit();
        }
        assertThat(names()).isEqualTo("b");
    }

    @Test
    void transaction_typedAsText_isATransaction() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            run(connection, "BEGIN", "INSERT INTO item VALUES (1, 'a')", "ROLLBACK");
            assertThat(names()).isEmpty();
            run(connection, "BEGIN", "INSERT INTO item VALUES (2, 'b')", "COMMIT");
            assertThat(names()).isEqualTo("b");
            run(connection, "BEGIN", "INSERT INTO item VALUES (3, 'c')");
        }
        assertThat(names()).isEqualTo("b");
    }

    @Test
    void write_onAReadOnlyConnection_isRefused() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            assertThat(cell(connection, "SELECT count(*) FROM item")).isEqualTo("0");
            assertFails(() -> connection.setReadOnly(false)).isNotNull();
            assertFails(() -> run(connection, "INSERT INTO item VALUES (1, 'a')"))
                    .isNotNull();
            connection.rollback();
            connection.setReadOnly(false);
            run(connection, "INSERT INTO item VALUES (2, 'b')");
            connection.commit();
        }
        assertThat(names()).isEqualTo("b");
    }

    @Test
    void intent_isWhatTheTextSays() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            run(connection, "INSERT INTO item VALUES (1, 'a')");
            assertThat(cell(connection, "SELECT name FROM item")).isEqualTo("a");
        }
        assertThat(ended("INSERT INTO item VALUES (1, 'a')").started().intent()).isEqualTo(Intent.WRITE);
        assertThat(ended("SELECT name FROM item").started().intent()).isEqualTo(Intent.READ);
    }

    @Test
    void twoConnections_doNotSeeEachOthersOpenTransaction() throws SQLException {
        createItems();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate("INSERT INTO item VALUES (1, 'a')"))
                    .isEqualTo(1);
            assertThat(names()).isEmpty();
            connection.commit();
            assertThat(names()).isEqualTo("a");
        }
    }
}
