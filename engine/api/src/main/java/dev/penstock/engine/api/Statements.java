package dev.penstock.engine.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements: what {@link Database}, {@link Session}, {@link PinnedSession} and {@link Transaction} have in common.
 *
 * <p>Blocking calls are written for virtual threads; each has an {@code …Async} twin that runs on a thread of the engine.
 * Every call takes the one way: analysis, access, router, breaker, admission, pool, connector, recorder, audit. Failures
 * are {@link PenstockException}s; a write's failure has its {@link Outcome}.
 */
public interface Statements {

    /**
     * Runs one statement and waits for its result.
     *
     * @return the result; {@link Rows}, {@link Documents} and {@link Several} that the server still holds anything for keep
     *     their connection until they are closed
     */
    Result execute(Statement statement);

    /** As {@link #execute}, on a thread of the engine. */
    Execution<Result> executeAsync(Statement statement);

    /**
     * Runs a statement that returns rows.
     *
     * @throws ResultException if it returns something else; it has taken effect then
     */
    default Rows query(Statement statement) {
        return Results.rows(execute(statement));
    }

    /** As {@link #query(Statement)}, on a thread of the engine. */
    default Execution<Rows> queryAsync(Statement statement) {
        return executeAsync(statement).map(Results::rows);
    }

    /**
     * Runs SQL that returns rows.
     *
     * @param values one for each {@code ?} of the text
     * @throws ResultException if it returns something else; it has taken effect then
     */
    default Rows query(String sql, @Nullable Object... values) {
        return query(SqlStatement.of(sql, values));
    }

    /** As {@link #query(String, Object...)}, on a thread of the engine. */
    default Execution<Rows> queryAsync(String sql, @Nullable Object... values) {
        return queryAsync(SqlStatement.of(sql, values));
    }

    /**
     * Runs a statement that changes data.
     *
     * @throws ResultException if it returns rows or documents instead; it has taken effect then
     */
    default Changed update(Statement statement) {
        return Results.changed(execute(statement));
    }

    /** As {@link #update(Statement)}, on a thread of the engine. */
    default Execution<Changed> updateAsync(Statement statement) {
        return executeAsync(statement).map(Results::changed);
    }

    /**
     * Runs SQL that changes rows.
     *
     * @param values one for each {@code ?} of the text
     * @throws ResultException if it returns rows instead; it has taken effect then
     */
    default Changed update(String sql, @Nullable Object... values) {
        return update(SqlStatement.of(sql, values));
    }

    /** As {@link #update(String, Object...)}, on a thread of the engine. */
    default Execution<Changed> updateAsync(String sql, @Nullable Object... values) {
        return updateAsync(SqlStatement.of(sql, values));
    }

    /**
     * Runs SQL that returns exactly one row.
     *
     * @param values one for each {@code ?} of the text
     * @throws ResultException if there is no row or more than one
     */
    default Row one(String sql, @Nullable Object... values) {
        return Results.one(query(sql, values));
    }

    /** As {@link #one}, on a thread of the engine. */
    default Execution<Row> oneAsync(String sql, @Nullable Object... values) {
        return executeAsync(SqlStatement.of(sql, values)).map(result -> Results.one(Results.rows(result)));
    }

    /**
     * Runs SQL that returns one row or none.
     *
     * @param values one for each {@code ?} of the text
     * @throws ResultException if there is more than one
     */
    default Optional<Row> optional(String sql, @Nullable Object... values) {
        return Results.optional(query(sql, values));
    }

    /** As {@link #optional}, on a thread of the engine. */
    default Execution<Optional<Row>> optionalAsync(String sql, @Nullable Object... values) {
        return executeAsync(SqlStatement.of(sql, values)).map(result -> Results.optional(Results.rows(result)));
    }

    /**
     * Runs one statement once for each row of values, in as few round trips as the engine allows.
     *
     * @param rows one list of values a row, each with a value for each {@code ?} of the text
     * @return the sum of all rows; a row that failed is among its {@link Changed#failures()} if others took effect
     */
    default Changed batch(String sql, List<? extends List<? extends @Nullable Object>> rows) {
        return update(SqlStatement.batch(sql, rows));
    }

    /** As {@link #batch(String, List)}, on a thread of the engine. */
    default Execution<Changed> batchAsync(String sql, List<? extends List<? extends @Nullable Object>> rows) {
        return updateAsync(SqlStatement.batch(sql, rows));
    }

    /**
     * As {@link #batch(String, List)}, with the values taken from objects.
     *
     * @param values of one item, one for each {@code ?} of the text
     */
    default <T> Changed batch(
            String sql, List<T> items, Function<? super T, ? extends List<? extends @Nullable Object>> values) {
        return batch(
                sql,
                items.stream().<List<? extends @Nullable Object>>map(values).toList());
    }
}
