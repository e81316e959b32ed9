package dev.penstock.app.ui.query.editor;

import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tables that a statement names, by the words before them: it need not be complete nor right. */
final class Mentions {
    private static final Set<String> BEFORE = Set.of("FROM", "JOIN", "INTO", "UPDATE", "TABLE", "USING");

    /**
     * A table in a statement.
     *
     * @param schema as written, without quotes; null if it is not written
     * @param table as written, without quotes
     * @param alias null for none
     */
    record Mention(
            @Nullable String schema, String table, @Nullable String alias) {

        /** What its columns are called by. */
        String called() {
            return alias == null ? table : alias;
        }
    }

    private final String text;
    private final List<SqlToken> tokens;
    private final List<Mention> found = new ArrayList<>();
    private int at;

    private Mentions(String text, List<SqlToken> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    static List<Mention> in(SqlText sql, SqlText.Range statement) {
        List<SqlToken> spoken = sql.tokens().stream()
                .filter(token -> token.start() >= statement.start() && token.end() <= statement.end())
                .filter(token -> !token.silent())
                .toList();
        Mentions mentions = new Mentions(sql.text(), spoken);
        mentions.read();
        return mentions.found;
    }

    /** Whether a table comes behind this token. */
    static boolean before(SqlToken token, String text) {
        return token.kind() == SqlToken.Kind.KEYWORD
                && BEFORE.contains(token.of(text).toUpperCase(Locale.ROOT));
    }

    /** A name without its quotes. */
    static String bare(SqlToken token, String text) {
        String written = token.of(text);
        if (token.kind() != SqlToken.Kind.QUOTED_IDENTIFIER || written.length() < 2) {
            return written;
        }
        String quote = written.substring(written.length() - 1);
        return written.substring(1, written.length() - 1).replace(quote + quote, quote);
    }

    private void read() {
        while (at < tokens.size()) {
            if (before(tokens.get(at++), text)) {
                while (table() && is(",")) {
                    at++;
                }
            }
        }
    }

    private boolean table() {
        if (!name()) {
            return false;
        }
        String schema = null;
        String table = bare(tokens.get(at++), text);
        if (is(".")) {
            at++;
            if (!name()) {
                return false;
            }
            schema = table;
            table = bare(tokens.get(at++), text);
        }
        if (at < tokens.size() && tokens.get(at).of(text).equalsIgnoreCase("as")) {
            at++;
        }
        String alias = name() ? bare(tokens.get(at++), text) : null;
        found.add(new Mention(schema, table, alias));
        return true;
    }

    private boolean name() {
        return at < tokens.size() && named(tokens.get(at));
    }

    static boolean named(SqlToken token) {
        return token.kind() == SqlToken.Kind.IDENTIFIER || token.kind() == SqlToken.Kind.QUOTED_IDENTIFIER;
    }

    private boolean is(String symbol) {
        return at < tokens.size() && tokens.get(at).of(text).equals(symbol);
    }
}
