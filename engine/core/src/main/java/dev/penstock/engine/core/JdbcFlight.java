package dev.penstock.engine.core;

import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.SqlFailures;
import dev.penstock.engine.api.spi.Stoppable;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A JDBC call's flight on a lease that its connection holds. */
final class JdbcFlight {
    private final Flight flight;
    private final NodeRuntime node;
    private final Lease lease;
    private final Stoppable stoppable;
    private volatile boolean working;
    private @Nullable PenstockException failure;

    JdbcFlight(Flight flight, NodeRuntime node, Lease lease, Stoppable stoppable) {
        this.flight = flight;
        this.node = node;
        this.lease = lease;
        this.stoppable = stoppable;
    }

    /** Enters, passes access, does the work; ends unless the work returned a cursor, which then ends it. */
    @Nullable
    Object run(Work work) throws SQLException {
        Object result = open(work);
        if (result instanceof ResultSet cursor) {
            return cursor(cursor, null);
        }
        flight.count(result instanceof Integer changed && changed > 0 ? changed : 0);
        succeed();
        return result;
    }

    /** As {@link #run}, but whoever calls ends it. */
    @Nullable
    Object open(Work work) throws SQLException {
        flight.enter();
        try {
            flight.database().services().way().check(flight);
            flight.board(node, stoppable);
            return working(work);
        } catch (SQLException thrown) {
            throw failed(thrown);
        } catch (RuntimeException failure) {
            throw JdbcFailures.of(flight.fail(failure));
        }
    }

    private @Nullable Object working(Work work) throws SQLException {
        working = true;
        try {
            return work.call();
        } finally {
            working = false;
        }
    }

    /** Whether the driver is at it; from any thread. */
    boolean working() {
        return working;
    }

    /** A result set whose rows this flight counts and whose close ends it. */
    ResultSet cursor(ResultSet real, java.sql.@Nullable Statement owner) {
        return (ResultSet) Proxy.newProxyInstance(
                JdbcFlight.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (self, method, args) -> {
                    switch (method.getName()) {
                        case "next" -> {
                            return next(real);
                        }
                        case "close" -> {
                            real.close();
                            succeed();
                            return null;
                        }
                        case "getStatement" -> {
                            return owner == null ? real.getStatement() : owner;
                        }
                        default -> {
                            return Reflection.call(real, method, args);
                        }
                    }
                });
    }

    private boolean next(ResultSet real) throws SQLException {
        try {
            flight.checkpoint();
            boolean more = Boolean.TRUE.equals(working(real::next));
            if (more) {
                flight.count(1);
            }
            return more;
        } catch (SQLException thrown) {
            throw failed(thrown);
        } catch (RuntimeException failure) {
            throw JdbcFailures.of(flight.fail(failure));
        }
    }

    void cancel() {
        flight.cancel();
    }

    void count(long rows) {
        flight.count(rows);
    }

    /** Ends it well. Idempotent. */
    void succeed() {
        flight.succeed();
    }

    private SQLException failed(SQLException thrown) {
        PenstockException named = lease.unwrap(SqlFailures.class)
                .map(failures -> failures.named(thrown, flight.intent()))
                .orElseGet(() -> Failures.rejected(thrown));
        RuntimeException told = flight.fail(named);
        failure = told instanceof PenstockException known ? known : null;
        return JdbcFailures.of(told);
    }

    /** The engine's own name of what the driver threw; null if it threw nothing. */
    @Nullable
    PenstockException failure() {
        return failure;
    }

    /** What is done at the server. */
    @FunctionalInterface
    interface Work {
        @Nullable
        Object call() throws SQLException;
    }
}
