package dev.penstock.engine.headless.command;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's SIGINT. The JDK has {@code sun.misc.Signal} for it and no other class, and javac's warning of
 * it cannot be switched off: so it is called by reflection. Where it is missing, Ctrl+C ends the process as ever.
 */
final class InterruptSignal {
    private @Nullable Object before;

    /** Calls the handler, on a thread of the JVM, each time the signal comes. */
    void handle(Runnable handler) {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            before = set(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                    handler.run();
                }
                return null;
            }));
        } catch (ReflectiveOperationException e) {
            System.getLogger(InterruptSignal.class.getName())
                    .log(System.Logger.Level.DEBUG, "Ctrl+C does not cancel", e);
        }
    }

    /** Gives it back to who had it. */
    void restore() {
        Object handler = before;
        if (handler != null) {
            try {
                set(handler);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("SIGINT cannot be given back", e);
            }
        }
    }

    private static Object set(Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Method handle = signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"));
        return handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), handler);
    }
}
