package dev.penstock.engine.core.benchmark;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections to nothing: each call returns at once, so that a pool over them shows its own cost. */
final class FakeDataSource {
    private FakeDataSource() {}

    static DataSource create() {
        return proxy(DataSource.class);
    }

    private static <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer(proxy, method)));
    }

    private static @Nullable Object answer(Object proxy, Method method) {
        return switch (method.getName()) {
            case "getConnection" -> proxy(Connection.class);
            case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
            case "isValid", "getAutoCommit" -> true;
            case "isClosed", "isReadOnly" -> false;
            case "getNetworkTimeout", "getLoginTimeout" -> 0;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> false;
            case "toString" -> method.getDeclaringClass().getSimpleName();
            default -> null;
        };
    }
}
