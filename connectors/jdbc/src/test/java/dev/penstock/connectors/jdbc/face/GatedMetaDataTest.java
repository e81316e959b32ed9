package dev.penstock.connectors.jdbc.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatedMetaDataTest {
    private final FakeFace face = new FakeFace();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void answersThatTheDriverKnows_areNoOperationsOnceItIsBound() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(metadata.getDatabaseProductName()).isEqualTo("text");
            assertThat(face.completed()).hasSize(1);
            assertThat(metadata.getDriverName()).isEqualTo("text");
            assertThat(metadata.supportsBatchUpdates()).isFalse();
            assertThat(face.completed()).hasSize(1);
            assertThat(metadata.getMaxConnections()).isEqualTo(7);
            assertThat(metadata.getSQLKeywords()).isEqualTo("text");
            assertThat(face.completed()).hasSize(3);
            assertThat(metadata.toString()).contains("orders");
        }
    }

    @Test
    void rows_areAnOperationUntilTheyAreRead() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            DatabaseMetaData metadata = connection.getMetaData();
            ResultSet tables = metadata.getTables(null, null, null, null);
            assertThat(face.completed()).isEmpty();
            assertThat(tables.getStatement()).isNull();
            assertThat(tables.next()).isFalse();
            assertThat(face.completed()).hasSize(1);
            ResultSet columns = metadata.getColumns(null, null, null, null);
            columns.close();
            assertThat(face.completed()).hasSize(2);
        }
    }

    @Test
    void rows_thatTheDriverHolds_areNoOperationAnyMore() throws SQLException {
        face.driver.behaviour = new DriverBehaviour() {
            @Override
            public boolean holdsResults(Statement executed) {
                return true;
            }

            @Override
            public long rows(ResultSet held) {
                return 3;
            }
        };
        try (GatedConnection connection = face.connect()) {
            assertThat(connection.getMetaData().getTables(null, null, null, null))
                    .isNotNull();
            assertThat(face.last().rows()).isEqualTo(3);
        }
    }

    @Test
    void driversFault_isTheCallers() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            DatabaseMetaData metadata = connection.getMetaData();
            face.jdbc.fails("getTables", new IllegalStateException("the driver's fault"));
            assertThat(catchThrowable(() -> metadata.getTables(null, null, null, null)))
                    .isInstanceOf(SQLException.class);
            OutOfMemoryError error = new OutOfMemoryError("a test's");
            face.jdbc.fails("getURL", error);
            assertThat(catchThrowable(metadata::getURL)).isSameAs(error);
            face.jdbc.fails("getUserName", new java.io.IOException("not JDBC's"));
            assertThat(catchThrowable(metadata::getUserName)).isInstanceOf(SQLException.class);
        }
    }
}
