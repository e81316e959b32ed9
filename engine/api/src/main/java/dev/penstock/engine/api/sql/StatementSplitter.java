package dev.penstock.engine.api.sql;

import dev.penstock.engine.api.sql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the ends of statements. Semicolons inside the body of a trigger or routine do not end a statement. */
final class StatementSplitter {
    private static final Set<String> WITH_BODY = Set.of("TRIGGER", "FUNCTION", "PROCEDURE", "EVENT");
    private static final int HEAD = 8;

    private final String text;
    private final List<SqlText.Range> found = new ArrayList<>();
    private int start = -1;
    private int end;
    private int words;
    private boolean create;
    private boolean body;
    private int depth;
    private String previous = "";

    private StatementSplitter(String text) {
        this.text = text;
    }

    static List<SqlText.Range> split(String text, List<SqlToken> tokens) {
        StatementSplitter splitter = new StatementSplitter(text);
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
        }
    }

    private void word(String word) {
        words++;
        if (words == 1) {
            create = word.equals("CREATE");
        } else if (create && words <= HEAD && WITH_BODY.contains(word)) {
            body = true;
        }
        if (body) {
            switch (word) {
                case "BEGIN", "CASE" -> {
                    // END CASE closes a CASE statement and does not open one
                    if (!previous.equals("END")) {
                        depth++;
                    }
                }
                case "END" -> depth = Math.max(0, depth - 1);
                case "IF", "LOOP", "WHILE", "REPEAT" -> {
                    // END IF closes an IF, which the depth does not count
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
        depth = 0;
        previous = "";
    }
}
