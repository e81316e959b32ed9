package dev.penstock.migrations;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds {@code COPY … FROM STDIN} in a migration of PostgreSQL. Flyway would send its rows over the driver's own
 * connection, past the one way of every statement, which is why it is not handed out.
 */
final class CopyFromStdin {
    /** Only what has these words is looked at closely. */
    private static final Pattern WORDS = Pattern.compile("\\bFROM\\s+STDIN\\b", Pattern.CASE_INSENSITIVE);

    private CopyFromStdin() {}

    /** The line of the first one, from 1; 0 if there is none. */
    static int line(String sql) {
        Matcher words = WORDS.matcher(sql);
        while (words.find()) {
            // no further: its rows are no SQL, and may be many
            int start = statement(SqlText.of(sql.substring(0, words.end()), EngineKind.POSTGRESQL));
            if (start >= 0) {
                return 1
                        + (int) sql.substring(0, start)
                                .chars()
                                .filter(each -> each == '\n')
                                .count();
            }
        }
        return 0;
    }

    /** Where the statement at the end of the text begins if it is a copy from there; -1 if it is something else. */
    private static int statement(SqlText sql) {
        List<SqlText.Range> statements = sql.statements();
        if (statements.isEmpty()) {
            return -1;
        }
        SqlText.Range last = statements.getLast();
        boolean copy = last.end() == sql.text().length()
                && sql.firstWord(last).orElse("").equals("COPY")
                && outsideOfBrackets(sql, last);
        return copy ? last.start() : -1;
    }

    /** Whether the last word stands in no bracket: {@code COPY (SELECT a FROM stdin) TO …} reads a table. */
    private static boolean outsideOfBrackets(SqlText sql, SqlText.Range statement) {
        int depth = 0;
        SqlToken token = sql.tokens().getLast();
        for (SqlToken each : sql.tokens()) {
            if (each.start() >= statement.start()) {
                depth += switch (each.of(sql.text())) {
                    case "(" -> 1;
                    case ")" -> -1;
                    default -> 0;
                };
            }
        }
        return depth == 0 && (token.kind() == SqlToken.Kind.KEYWORD || token.kind() == SqlToken.Kind.IDENTIFIER);
    }
}
