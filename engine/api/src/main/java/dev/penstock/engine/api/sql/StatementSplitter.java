package dev.penstock.engine.api.sql;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds where statements end. The semicolons inside the body of a trigger or routine end none, and neither do those in the
 * brackets of PostgreSQL's {@code CREATE RULE}.
 */
final class StatementSplitter {
    private static final Set<String> WITH_BODY = Set.of("TRIGGER", "FUNCTION", "PROCEDURE", "EVENT");
    /** What else is created; names that follow do not make a body. */
    private static final Set<String> WITHOUT_BODY =
            Set.of("TABLE", "VIEW", "INDEX", "SEQUENCE", "SCHEMA", "DATABASE", "TYPE", "DOMAIN", "EXTENSION", "ROLE");

    private static final int HEAD = 8;

    private final String text;
    private final boolean postgres;
    private final List<SqlText.Range> found = new ArrayList<>();
    private int start = -1;
    private int end;
    private int words;
    private boolean create;
    private boolean body;
    private boolean rule;
    private int depth;
    private String previous = "";

    private StatementSplitter(String text, boolean postgres) {
        this.text = text;
        this.postgres = postgres;
    }

    static List<SqlText.Range> split(String text, List<SqlToken> tokens, EngineKind dialect) {
        StatementSplitter splitter = new StatementSplitter(text, dialect == EngineKind.POSTGRESQL);
        tokens.forEach(splitter::take);
        splitter.finish();
        return List.copyOf(splitter.found);
    }

    private void take(SqlToken token) {
        if (token.silent()) {
            return;
        }
        if (token.kind() == Kind.SEMICOLON && depth == 0) {
            finish();
            return;
        }
        if (start == -1) {
            start = token.start();
        }
        end = token.end();
        if (token.kind() == Kind.KEYWORD || token.kind() == Kind.IDENTIFIER) {
            word(token.of(text).toUpperCase(Locale.ROOT));
        } else if (token.kind() == Kind.SEMICOLON) {
            previous = ";";
        } else if (rule && token.kind() == Kind.SYMBOL) {
            bracket(text.charAt(token.start()));
        }
    }

    private void bracket(char symbol) {
        if (symbol == '(') {
            depth++;
        } else if (symbol == ')') {
            depth = Math.max(0, depth - 1);
        }
    }

    private void word(String word) {
        words++;
        if (words == 1) {
            create = word.equals("CREATE");
        } else if (create && words <= HEAD) {
            if (WITH_BODY.contains(word)) {
                body = true;
            } else if (WITHOUT_BODY.contains(word)) {
                create = false;
            } else if (postgres && word.equals("RULE")) {
                rule = true;
            }
        }
        if (body && postgres && depth == 0) {
            // a body of statements begins with BEGIN ATOMIC there; an argument may be called begin
            depth = word.equals("ATOMIC") && previous.equals("BEGIN") ? 1 : 0;
        } else if (body) {
            switch (word) {
                case "BEGIN", "CASE" -> {
                    // END CASE closes a CASE statement and opens none
                    if (!previous.equals("END")) {
                        depth++;
                    }
                }
                case "END" -> depth = Math.max(0, depth - 1);
                case "IF", "LOOP", "WHILE", "REPEAT" -> {
                    // END IF closes an IF, which BEGIN's depth does not count
                    if (previous.equals("END")) {
                        depth++;
                    }
                }
                default -> {}
            }
        }
        previous = word;
    }

    private void finish() {
        if (start != -1) {
            found.add(new SqlText.Range(start, end));
        }
        start = -1;
        words = 0;
        create = false;
        body = false;
        rule = false;
        depth = 0;
        previous = "";
    }
}
