package dev.penstock.connectors.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What HikariCP holds of a physical connection. Leases go past it to the driver. It always says that it is valid, and
 * remembers that it was asked: the pool asks for a sign of life itself, because HikariCP would wait for it without
 * looking at the caller's deadline.
 */
final class HikariConnection implements InvocationHandler {
    private static final String GENERAL_ERROR = "HY000";

    private final PhysicalConnection physical;

    private HikariConnection(PhysicalConnection physical) {
        this.physical = physical;
    }

    static Connection of(PhysicalConnection physical) {
        return (Connection) Proxy.newProxyInstance(
                HikariConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new HikariConnection(physical));
    }

    static PhysicalConnection physical(Connection borrowed) throws SQLException {
        return borrowed.unwrap(PhysicalConnection.class);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        switch (method.getName()) {
            case "isValid" -> {
                // asked for a connection that has lain idle for longer than HikariCP trusts it, half a second
                physical.idled();
                return true;
            }
            case "abort" -> {
                if (args != null && args[0] instanceof Executor executor) {
                    executor.execute(this::abort);
                    return null;
                }
            }
            case "unwrap" -> {
                if (args != null && args[0] == PhysicalConnection.class) {
                    return physical;
                }
            }
            // HikariCP's own, before it asks isValid: a driver's timed wait is bounded by this pool, and may be dear
            case "setNetworkTimeout" -> {
                return null;
            }
            // HikariCP asks it of its first connection
            case "getTransactionIsolation" -> {
                return isolation();
            }
            // at the end of each lease: past the reflection below
            case "clearWarnings" -> {
                physical.connection().clearWarnings();
                return null;
            }
            default -> {}
        }
        try {
            return method.invoke(physical.connection(), args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /**
     * HikariCP passes over a connection that broke under this question (a SQL state of class 08), and would then set the
     * isolation it does not know on every later one, which fails: the pool would never have a connection again. Told by
     * another state, it asks the next connection.
     */
    private int isolation() throws SQLException {
        try {
            return physical.driver().isolation(physical.connection());
        } catch (SQLException e) {
            throw new SQLException("The isolation could not be read: " + e.getMessage(), GENERAL_ERROR, e);
        }
    }

    /** The pool is shut down. Some drivers' own abort waits for the statement that runs; ours stops it first. */
    private void abort() {
        try (Connection connection = physical.connection()) {
            physical.driver().end(connection);
        } catch (SQLException e) {
            // it goes anyway
        }
    }
}
