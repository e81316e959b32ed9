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
 * The proxy of a physical connection that HikariCP holds. Leases use the driver's connection directly. The proxy is
 * always valid to HikariCP and records the check: {@link JdbcNodePool} checks the connection itself, because HikariCP
 * would ignore the caller's deadline. See {@code docs/decisions/0016-holding-hikaricp-in-check.md}.
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
                new Class<?>[] {Connection.class, Pooled.class},
                new HikariConnection(physical));
    }

    /** The physical connection behind a connection of the pool. */
    static PhysicalConnection physical(Connection borrowed) throws SQLException {
        Pooled pooled = borrowed instanceof Pooled opened ? opened : borrowed.unwrap(Pooled.class);
        return pooled.physical();
    }

    /** What the proxy is besides a connection: HikariCP's unwrap finds it without a call by reflection. */
    private interface Pooled {
        PhysicalConnection physical();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        switch (method.getName()) {
            case "isValid" -> {
                // HikariCP checks a connection that was idle for longer than half a second
                physical.idled();
                return true;
            }
            case "abort" -> {
                if (args != null && args[0] instanceof Executor executor) {
                    executor.execute(this::abort);
                    return null;
                }
            }
            case "physical" -> {
                return physical;
            }
            // HikariCP sets it before isValid; this pool has limits of its own, and a socket with a timeout stays slow
            case "setNetworkTimeout" -> {
                return null;
            }
            // HikariCP reads it from its first connection
            case "getTransactionIsolation" -> {
                return isolation();
            }
            // at the end of each lease: without the reflection below
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
     * HikariCP ignores a failure with a SQL state of class 08 here. It would then set the isolation that it does not
     * know on every later connection, which fails: the pool would never have a connection again. After a failure with
     * another state it reads the isolation from the next connection.
     */
    private int isolation() throws SQLException {
        try {
            return physical.driver().isolation(physical.connection());
        } catch (SQLException e) {
            throw new SQLException("The isolation could not be read: " + e.getMessage(), GENERAL_ERROR, e);
        }
    }

    /** The pool shuts down. The abort of some drivers waits for the running statement; ours stops it first. */
    private void abort() {
        try (Connection connection = physical.connection()) {
            physical.driver().end(connection);
        } catch (SQLException e) {
            // it is not used again
        }
    }
}
