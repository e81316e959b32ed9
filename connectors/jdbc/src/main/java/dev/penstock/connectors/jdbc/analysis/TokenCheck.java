package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.sql.SqlToken.Kind;
import java.util.Set;

/**
 * Judges a statement that was not understood by its tokens alone. A query stays a read if none of its words writes or
 * locks and it calls no function but those that are known to change nothing. Its objects are unknown.
 */
final class TokenCheck {
    private static final Set<String> WRITING =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "INTO", "TRUNCATE", "CALL", "EXECUTE", "COPY", "PROCEDURE");

    private TokenCheck() {}

    static AnalysedStatement analyse(Tokens tokens, SqlDialect dialect, StatementRule rule, String kind) {
        Findings findings = new Findings(kind);
        findings.unknownObjects();
        switch (rule) {
            case QUERY, SHOW -> {
                findings.kind(rule == StatementRule.QUERY ? "SELECT" : kind);
                query(tokens, dialect, findings);
            }
            case INSERT, MERGE -> change(tokens, dialect, findings);
            case UPDATE, DELETE -> {
                change(tokens, dialect, findings);
                findings.everyRow(!has(tokens, "WHERE"));
            }
            case TRUNCATE -> {
                findings.atLeast(Intent.WRITE);
                findings.everyRow(true);
            }
            case CREATE, ALTER, DROP, RENAME, GRANT, COMMENT, DEFINITION, REFRESH -> {
                findings.atLeast(Intent.DDL);
                findings.changesSession();
                findings.everyRow(rule == StatementRule.DROP);
            }
            case MAINTENANCE, ADMINISTRATION, LOAD -> {
                findings.atLeast(Intent.ADMINISTRATION);
                findings.changesSession();
            }
            case BEGIN,
                    COMMIT,
                    ROLLBACK,
                    SAVEPOINT,
                    PREPARE,
                    XA,
                    EXPLAIN,
                    SET,
                    SESSION,
                    EFFECT,
                    DECLARE,
                    FETCH,
                    COPY,
                    LOCK,
                    PRAGMA,
                    UNKNOWN -> findings.unknown();
        }
        if (dialect.definitionCommits() && rule != StatementRule.QUERY && rule != StatementRule.SHOW) {
            findings.commits();
        }
        return findings.done();
    }

    private static void change(Tokens tokens, SqlDialect dialect, Findings findings) {
        findings.atLeast(Intent.WRITE);
        for (int i = 0; i < tokens.size(); i++) {
            if (calls(tokens, i) && effect(tokens, dialect, i) != FunctionEffect.NONE) {
                findings.unknown();
            }
        }
    }

    private static void query(Tokens tokens, SqlDialect dialect, Findings findings) {
        for (int i = 0; i < tokens.size(); i++) {
            if (!harmless(tokens, dialect, i)) {
                findings.unknown();
                return;
            }
        }
    }

    private static boolean harmless(Tokens tokens, SqlDialect dialect, int i) {
        String word = tokens.word(i);
        boolean call = calls(tokens, i);
        if (call) {
            FunctionEffect effect = effect(tokens, dialect, i);
            return effect == FunctionEffect.NONE || effect == FunctionEffect.READS_OBJECTS;
        }
        if (tokens.kind(i) == Kind.STRING && tokens.is(i + 1, "(")) {
            return false;
        }
        return switch (word) {
            case ":=", ";", "\\" -> false;
            case "FOR" -> !locks(tokens, i + 1);
            case "LOCK" -> !tokens.is(i + 1, "IN");
            case "NEXT" -> !tokens.is(i + 1, "VALUE");
            case "OPERATOR" -> !tokens.is(i + 1, "(") || tokens.is(i + 2, "PG_CATALOG");
            default -> !WRITING.contains(word);
        };
    }

    private static boolean locks(Tokens tokens, int i) {
        return switch (tokens.word(i)) {
            case "UPDATE", "SHARE", "NO", "KEY" -> true;
            default -> false;
        };
    }

    private static boolean calls(Tokens tokens, int i) {
        return tokens.name(i) && tokens.is(i + 1, "(") && (tokens.quoted(i) || !noFunction(tokens.word(i)));
    }

    private static boolean noFunction(String word) {
        return Words.BEFORE_BRACKETS.contains(word) || Words.SEPARATORS.contains(word) || bracketed(word);
    }

    /** Words of queries that may have a bracket behind them. */
    private static boolean bracketed(String word) {
        return switch (word) {
            case "SELECT",
                    "FROM",
                    "JOIN",
                    "LATERAL",
                    "UNION",
                    "EXCEPT",
                    "INTERSECT",
                    "HAVING",
                    "BY",
                    "LIMIT",
                    "OFFSET",
                    "MATERIALIZED",
                    "VALUES",
                    "GROUP",
                    "ONLY",
                    "FIRST",
                    "NEXT",
                    "OPERATOR",
                    "PARTITION" -> true;
            default -> false;
        };
    }

    private static FunctionEffect effect(Tokens tokens, SqlDialect dialect, int i) {
        String schema = null;
        if (tokens.is(i - 1, ".") && tokens.name(i - 2)) {
            schema = dialect.object(tokens.bare(i - 2), tokens.quoted(i - 2));
            if (tokens.is(i - 3, ".")) {
                return FunctionEffect.UNKNOWN;
            }
        }
        return dialect.function(schema, dialect.column(tokens.bare(i), tokens.quoted(i)));
    }

    private static boolean has(Tokens tokens, String word) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, word)) {
                return true;
            }
        }
        return false;
    }
}
