package dev.penstock.engine.headless.command;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's SIGINT. The JDK offers only {@code sun.misc.Signal} for it, and javac's warning about that
 * class cannot be disabled, so this class calls it by reflection. If the class is missing, Ctrl+C ends the process as
 * usual.
 */
final class InterruptSignal {
    private @Nullable Object before;

    /**
     * Runs the handler on a thread of the JVM at each signal.
     *
     * @return whether signals will come: not if the process was started to ignore SIGINT, as {@code nohup} and a
     *     script's {@code &} do, and not if the JDK has no such class
     */
    boolean handle(Runnable handler) {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            before = set(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                    handler.run();
                }
                return null;
            }));
            return !Objects.equals(type.getField("SIG_IGN").get(null), before);
        } catch (ReflectiveOperationException e) {
            System.getLogger(InterruptSignal.class.getName())
                    .log(System.Logger.Level.DEBUG, "Ctrl+C does not cancel", e);
            return false;
        }
    }

    /** Restores the previous handler. */
    void restore() {
        Object handler = before;
        if (handler != null) {
            try {
                set(handler);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The handler of SIGINT cannot be restored", e);
            }
        }
    }

    private static Object set(Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Method handle = signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"));
        return handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), handler);
    }
}
