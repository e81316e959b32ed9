package dev.penstock.engine.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls through to a driver, with the driver's own exceptions. */
final class Reflection {
    private Reflection() {}

    /** As {@link #call}, for methods that JDBC says never return null. */
    static Object required(Object target, Method method, @Nullable Object @Nullable [] args) throws SQLException {
        return Objects.requireNonNull(call(target, method, args), method::getName);
    }

    static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] args) throws SQLException {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException wrapped) {
            switch (wrapped.getCause()) {
                case SQLException thrown -> throw thrown;
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw new SQLException("A driver threw what JDBC does not allow", wrapped);
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("JDBC's interfaces are public", impossible);
        }
    }
}
