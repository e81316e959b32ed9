package dev.penstock.connectors.jdbc.face;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One of the driver's objects behind a proxy that keeps calls inside the gate; for types that are used too seldom to be
 * worth a class with all their methods.
 */
abstract class GatedView implements InvocationHandler {

    /** A proxy of that type over this view. */
    final <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(GatedView.class.getClassLoader(), new Class<?>[] {type}, this));
    }

    /** The driver's object behind a proxy of a view; null if the object is none. */
    static @Nullable Object behind(Object object) {
        return Proxy.isProxyClass(object.getClass()) && Proxy.getInvocationHandler(object) instanceof GatedView view
                ? view.real()
                : null;
    }

    /** The driver's object. */
    abstract @Nullable Object real();

    /** A call that is neither {@code Object}'s nor {@code Wrapper}'s. */
    abstract @Nullable Object call(Object self, Method method, @Nullable Object @Nullable [] args) throws SQLException;

    @Override
    @SuppressWarnings("ReferenceEquality") // a view is equal to itself alone
    public final @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] args)
            throws SQLException {
        return switch (method.getName()) {
            case "equals" -> self == argument(args);
            case "hashCode" -> System.identityHashCode(self);
            case "toString" -> toString();
            case "isWrapperFor" -> argument(args) instanceof Class<?> type && type.isInstance(self);
            case "unwrap" -> OwnTypes.unwrap(self, (Class<?>) java.util.Objects.requireNonNull(argument(args)));
            default -> call(self, method, args);
        };
    }

    private static @Nullable Object argument(@Nullable Object @Nullable [] args) {
        return args == null ? null : args[0];
    }

    /** As {@link #call(Method, Object, Object[])}, for callers that want an object in any case. */
    static Answer answer(Method method, Object target, @Nullable Object @Nullable [] args) throws SQLException {
        return new Answer(call(method, target, args));
    }

    /**
     * What a call has returned.
     *
     * @param value null if it was null, or nothing
     */
    record Answer(@Nullable Object value) {}

    /** Calls through, with the target's own exceptions. */
    static @Nullable Object call(Method method, @Nullable Object target, @Nullable Object @Nullable [] args)
            throws SQLException {
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
