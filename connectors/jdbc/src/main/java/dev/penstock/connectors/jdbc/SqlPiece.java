package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a text, in the forms that drivers take; they share one text unless something had to be rewritten.
 * Immutable. Keeps no tokens, because it is cached.
 */
final class SqlPiece {
    private static final int LONGEST_NUMBER = 9;

    private final EngineKind dialect;
    private final String text;
    private final int start;
    private final String firstWord;
    private final String positional;
    private final int placeholders;
    private final String named;
    private final List<String> names;
    private final @Nullable BitSet untypedPositional;
    private final @Nullable BitSet untypedNamed;

    private SqlPiece(String text, int start, String firstWord, List<SqlToken> tokens, EngineKind dialect) {
        this.dialect = dialect;
        this.text = text;
        this.start = start;
        this.firstWord = firstWord;
        this.positional = rewrite(tokens, false);
        this.placeholders = count(tokens);
        this.names = tokens.stream()
                .filter(token -> token.kind() == SqlToken.Kind.NAMED_PLACEHOLDER)
                .map(token -> token.of(text).substring(1))
                .toList();
        this.named = names.isEmpty() ? positional : rewrite(tokens, true);
        this.untypedPositional = untyped(tokens, false);
        this.untypedNamed = untyped(tokens, true);
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
            String text = range.of(whole.text());
            List<SqlToken> tokens = new Shifted(whole.tokens().subList(from, at), range.start());
            pieces.add(new SqlPiece(text, range.start(), firstWord(text, tokens), tokens, dialect));
        }
        return List.copyOf(pieces);
    }

    private static String firstWord(String text, List<SqlToken> tokens) {
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

    /** All its tokens, cut again; together they are its text. */
    List<SqlToken> tokens() {
        return SqlText.of(text, dialect).tokens();
    }

    /** The text that the driver takes. */
    String text(Form form) {
        return switch (form) {
            case RAW -> text;
            case POSITIONAL -> positional;
            case NAMED -> named;
        };
    }

    /** How many values it takes by position. */
    int placeholders() {
        return placeholders;
    }

    /** The names of the values it takes, in order, each as often as it stands there. */
    List<String> names() {
        return names;
    }

    /**
     * Whether the text does not tell the type of a value, as in {@code ? IS NULL}.
     *
     * @param index of the value among those of this statement, from 0
     */
    boolean untyped(Form form, int index) {
        BitSet untyped = form == Form.NAMED ? untypedNamed : untypedPositional;
        return untyped != null && untyped.get(index);
    }

    /** Where a place in this text is in the whole one, both from 1; 0 stays 0. */
    int inWhole(int place) {
        return place == 0 ? 0 : start + place;
    }

    /**
     * Where a place in the text that the server got is in the whole text as written, from 1.
     *
     * @param sent in the server's text, from 1, in characters as Unicode counts them
     */
    int position(int sent, Form form) {
        int at = 1;
        int ordinal = 0;
        for (SqlToken token : tokens()) {
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

    /** A number too long to be one is larger than any number of values. */
    private static int number(String digits) {
        return digits.length() > LONGEST_NUMBER ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /** Null if the text tells the types of all values, as nearly always. */
    private @Nullable BitSet untyped(List<SqlToken> tokens, boolean byName) {
        BitSet untyped = null;
        int value = 0;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (byName ? token.kind() == SqlToken.Kind.NAMED_PLACEHOLDER : question(token)) {
                if (nullTested(tokens, i)) {
                    untyped = untyped == null ? new BitSet() : untyped;
                    untyped.set(value);
                }
                value++;
            }
        }
        return untyped;
    }

    /** Whether {@code IS NULL} or {@code IS NOT NULL} follows a token. */
    private boolean nullTested(List<SqlToken> tokens, int index) {
        int is = next(tokens, index);
        if (!word(tokens, is, "IS")) {
            return false;
        }
        int second = next(tokens, is);
        return word(tokens, second, "NULL")
                || (word(tokens, second, "NOT") && word(tokens, next(tokens, second), "NULL"));
    }

    private static int next(List<SqlToken> tokens, int index) {
        int next = index + 1;
        while (next < tokens.size() && tokens.get(next).silent()) {
            next++;
        }
        return next;
    }

    private boolean word(List<SqlToken> tokens, int index, String word) {
        return index < tokens.size() && tokens.get(index).of(text).equalsIgnoreCase(word);
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
        return text.contentEquals(out) ? text : out.toString();
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
