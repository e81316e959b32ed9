package dev.penstock.migrations;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds {@code COPY … FROM STDIN} in a PostgreSQL migration. Flyway would send the rows over the driver's own
 * connection, which bypasses the engine. Therefore the engine does not expose that connection.
 */
final class CopyFromStdin {
    /** A quick check: only a text with these words is parsed. */
    private static final Pattern WORDS = Pattern.compile("\\bFROM\\s+STDIN\\b", Pattern.CASE_INSENSITIVE);

    private CopyFromStdin() {}

    /** The line of the first occurrence, from 1; 0 if there is none. */
    static int line(String sql) {
        Matcher words = WORDS.matcher(sql);
        while (words.find()) {
            // stop here: the rows that follow are not SQL and may be many
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

    /** The offset of the text's last statement if it is a copy from standard input; otherwise -1. */
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

    /** Whether the last word is outside of brackets: {@code COPY (SELECT a FROM stdin) TO …} reads a table. */
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
