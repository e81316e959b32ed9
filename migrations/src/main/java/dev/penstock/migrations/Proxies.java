package dev.penstock.migrations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Proxies for JDBC interfaces that intercept a few methods and delegate the others. */
final class Proxies {
    private Proxies() {}

    static <T> T of(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Proxies.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> handler.call(method, args)));
    }

    /** Calls the method of the real object and throws its exceptions unwrapped. */
    static @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException wrapped) {
            throw wrapped.getTargetException();
        }
    }

    /** Handles the calls of a proxy. */
    interface Handler {
        @Nullable
        Object call(Method method, @Nullable Object @Nullable [] args) throws Throwable;
    }
}
