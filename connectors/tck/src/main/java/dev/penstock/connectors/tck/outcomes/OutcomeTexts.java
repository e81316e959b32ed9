package dev.penstock.connectors.tck.outcomes;

import org.jspecify.annotations.Nullable;

/**
 * The SQL that differs. Each text has one value, the key of the row.
 *
 * @param slowInsert an insert of one row into {@code outcome (id)} that runs for many seconds
 * @param slowRead a query that runs for many seconds
 * @param writingQuery a query that calls a function which inserts the row; null if the engine has none
 * @param slowWritingQuery one like it that runs for many seconds
 * @param slowCommitInsert an insert whose commit runs for many seconds; null if the engine has none
 */
public record OutcomeTexts(
        String slowInsert,
        String slowRead,
        @Nullable String writingQuery,
        @Nullable String slowWritingQuery,
        @Nullable String slowCommitInsert) {

    /** An insert of one row. */
    static final String INSERT = "INSERT INTO outcome (id) VALUES (?)";

    /** An insert of two rows, which returns both. */
    static final String INSERT_TWO = "INSERT INTO outcome (id) VALUES (?), (?) RETURNING id";

    /** A short query. */
    static final String READ = "SELECT count(*) FROM outcome WHERE id = ?";
}
