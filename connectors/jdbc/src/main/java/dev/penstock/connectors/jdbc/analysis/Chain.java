package dev.penstock.connectors.jdbc.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A name with dots.
 *
 * @param from the index of its first token
 * @param to behind its last
 * @param star whether it ends with {@code .*}
 */
record Chain(Tokens tokens, int from, int to, boolean star) {

    /** How many names it has, the star not counted. */
    int names() {
        return (to - from + 1) / 2 - (star ? 1 : 0);
    }

    /** The index of a name, counted from the last, which is 0. */
    private int index(int fromLast) {
        return from + 2 * (names() - 1 - fromLast);
    }

    /** A single word in capitals; empty if it is longer or in quotes. */
    String word() {
        return to - from == 1 ? tokens.word(from) : "";
    }

    /** A name as tables and schemas are compared, counted from the last. */
    String object(SqlDialect dialect, int fromLast) {
        int index = index(fromLast);
        return dialect.object(tokens.bare(index), tokens.quoted(index));
    }

    /** The same for the name before; null if there is none. */
    @Nullable
    String schema(SqlDialect dialect, int fromLast) {
        return names() > fromLast + 1 ? object(dialect, fromLast + 1) : null;
    }

    /** A name as columns and functions are compared, counted from the last. */
    String column(SqlDialect dialect, int fromLast) {
        int index = index(fromLast);
        return dialect.column(tokens.bare(index), tokens.quoted(index));
    }
}
