package dev.penstock.engine.core;

import dev.penstock.connectors.jdbc.JdbcSession;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.RowCursor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls that an engine makes to its connector, and the connector's JDBC face to the driver, and lets one of them
 * fail. A close fails after it has closed, every other call before it has begun.
 */
final class FaultPoints {
    /** What is wrapped. */
    private static final List<Class<?>> WRAPPED =
            List.of(NodePool.class, Lease.class, RowCursor.class, JdbcSession.class);

    /** What may fail; other calls only read or set a field. */
    private static final Set<String> FAILING = Set.of(
            "lease",
            "execute",
            "begin",
            "commit",
            "rollback",
            "savepoint",
            "rollbackTo",
            "release",
            "transaction",
            "position",
            "serverSession",
            "unwrap",
            "read",
            "call",
            "close");

    /** What reaches no server, so that it finds no connection lost. */
    private static final Set<String> LOCAL = Set.of("transaction", "serverSession", "unwrap");

    private final AtomicInteger calls = new AtomicInteger();
    private volatile int failing;
    private volatile @Nullable Throwable failure;
    private volatile String failed = "";

    /** The connector, with its pools wrapped. */
    ConnectorProvider around(ConnectorProvider connector) {
        return (ConnectorProvider) Proxy.newProxyInstance(
                FaultPoints.class.getClassLoader(),
                new Class<?>[] {ConnectorProvider.class},
                (proxy, method, args) -> wrapped(call(connector, method, args)));
    }

    /** From now on all calls succeed, and are counted from 0. */
    void count() {
        arm(0, null);
    }

    /** From now on the call of this number, from 1, fails. */
    void arm(int number, @Nullable Throwable thrown) {
        failing = number;
        failure = thrown;
        failed = "";
        calls.set(0);
    }

    /** How many calls there were. */
    int calls() {
        return calls.get();
    }

    /** The call that has failed; empty if none has. */
    String failed() {
        return failed;
    }

    private @Nullable Object wrapped(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(this::wrapped);
        }
        for (Class<?> type : WRAPPED) {
            if (type.isInstance(value) && !Proxy.isProxyClass(value.getClass())) {
                return wrap(type, value);
            }
        }
        return value;
    }

    private Object wrap(Class<?> type, Object real) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            boolean closes = method.getName().equals("close");
            Throwable thrown = failure;
            boolean fails = FAILING.contains(method.getName())
                    && !(closes && real instanceof NodePool)
                    && !(thrown instanceof PenstockException && LOCAL.contains(method.getName()))
                    && calls.incrementAndGet() == failing;
            if (fails) {
                failed = type.getSimpleName() + "." + method.getName();
            }
            if (real instanceof JdbcSession && thrown instanceof ConnectionLostException lost) {
                thrown = new SQLException(lost.summary(), "08006");
            }
            if (fails && !closes && thrown != null) {
                throw thrown;
            }
            Object answer = wrapped(call(real, method, args));
            if (fails && closes && thrown != null) {
                throw thrown;
            }
            return answer;
        });
    }

    private static @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
