package dev.penstock.connectors.jdbc.face;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A JDBC driver that records each call and answers as it is told; untold, with something of the right type. */
final class FakeJdbc {
    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    final Connection connection = object(Connection.class);

    /** Answers a method by its name, or by {@code Type.name}. */
    void answer(String method, Answer answer) {
        answers.put(method, answer);
    }

    /** Answers a method with a value. */
    void returns(String method, @Nullable Object value) {
        answer(method, args -> value);
    }

    /** Lets a method fail. */
    void fails(String method, Throwable failure) {
        answer(method, args -> {
            throw failure;
        });
    }

    /** The methods called so far, as {@code Type.name}. */
    List<String> called() {
        return calls.stream().map(call -> call.type() + "." + call.method()).toList();
    }

    /** How often a method was called. */
    long count(String call) {
        return called().stream().filter(call::equals).count();
    }

    /** The last call of a method. */
    Call last(String method) {
        return calls.stream()
                .filter(call -> call.method().equals(method))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    /** An object of the driver's. */
    <T> T object(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(FakeJdbc.class.getClassLoader(), new Class<?>[] {type}, new Handler(type)));
    }

    /** What a method answers. */
    @FunctionalInterface
    interface Answer {
        @Nullable
        Object to(List<@Nullable Object> args) throws Throwable;
    }

    /**
     * A call.
     *
     * @param type the object's interface
     * @param method its name
     * @param parameters its types
     * @param args what it was given
     */
    record Call(String type, String method, List<Class<?>> parameters, List<@Nullable Object> args) {}

    private final class Handler implements InvocationHandler {
        private final Class<?> type;

        private Handler(Class<?> type) {
            this.type = type;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // an object is equal to itself alone
        public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] args)
                throws Throwable {
            List<@Nullable Object> given = args == null ? List.of() : Arrays.asList(args);
            switch (method.getName()) {
                case "equals" -> {
                    return self == given.getFirst();
                }
                case "hashCode" -> {
                    return System.identityHashCode(self);
                }
                case "toString" -> {
                    return "the driver's " + type.getSimpleName();
                }
                default ->
                    calls.add(new Call(
                            type.getSimpleName(), method.getName(), List.of(method.getParameterTypes()), given));
            }
            Answer told = answers.get(type.getSimpleName() + "." + method.getName());
            if (told == null) {
                told = answers.get(method.getName());
            }
            return told == null ? untold(method) : told.to(given);
        }

        private @Nullable Object untold(Method method) {
            return switch (method.getName()) {
                case "getConnection" -> connection;
                case "getAutoCommit" -> true;
                case "getUpdateCount" -> -1;
                case "getLargeUpdateCount" -> -1L;
                default -> sample(method.getReturnType());
            };
        }
    }

    /** Something of a type. */
    @Nullable
    Object sample(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == byte.class) {
            return (byte) 7;
        }
        if (type == short.class) {
            return (short) 7;
        }
        if (type == int.class) {
            return 7;
        }
        if (type == long.class) {
            return 7L;
        }
        if (type == float.class) {
            return 7f;
        }
        if (type == double.class) {
            return 7d;
        }
        if (type.isArray()) {
            return java.lang.reflect.Array.newInstance(Objects.requireNonNull(type.getComponentType()), 1);
        }
        return Samples.of(type).orElseGet(() -> type.isInterface() ? object(type) : null);
    }
}
