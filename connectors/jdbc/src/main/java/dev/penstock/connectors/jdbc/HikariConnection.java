package dev.penstock.connectors.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What HikariCP holds of a physical connection. Leases go past it to the driver. It always says that it is valid: the
 * pool asks for a sign of life itself, because HikariCP would wait for it without looking at the caller's deadline.
 */
final class HikariConnection implements InvocationHandler {
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
                return true;
            }
            case "unwrap" -> {
                if (args != null && args[0] == PhysicalConnection.class) {
                    return physical;
                }
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
}
