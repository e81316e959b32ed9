package dev.penstock.engine.api;

import dev.penstock.engine.api.catalog.Catalog;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One logical database. It stays the same object while its nodes come and go. Safe for use by many threads.
 *
 * <p>Each call that runs a statement takes the one way: access, cache, router, breaker, pool, connector, recorder,
 * audit.
 */
public interface Database {

    /** The name the workspace gives it. */
    String name();

    /** How it is reached. */
    Profile profile();

    /** The nodes as last observed; immutable, swapped whole. The first call begins to observe them and waits for nothing. */
    Topology topology();

    /** The pools of its nodes at this moment, in the order of the topology. */
    List<PoolState> pools();

    /** A session for a caller, with no consistency token yet and {@link Intent#WRITE} as its default. */
    default Session session(Caller caller) {
        return session(caller, Intent.WRITE);
    }

    /** A session whose statements have this intent where they do not say otherwise. */
    Session session(Caller caller, Intent defaultIntent);

    /**
     * Runs one statement in a session of its own and waits for its result.
     *
     * @return the result; {@link Rows}, {@link Documents} and {@link Several} hold a lease until they are closed
     * @throws PenstockException if it failed; a write's failure tells its {@link Outcome}
     */
    Result execute(Statement statement);

    /** As {@link #execute}, on a thread of the engine. */
    Execution<Result> executeAsync(Statement statement);

    /**
     * Runs SQL that returns rows.
     *
     * @param values one for each {@code ?} of the text
     * @throws ResultException if the statement returns no rows; it has been run by then
     */
    default Rows query(String sql, @Nullable Object... values) {
        return Results.rows(execute(SqlStatement.of(sql, values)));
    }

    /** As {@link #query}, on a thread of the engine. */
    default Execution<Rows> queryAsync(String sql, @Nullable Object... values) {
        return executeAsync(SqlStatement.of(sql, values)).map(Results::rows);
    }

    /**
     * Runs SQL that changes rows, and tells how many.
     *
     * @param values one for each {@code ?} of the text
     * @throws ResultException if the statement returns rows instead; it has been run by then
     */
    default long update(String sql, @Nullable Object... values) {
        return Results.count(execute(SqlStatement.of(sql, values)));
    }

    /** As {@link #update}, on a thread of the engine. */
    default Execution<Long> updateAsync(String sql, @Nullable Object... values) {
        return executeAsync(SqlStatement.of(sql, values)).map(Results::count);
    }

    /** What it holds, read through this engine on the caller's behalf. */
    Catalog catalog(Caller caller);

    /**
     * A JDBC view on a SQL database for ORMs and tools. A connection's node is chosen at its first statement and kept
     * until the connection closes; failures are {@code SQLException}s with their SQL state.
     *
     * @throws UnsupportedException if the database does not speak SQL
     */
    DataSource dataSource(Caller caller);
}
