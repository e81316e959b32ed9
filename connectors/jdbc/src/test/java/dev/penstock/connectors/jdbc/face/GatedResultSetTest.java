package dev.penstock.connectors.jdbc.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatedResultSetTest {
    private final FakeFace face = new FakeFace();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void moves_reachTheDriver() throws SQLException {
        face.jdbc.returns("execute", true);
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            rows.previous();
            rows.first();
            rows.last();
            rows.absolute(2);
            rows.relative(3);
            rows.beforeFirst();
            rows.afterLast();
            rows.isBeforeFirst();
            rows.isAfterLast();
            rows.isFirst();
            rows.isLast();
        }
        assertThat(face.jdbc.called())
                .contains(
                        "ResultSet.previous",
                        "ResultSet.first",
                        "ResultSet.last",
                        "ResultSet.absolute",
                        "ResultSet.relative",
                        "ResultSet.beforeFirst",
                        "ResultSet.afterLast",
                        "ResultSet.isBeforeFirst",
                        "ResultSet.isAfterLast",
                        "ResultSet.isFirst",
                        "ResultSet.isLast");
        assertThat(face.completed()).hasSize(1);
    }

    @Test
    void cells_thatLeadFurther_areWrapped() throws SQLException {
        face.jdbc.returns("execute", true);
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            for (Class<?> type : new Class<?>[] {Array.class, Blob.class, Clob.class, NClob.class}) {
                face.jdbc.returns("getObject", face.jdbc.object(type));
                Object value = rows.getObject(1);
                assertThat(value).isInstanceOf(type);
                assertThat(GatedView.behind(value)).isNotNull();
                assertThat(rows.getObject(1, type)).isInstanceOf(type);
                assertThat(value).isNotEqualTo(rows.getObject(1));
                assertThat(Set.of(value, 1, 2).contains(value))
                        .as("it equals itself")
                        .isTrue();
                assertThat(value.toString()).isNotEmpty();
            }
            face.jdbc.returns("getObject", face.jdbc.object(ResultSet.class));
            ResultSet nested = (ResultSet) rows.getObject(1);
            assertThat(nested).isInstanceOf(GatedResultSet.class);
            assertThat(nested.getStatement()).isSameAs(statement);
            face.jdbc.returns("getObject", face.jdbc.object(Statement.class));
            assertThat(catchThrowableOfType(IllegalStateException.class, () -> rows.getObject(1)))
                    .hasMessageContaining("statement");
        }
    }

    @Test
    void driversOwnType_isNotHandedOut() throws SQLException {
        face.jdbc.returns("execute", true);
        Own own = new Own();
        face.jdbc.returns("getObject", own.proxy(Own.Type.class));
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            Throwable thrown = catchThrowableOfType(SQLException.class, () -> rows.getObject(1, Own.Type.class));
            assertThat(thrown).isInstanceOf(SQLFeatureNotSupportedException.class);
        }
    }

    /** A driver's own kind of array. */
    private static final class Own extends GatedView {
        @Override
        Object real() {
            return this;
        }

        @Override
        Object call(Object self, Method method, @Nullable Object @Nullable [] args) {
            return 1;
        }

        interface Type extends Array {}
    }

    @Test
    void array_asksTheServerInOperations() throws SQLException {
        face.jdbc.returns("execute", true);
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            Array array = rows.getArray(1);
            assertThat(array.getArray()).isNotNull();
            assertThat(array.getResultSet().getStatement()).isSameAs(statement);
            assertThat(array.getBaseType()).isEqualTo(7);
            array.free();
        }
        assertThat(face.completed())
                .extracting(each -> each.started().text())
                .contains("/* JDBC */ Array.getArray", "/* JDBC */ Array.getResultSet");
    }

    @Test
    void closedResult_isOfNoUse() throws SQLException {
        face.jdbc.returns("execute", true);
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT 1");
            rows.close();
            assertThat(catchThrowableOfType(SQLException.class, rows::next).getSQLState())
                    .isEqualTo("08003");
            assertThat((Throwable) catchThrowableOfType(SQLException.class, rows::first))
                    .isNotNull();
            assertThat(rows.isWrapperFor(ResultSet.class)).isTrue();
        }
    }
}
