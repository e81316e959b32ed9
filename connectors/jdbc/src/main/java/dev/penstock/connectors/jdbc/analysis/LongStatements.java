package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.List;

/**
 * Statements too long for the scanner. Their head is scanned; of rows of constants behind it the lexer is sure. Anything
 * else counts as a statement that may do anything of its kind.
 */
final class LongStatements {
    /** In tokens, blanks included. */
    static final int LONGEST = 50_000;

    private static final int HEAD = 2_000;

    private LongStatements() {}

    static AnalysedStatement analyse(SqlText cut, int from, int to, SqlDialect dialect) {
        Tokens head = new Tokens(cut, from, Math.min(to, from + HEAD));
        String first = head.word(0);
        StatementRule rule = dialect.rule(first);
        if (rule == StatementRule.INSERT) {
            int values = 0;
            while (values < head.size() && !head.is(values, "VALUES") && !head.is(values, "VALUE")) {
                values++;
            }
            if (values < head.size() && constants(cut, from, to, head.start(values))) {
                return insert(head, values, dialect);
            }
        }
        Findings findings = new Findings(first);
        findings.unknown();
        if (rule != null) {
            findings.atLeast(least(rule));
        }
        if (dialect.definitionCommits()) {
            findings.commits();
        }
        findings.everyRow(rule == StatementRule.UPDATE || rule == StatementRule.DELETE || rule == StatementRule.DROP);
        return findings.done();
    }

    private static Intent least(StatementRule rule) {
        return switch (rule) {
            case CREATE, ALTER, DROP, RENAME, GRANT, COMMENT, DEFINITION -> Intent.DDL;
            case MAINTENANCE, ADMINISTRATION -> Intent.ADMINISTRATION;
            default -> Intent.WRITE;
        };
    }

    /** The table and the columns of the head; that it is an insert of constants is known. */
    private static AnalysedStatement insert(Tokens head, int values, SqlDialect dialect) {
        Findings findings = new Findings(head.word(0));
        findings.atLeast(Intent.WRITE);
        Scan scan = new Scan(head.upTo(values), dialect, findings, new Placeholders());
        try {
            scan.changes().head();
            if (!scan.in().ended()) {
                throw new NotUnderstood();
            }
            return findings.done();
        } catch (NotUnderstood e) {
            findings.unknown();
            return findings.done();
        }
    }

    /** Whether all behind a place are constants, placeholders, brackets, commas and signs. */
    private static boolean constants(SqlText cut, int from, int to, int start) {
        List<SqlToken> tokens = cut.tokens();
        for (int i = to - 1; i >= from; i--) {
            SqlToken token = tokens.get(i);
            if (token.start() <= start) {
                return true;
            }
            boolean constant = switch (token.kind()) {
                case STRING, NUMBER, PLACEHOLDER, NAMED_PLACEHOLDER, COMMENT, SPACE -> true;
                case SYMBOL -> "(),-+".indexOf(cut.text().charAt(token.start())) >= 0;
                case KEYWORD, IDENTIFIER -> word(token.of(cut.text()));
                case QUOTED_IDENTIFIER, SEMICOLON -> false;
            };
            if (!constant) {
                return false;
            }
        }
        return true;
    }

    private static boolean word(String word) {
        return word.equalsIgnoreCase("NULL")
                || word.equalsIgnoreCase("TRUE")
                || word.equalsIgnoreCase("FALSE")
                || word.equalsIgnoreCase("DEFAULT")
                || word.equalsIgnoreCase("X")
                || word.equalsIgnoreCase("_binary");
    }
}
