package dev.penstock.engine.core;

import dev.penstock.engine.api.AdmissionException;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.Stoppable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose node is chosen at its first statement and kept until it closes. What is set before that is
 * remembered and set on the lease. One thread at a time, but for {@code Statement.cancel()}.
 */
final class RoutedConnection implements InvocationHandler {
    private final CoreDatabase database;
    private final Caller caller;
    private final JdbcManner manner;
    private final Connection proxy;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Set<RoutedStatement> statements = new LinkedHashSet<>();
    private @Nullable NodeRuntime node;
    private @Nullable Lease lease;
    private @Nullable Connection target;
    private boolean closed;

    RoutedConnection(CoreDatabase database, Caller caller, JdbcManner manner) {
        this.database = database;
        this.caller = caller;
        this.manner = manner;
        this.proxy = (Connection) Proxy.newProxyInstance(
                RoutedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    Connection proxy() {
        return proxy;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        switch (method.getName()) {
            case "equals" -> {
                return isProxy(args);
            }
            case "hashCode" -> {
                return System.identityHashCode(this);
            }
            case "toString" -> {
                return "connection to " + database.name() + (node == null ? "" : " on " + node.name());
            }
            case "close" -> {
                close();
                return null;
            }
            case "isClosed" -> {
                return closed;
            }
            case "isWrapperFor" -> {
                return args != null && args[0] instanceof Class<?> type && type.isInstance(proxy);
            }
            case "unwrap" -> {
                return unwrap(args);
            }
            default -> {
                requireOpen();
                return call(method, args);
            }
        }
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] args) throws Throwable {
        Connection bound = target;
        if (bound == null) {
            switch (method.getName()) {
                case "setAutoCommit",
                        "setReadOnly",
                        "setTransactionIsolation",
                        "setHoldability",
                        "setSchema",
                        "setCatalog" -> {
                    remember(method, args);
                    return null;
                }
                case "getAutoCommit" -> {
                    return remembered("setAutoCommit", true);
                }
                case "isReadOnly" -> {
                    return remembered("setReadOnly", false);
                }
                case "getWarnings", "clearWarnings", "commit", "rollback" -> {
                    return null;
                }
                case "isValid" -> {
                    return true;
                }
                case "abort" -> {
                    close();
                    return null;
                }
                default -> bound = bind();
            }
        }
        return forward(bound, method, args);
    }

    private @Nullable Object forward(Connection bound, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        return switch (method.getName()) {
            case "createStatement", "prepareStatement", "prepareCall" ->
                statement((Statement) Reflection.required(bound, method, args), args);
            case "commit", "rollback", "setSavepoint", "releaseSavepoint" ->
                fly(text(method), Deadline.NONE, lease(), () -> Reflection.call(bound, method, args));
            case "setReadOnly" -> {
                Object nothing = Reflection.call(bound, method, args);
                // the intent of the statements that follow
                remember(method, args);
                yield nothing;
            }
            case "getMetaData" -> metaData((DatabaseMetaData) Reflection.required(bound, method, args));
            case "abort" -> {
                lease().abort();
                close();
                yield null;
            }
            default -> Reflection.call(bound, method, args);
        };
    }

    private static String text(Method method) {
        return switch (method.getName()) {
            case "commit" -> "COMMIT";
            case "rollback" -> "ROLLBACK";
            case "setSavepoint" -> "SAVEPOINT";
            default -> "RELEASE SAVEPOINT";
        };
    }

    private Statement statement(Statement real, @Nullable Object @Nullable [] args) {
        String sql = args != null && args.length > 0 && args[0] instanceof String text ? text : "";
        RoutedStatement routed = new RoutedStatement(this, real, sql);
        statements.add(routed);
        return routed.proxy();
    }

    /** The driver's questions to the server's catalog are statements like any other. */
    private DatabaseMetaData metaData(DatabaseMetaData real) {
        return (DatabaseMetaData) Proxy.newProxyInstance(
                RoutedConnection.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (self, method, args) -> {
                    if (method.getName().equals("getConnection")) {
                        return proxy;
                    }
                    if (method.getReturnType() != ResultSet.class) {
                        return Reflection.call(real, method, args);
                    }
                    return fly(
                            "/* metadata */ " + method.getName(),
                            Deadline.NONE,
                            lease(),
                            () -> Reflection.call(real, method, args));
                });
    }

    /** One statement's way on the lease this connection holds. A result set keeps its flight until it closes. */
    @Nullable
    Object fly(String text, Deadline deadline, Stoppable stoppable, JdbcFlight.Work work) throws SQLException {
        JdbcFlight flight = new JdbcFlight(flight(text, deadline), bound(), lease(), stoppable);
        try {
            return flight.run(work);
        } catch (SQLException thrown) {
            throw explained(thrown, flight);
        }
    }

    /** What was thrown, with the engine's own failure among its suppressed ones where the manner asks for that. */
    SQLException explained(SQLException thrown, JdbcFlight flight) {
        PenstockException failure = flight.failure();
        if (manner.explained() && failure != null && !failure.equals(thrown.getCause())) {
            thrown.addSuppressed(failure);
        }
        return thrown;
    }

    Flight flight(String text, Deadline deadline) {
        return new Flight(database, caller, intent(), SqlStatement.of(text), deadline);
    }

    private Intent intent() {
        return remembered("setReadOnly", false) ? Intent.READ : manner.intent();
    }

    private void remember(Method setter, @Nullable Object @Nullable [] args) {
        settings.put(setter.getName(), new Setting(setter, args == null ? List.of() : Arrays.asList(args)));
    }

    private boolean remembered(String setter, boolean otherwise) {
        Setting setting = settings.get(setter);
        if (setting != null && setting.args().getFirst() instanceof Boolean value) {
            return value;
        }
        return otherwise;
    }

    private Connection bind() throws SQLException {
        try {
            database.requireOpen();
            Lease fresh = board();
            Connection real = fresh.unwrap(Connection.class)
                    .orElseThrow(() -> new SQLFeatureNotSupportedException("The connector has no JDBC connection"));
            target = real;
            for (Setting setting : settings.values()) {
                Reflection.call(real, setting.method(), setting.args().toArray());
            }
            return real;
        } catch (RuntimeException failure) {
            throw JdbcFailures.of(failure);
        } catch (SQLException failure) {
            close();
            throw failure;
        }
    }

    private Lease board() {
        Flight flight = flight("", Deadline.NONE);
        while (true) {
            NodeRuntime chosen = database.services().way().route(flight);
            chosen.breaker().check();
            try {
                Lease fresh = chosen.lease(manner.leaseWait(), manner.givenUp());
                node = chosen;
                lease = fresh;
                if (manner.retired()) {
                    fresh.retire();
                }
                return fresh;
            } catch (AdmissionException full) {
                if (manner.givenUp().getAsBoolean()) {
                    throw new CancelledException(
                            ErrorCode.CANCELLED,
                            "The wait for a connection was cancelled",
                            Diagnosis.of(Outcome.NOT_DONE, "").at(database.name(), chosen.name()),
                            full);
                }
                throw full;
            } catch (ClosedException gone) {
                if (!Way.replaced(flight, chosen, gone)) {
                    throw gone;
                }
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // a connection is equal to itself alone
    private boolean isProxy(@Nullable Object @Nullable [] args) {
        return args != null && args[0] == proxy;
    }

    Lease lease() {
        if (lease == null) {
            throw new IllegalStateException("Not bound to a node");
        }
        return lease;
    }

    NodeRuntime bound() {
        if (node == null) {
            throw new IllegalStateException("Not bound to a node");
        }
        return node;
    }

    void forget(RoutedStatement statement) {
        statements.remove(statement);
    }

    private void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            for (RoutedStatement statement : Set.copyOf(statements)) {
                statement.close();
            }
        } finally {
            if (lease != null && node != null) {
                node.giveBack(lease);
            }
            lease = null;
            target = null;
        }
    }

    private void requireOpen() throws SQLException {
        if (closed) {
            throw new SQLNonTransientConnectionException("The connection has been closed", "08003");
        }
    }

    private Object unwrap(@Nullable Object @Nullable [] args) throws SQLException {
        if (args != null && args[0] instanceof Class<?> type && type.isInstance(proxy)) {
            return proxy;
        }
        throw new SQLFeatureNotSupportedException("The driver's own connection is not handed out", "0A000");
    }

    /**
     * Something set before there was a lease to set it on.
     *
     * @param method the setter
     * @param args its arguments
     */
    private record Setting(Method method, List<@Nullable Object> args) {}
}
