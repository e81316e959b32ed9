package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.RandomAccess;
import java.util.Set;

/**
 * One statement of a text, in the forms that drivers take; they share one text unless something had to be rewritten.
 * Immutable. Keeps no tokens, because it is cached.
 */
final class SqlPiece {
    private static final Set<String> READING =
            Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN", "FETCH", "PRAGMA");
    private static final Set<String> BEGINNING = Set.of("BEGIN", "START", "SAVEPOINT");
    private static final Set<String> COMMITTING = Set.of("COMMIT", "END");
    private static final int LONGEST_NUMBER = 9;
    private static final Set<String> SETTING =
            Set.of("SET", "LISTEN", "PREPARE", "DEALLOCATE", "DISCARD", "LOAD", "ATTACH", "DETACH");

    private static final Set<String> TEMPORARY = Set.of("TEMP", "TEMPORARY");
    private static final Set<String> BEFORE_KIND = Set.of("OR", "REPLACE", "LOCAL", "GLOBAL", "TEMP", "TEMPORARY");
    private static final List<String> TELLING = List.of("_list", "_info", "_xinfo", "_check");

    private final EngineKind dialect;
    private final String text;
    private final int start;
    private final String firstWord;
    private final String positional;
    private final int placeholders;
    private final String named;
    private final List<String> names;
    private final boolean changesConnection;

    private SqlPiece(String text, int start, List<SqlToken> tokens, EngineKind dialect) {
        this.dialect = dialect;
        this.text = text;
        this.start = start;
        this.firstWord = firstWord(tokens);
        this.positional = rewrite(tokens, false);
        this.placeholders = count(tokens);
        this.names = tokens.stream()
                .filter(token -> token.kind() == SqlToken.Kind.NAMED_PLACEHOLDER)
                .map(token -> token.of(text).substring(1))
                .toList();
        this.named = names.isEmpty() ? positional : rewrite(tokens, true);
        this.changesConnection = SETTING.contains(firstWord)
                || (firstWord.equals("PRAGMA") && sets(tokens))
                || (firstWord.equals("CREATE") && createsTemporary(tokens));
    }

    /**
     * The statements of a text, in one pass over its tokens.
     *
     * @param whole cut into tokens
     */
    static List<SqlPiece> of(SqlText whole, EngineKind dialect) {
        List<SqlPiece> pieces = new ArrayList<>(whole.statements().size());
        int at = 0;
        for (SqlText.Range range : whole.statements()) {
            while (whole.tokens().get(at).start() < range.start()) {
                at++;
            }
            int from = at;
            while (at < whole.tokens().size() && whole.tokens().get(at).end() <= range.end()) {
                at++;
            }
            List<SqlToken> tokens = new Shifted(whole.tokens().subList(from, at), range.start());
            pieces.add(new SqlPiece(range.of(whole.text()), range.start(), tokens, dialect));
        }
        return List.copyOf(pieces);
    }

    private String firstWord(List<SqlToken> tokens) {
        for (SqlToken token : tokens) {
            if (token.kind() == SqlToken.Kind.KEYWORD || token.kind() == SqlToken.Kind.IDENTIFIER) {
                return token.of(text).toUpperCase(Locale.ROOT);
            }
        }
        return "";
    }

    /** About how many bytes of memory it takes. */
    int weight() {
        int weight = 120 + 2 * text.length();
        // the forms are the text itself if nothing had to be rewritten
        weight += positional.length() == text.length() ? 0 : 40 + 2 * positional.length();
        weight += named.length() == positional.length() ? 0 : 40 + 2 * named.length();
        return weight + 60 * names.size();
    }

    /** As written. */
    String text() {
        return text;
    }

    /** Its first word in capitals; empty if it has none. */
    String firstWord() {
        return firstWord;
    }

    /** Whether it reads, as far as its first word tells. */
    boolean reads() {
        return READING.contains(firstWord);
    }

    /** Whether it opens a transaction by hand. */
    boolean begins() {
        return BEGINNING.contains(firstWord);
    }

    /** Whether it ends one for good. */
    boolean commits() {
        return COMMITTING.contains(firstWord);
    }

    /** Whether the connection is another one afterwards: settings, temporary tables. */
    boolean changesConnection() {
        return changesConnection;
    }

    /** A pragma with a value, {@code x = 1} or {@code x(1)}; those that tell of a table take its name. */
    private boolean sets(List<SqlToken> tokens) {
        List<String> words = tokens.stream()
                .filter(token -> !token.silent())
                .map(token -> token.of(text).toLowerCase(Locale.ROOT))
                .toList();
        int bracket = words.indexOf("(");
        return words.contains("=") || (bracket > 0 && TELLING.stream().noneMatch(words.get(bracket - 1)::endsWith));
    }

