package dev.penstock.migrations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stand-ins for JDBC's interfaces, of which a few methods matter and the others go through. */
final class Proxies {
    private Proxies() {}

    static <T> T of(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Proxies.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> handler.call(method, args)));
    }

    /** Calls the method of the real one, with its own exceptions. */
    static @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException wrapped) {
            throw wrapped.getTargetException();
        }
    }

    /** What a stand-in does. */
    interface Handler {
        @Nullable
        Object call(Method method, @Nullable Object @Nullable [] args) throws Throwable;
    }
}
