package dev.penstock.connectors.jdbc.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each of JDBC's many methods that only passes on does so, to the method of the same name with the same values. */
class DelegationTest {
    private static final Set<String> MOVES = Set.of(
            "next",
            "close",
            "previous",
            "first",
            "last",
            "absolute",
            "relative",
            "beforeFirst",
            "afterLast",
            "isBeforeFirst",
            "isAfterLast",
            "isFirst",
            "isLast",
            "getStatement",
            "isClosed",
            "getMetaData",
            "getConcurrency",
            "rowUpdated",
            "rowInserted",
            "rowDeleted");

    private final FakeFace face = new FakeFace();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void cells_areReadByTheMethodOfTheirType() throws Exception {
        face.jdbc.returns("execute", true);
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            List<Method> getters = methods(ResultSet.class)
                    .filter(method -> !method.getName().startsWith("update") && !MOVES.contains(method.getName()))
                    .filter(method -> !isRowChange(method))
                    .toList();
            assertThat(getters).hasSizeGreaterThan(70);
            for (Method getter : getters) {
                assertPassesOn(rows, getter);
            }
        }
    }

    @Test
    void updates_areAllRefused() throws Exception {
        face.jdbc.returns("execute", true);
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            List<Method> updates = methods(ResultSet.class)
                    .filter(method -> method.getName().startsWith("update") || isRowChange(method))
                    .toList();
            assertThat(updates).hasSizeGreaterThan(90);
            for (Method update : updates) {
                assertThat(thrownBy(rows, update)).as("%s", update).isInstanceOf(SQLFeatureNotSupportedException.class);
            }
            assertThat(rows.rowUpdated() || rows.rowDeleted() || rows.rowInserted())
                    .isFalse();
        }
        assertThat(face.jdbc.called()).noneMatch(call -> call.startsWith("ResultSet.update"));
    }

    private static boolean isRowChange(Method method) {
        return Set.of("insertRow", "deleteRow", "refreshRow", "cancelRowUpdates", "moveToInsertRow", "moveToCurrentRow")
                .contains(method.getName());
    }

    @Test
    void parameters_areKeptUntilTheDriverHasItsStatement_andThenPassedOn() throws Exception {
        try (GatedConnection connection = face.connect();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            List<Method> setters = methods(PreparedStatement.class)
                    .filter(method -> method.getDeclaringClass() == PreparedStatement.class)
                    .filter(method -> method.getName().startsWith("set")
                            || method.getName().equals("clearParameters"))
                    .toList();
            assertThat(setters).hasSizeGreaterThan(50);
            for (Method setter : setters) {
                setter.invoke(statement, arguments(setter));
            }
            assertThat(face.jdbc.called()).isEmpty();

            statement.execute();

            List<String> passed = face.jdbc.calls.stream()
                    .filter(call -> call.type().equals("PreparedStatement"))
                    .map(call -> call.method() + call.parameters())
                    .toList();
            assertThat(passed)
                    .containsSubsequence(setters.stream()
                            .map(setter -> setter.getName() + List.of(setter.getParameterTypes()))
                            .toList());
            for (Method setter : setters) {
                assertPassesOn(statement, setter);
            }
        }
    }

    @Test
    void callsOwnParametersAndResults_arePassedOn() throws Exception {
        try (GatedConnection connection = face.connect();
                CallableStatement call = connection.prepareCall("{call something(?)}")) {
            List<Method> own = Arrays.stream(CallableStatement.class.getDeclaredMethods())
                    .filter(method -> Modifier.isAbstract(method.getModifiers()) || method.isDefault())
                    .sorted(Comparator.comparing(Method::toString))
                    .toList();
            for (Method method : own) {
                if (method.getReturnType() == void.class) {
                    method.invoke(call, arguments(method));
                } else {
                    assertThat(thrownBy(call, method)).as("%s", method).isInstanceOf(SQLException.class);
                }
            }
            assertThat(face.jdbc.called()).isEmpty();

            call.execute();

            for (Method method : own) {
                assertPassesOn(call, method);
            }
        }
    }

    @Test
    void columns_arePassedOn() throws Exception {
        face.jdbc.returns("execute", true);
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            ResultSetMetaData columns = rows.getMetaData();
            for (Method method : methods(ResultSetMetaData.class).toList()) {
                assertPassesOn(columns, method);
            }
            assertThat(columns.isWrapperFor(ResultSetMetaData.class)).isTrue();
        }
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getDeclaringClass() != Wrapper.class)
                .sorted(Comparator.comparing(Method::toString));
    }

    private void assertPassesOn(Object ours, Method method) throws Exception {
        @Nullable Object[] arguments = arguments(method);
        face.jdbc.calls.clear();

        method.invoke(ours, arguments);

        FakeJdbc.Call call = face.jdbc.last(method.getName());
        assertThat(call.parameters()).as("%s", method).isEqualTo(List.of(method.getParameterTypes()));
        for (int i = 0; i < arguments.length; i++) {
            assertThat(call.args().get(i)).as("argument %d of %s", i, method).isEqualTo(arguments[i]);
        }
    }

    private @Nullable Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(face.jdbc::sample).toArray();
    }

    private @Nullable Throwable thrownBy(Object ours, Method method) {
        Throwable thrown = catchThrowable(() -> method.invoke(ours, arguments(method)));
        assertThat(thrown).as("%s", method).isInstanceOf(InvocationTargetException.class);
        return thrown.getCause();
    }
}