    private boolean createsTemporary(List<SqlToken> tokens) {
        return tokens.stream()
                .filter(token -> !token.silent())
                .skip(1)
                .map(token -> token.of(text).toUpperCase(Locale.ROOT))
                .takeWhile(BEFORE_KIND::contains)
                .anyMatch(TEMPORARY::contains);
    }

    /** How many values it takes by position. */
    int placeholders() {
        return placeholders;
    }

    /** The names of the values it takes, in order, each as often as it stands there. */
    List<String> names() {
        return names;
    }

    /** With {@code ?} for each value by position. */
    String positional() {
        return positional;
    }

    /** With {@code ?} for each value by name. */
    String named() {
        return named;
    }

    /** Where a place in this text stands in the whole one, both from 1; 0 stays 0. */
    int inWhole(int place) {
        return place == 0 ? 0 : start + place;
    }

    /**
     * Where a place in the text that the server got stands in the whole text as written, from 1.
     *
     * @param sent in the server's text, from 1, in characters as Unicode counts them
     */
    int position(int sent, Form form) {
        int at = 1;
        int ordinal = 0;
        for (SqlToken token : SqlText.of(text, dialect).tokens()) {
            int length = text.codePointCount(token.start(), token.end());
            int sentLength = length;
            boolean replaced = form == Form.NAMED
                    ? token.kind() == SqlToken.Kind.NAMED_PLACEHOLDER
                    : form == Form.POSITIONAL && question(token);
            if (replaced) {
                ordinal++;
                sentLength = 1 + Integer.toString(ordinal).length();
            } else if (form != Form.RAW && token.of(text).equals("??")) {
                sentLength = 1;
            }
            if (sent < at + sentLength) {
                return start + text.offsetByCodePoints(token.start(), Math.min(sent - at, length - 1)) + 1;
            }
            at += sentLength;
        }
        return start + text.length();
    }

    private boolean question(SqlToken token) {
        return token.kind() == SqlToken.Kind.PLACEHOLDER && text.charAt(token.start()) == '?';
    }

    /** A numbered one, SQLite's {@code ?2}, takes the value at its number. */
    private int count(List<SqlToken> tokens) {
        int count = 0;
        for (SqlToken token : tokens) {
            if (question(token)) {
                String number = text.substring(token.start() + 1, token.end());
                count = number.isEmpty() ? count + 1 : Math.max(count, number(number));
            }
        }
        return count;
    }

    /** A number too long to be one is larger than any there is a value for. */
    private static int number(String digits) {
        return digits.length() > LONGEST_NUMBER ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /** PostgreSQL's driver takes every ? for a value; those that are operators must be doubled. */
    private String rewrite(List<SqlToken> tokens, boolean byName) {
        if (tokens.stream().noneMatch(token -> rewritten(token, byName))) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (SqlToken token : tokens) {
            if (!rewritten(token, byName)) {
                out.append(text, token.start(), token.end());
            } else if (token.kind() == SqlToken.Kind.NAMED_PLACEHOLDER) {
                out.append('?');
            } else {
                out.append('?').append(text, token.start(), token.end());
            }
        }
        return out.toString();
    }

    private boolean rewritten(SqlToken token, boolean byName) {
        if (token.kind() == SqlToken.Kind.NAMED_PLACEHOLDER) {
            return byName;
        }
        boolean operator = token.kind() == SqlToken.Kind.SYMBOL
                && text.charAt(token.start()) == '?'
                && !text.startsWith("??", token.start());
        return dialect == EngineKind.POSTGRESQL && (operator || (byName && question(token)));
    }

    /** Tokens of a whole text as those of a part of it; a view, because a text may have millions. */
    private static final class Shifted extends AbstractList<SqlToken> implements RandomAccess {
        private final List<SqlToken> tokens;
        private final int by;

        Shifted(List<SqlToken> tokens, int by) {
            this.tokens = tokens;
            this.by = by;
        }

        @Override
        public SqlToken get(int index) {
            SqlToken token = tokens.get(index);
            return by == 0 ? token : new SqlToken(token.kind(), token.start() - by, token.end() - by);
        }

        @Override
        public int size() {
            return tokens.size();
        }
    }

    /** How a piece was sent. */
    enum Form {
        /** As written. */
        RAW,
        /** With values by position. */
        POSITIONAL,
        /** With values by name. */
        NAMED
    }
}
