package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One statement of a text, in the forms that drivers take. Immutable. */
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

    private final String text;
    private final int start;
    private final String firstWord;
    private final List<SqlToken> tokens;
    private final String positional;
    private final int placeholders;
    private final @Nullable String named;
    private final List<String> names;
    private final boolean changesConnection;

    private SqlPiece(String text, int start, String firstWord, List<SqlToken> tokens, EngineKind dialect) {
        this.text = text;
        this.start = start;
        this.firstWord = firstWord;
        this.tokens = tokens;
        this.positional = rewrite(dialect, false);
        this.placeholders = count();
        this.names = tokens.stream()
                .filter(token -> token.kind() == SqlToken.Kind.NAMED_PLACEHOLDER)
                .map(token -> token.of(text).substring(1))
                .toList();
        this.named = names.isEmpty() ? null : rewrite(dialect, true);
        this.changesConnection = SETTING.contains(firstWord)
                || (firstWord.equals("PRAGMA") && sets())
                || (firstWord.equals("CREATE") && createsTemporary());
    }

    static SqlPiece of(SqlText whole, SqlText.Range range, EngineKind dialect) {
        List<SqlToken> tokens = new ArrayList<>();
        for (SqlToken token : whole.tokens()) {
            if (token.start() >= range.start() && token.end() <= range.end()) {
                tokens.add(new SqlToken(token.kind(), token.start() - range.start(), token.end() - range.start()));
            }
        }
        return new SqlPiece(
                range.of(whole.text()), range.start(), whole.firstWord(range).orElse(""), List.copyOf(tokens), dialect);
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
    private boolean sets() {
        List<String> words = tokens.stream()
                .filter(token -> !token.silent())
                .map(token -> token.of(text).toLowerCase(Locale.ROOT))
                .toList();
        int bracket = words.indexOf("(");
        return words.contains("=") || (bracket > 0 && TELLING.stream().noneMatch(words.get(bracket - 1)::endsWith));
    }

    private boolean createsTemporary() {
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
        return named == null ? positional : named;
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
        for (SqlToken token : tokens) {
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
    private int count() {
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
    private String rewrite(EngineKind dialect, boolean byName) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (SqlToken token : tokens) {
            String piece = token.of(text);
            boolean operator = dialect == EngineKind.POSTGRESQL
                    && ((token.kind() == SqlToken.Kind.SYMBOL && piece.startsWith("?") && !piece.equals("??"))
                            || (byName && question(token)));
            if (operator) {
                out.append('?').append(piece);
            } else if (byName && token.kind() == SqlToken.Kind.NAMED_PLACEHOLDER) {
                out.append('?');
            } else {
                out.append(piece);
            }
        }
        return out.toString();
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
