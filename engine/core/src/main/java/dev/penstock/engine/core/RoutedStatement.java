package dev.penstock.engine.core;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.spi.Stoppable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A JDBC statement each execution of which takes the one way; its query timeout is a deadline of the engine's. */
final class RoutedStatement implements InvocationHandler, Stoppable {
    private static final long REPEAT_NANOS = 50_000_000;

    private final RoutedConnection connection;
    private final Statement real;
    private final String sql;
    private final Statement proxy;
    private volatile @Nullable JdbcFlight current;
    private int timeoutSeconds;

    RoutedStatement(RoutedConnection connection, Statement real, String sql) {
        this.connection = connection;
        this.real = real;
        this.sql = sql;
        Class<?> kind = real instanceof CallableStatement
                ? CallableStatement.class
                : real instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        this.proxy =
                (Statement) Proxy.newProxyInstance(RoutedStatement.class.getClassLoader(), new Class<?>[] {kind}, this);
    }

    Statement proxy() {
        return proxy;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        switch (method.getName()) {
            case "equals" -> {
                return isProxy(args);
            }
            case "hashCode" -> {
                return System.identityHashCode(this);
            }
            case "toString" -> {
                return "statement " + sql;
            }
            case "getConnection" -> {
                return connection.proxy();
            }
            case "close" -> {
                close();
                return null;
            }
            case "cancel" -> {
                JdbcFlight running = current;
                if (running != null) {
                    running.cancel();
                }
                return null;
            }
            case "setQueryTimeout" -> {
                timeoutSeconds = args != null && args[0] instanceof Integer seconds ? seconds : 0;
                return null;
            }
            case "getQueryTimeout" -> {
                return timeoutSeconds;
            }
            case "execute",
                    "executeQuery",
                    "executeUpdate",
                    "executeLargeUpdate",
                    "executeBatch",
                    "executeLargeBatch" -> {
                return execute(method, args);
            }
            case "getResultSet" -> {
                ResultSet cursor = (ResultSet) Reflection.call(real, method, args);
                JdbcFlight running = current;
                return cursor == null || running == null ? cursor : running.cursor(cursor, proxy);
            }
            default -> {
                return Reflection.call(real, method, args);
            }
        }
    }

    private @Nullable Object execute(Method method, @Nullable Object @Nullable [] args) throws SQLException {
        endCurrent();
        String text = args != null && args.length > 0 && args[0] instanceof String given ? given : sql;
        Deadline deadline = timeoutSeconds == 0 ? Deadline.NONE : Deadline.after(Duration.ofSeconds(timeoutSeconds));
        JdbcFlight flight =
                new JdbcFlight(connection.flight(text, deadline), connection.bound(), connection.lease(), this);
        current = flight;
        Object result;
        try {
            result = flight.open(() -> Reflection.call(real, method, args));
        } catch (SQLException thrown) {
            throw connection.explained(thrown, flight);
        }
        if (result instanceof ResultSet cursor) {
            return flight.cursor(cursor, proxy);
        }
        if (!Boolean.TRUE.equals(result)) {
            flight.count(changed(result));
            flight.succeed();
        }
        return result;
    }

    private long changed(@Nullable Object result) throws SQLException {
        return switch (result) {
            case Integer rows -> rows;
            case Long rows -> rows;
            case int[] batch -> Arrays.stream(batch).filter(rows -> rows > 0).sum();
            case long[] batch -> Arrays.stream(batch).filter(rows -> rows > 0).sum();
            case null, default -> Math.max(0, real.getUpdateCount());
        };
    }

    @SuppressWarnings("ReferenceEquality") // a statement is equal to itself alone
    private boolean isProxy(@Nullable Object @Nullable [] args) {
        return args != null && args[0] == proxy;
    }

    private void endCurrent() {
        JdbcFlight last = current;
        current = null;
        if (last != null) {
            last.succeed();
        }
    }

    void close() throws SQLException {
        connection.forget(this);
        try {
            real.close();
        } finally {
            endCurrent();
        }
    }

    /**
     * Asks until the driver has come back: what the server hears before the statement has begun is lost. By the lease,
     * because a driver's own statement may take no notice of more than one cancel.
     */
    @Override
    public boolean cancel(Duration limit) {
        Deadline until = Deadline.after(limit);
        JdbcFlight running = current;
        while (running != null && running.working()) {
            if (until.expired() || !connection.lease().cancel(until.remaining())) {
                return false;
            }
            if (running.working()) {
                LockSupport.parkNanos(REPEAT_NANOS);
            }
        }
        return true;
    }

    @Override
    public void abort() {
        connection.lease().abort();
    }
}
