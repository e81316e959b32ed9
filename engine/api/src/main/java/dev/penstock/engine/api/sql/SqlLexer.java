package dev.penstock.engine.api.sql;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits a text into tokens in one pass. An unclosed token extends to the end of the text. */
final class SqlLexer {
    private final String text;
    private final EngineKind dialect;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;

    SqlLexer(String text, EngineKind dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    List<SqlToken> tokens() {
        while (at < text.length()) {
            int start = at;
            Kind kind = next();
            tokens.add(new SqlToken(kind, start, at));
        }
        return tokens;
    }

    private Kind next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || c == '\uFEFF') {
            return space();
        }
        if (startsLineComment(c)) {
            at = endOfLine();
            return Kind.COMMENT;
        }
        if (c == '/' && peek(1) == '*') {
            return blockComment();
        }
        if (c == '\'') {
            return string('\'', dialect == EngineKind.MYSQL);
        }
        if ((c == 'e' || c == 'E') && peek(1) == '\'' && dialect == EngineKind.POSTGRESQL) {
            at++;
            return string('\'', true);
        }
        if (c == '"') {
            return dialect == EngineKind.MYSQL ? string('"', true) : quoted('"');
        }
        if (c == '`' && dialect != EngineKind.POSTGRESQL) {
            return quoted('`');
        }
        if (c == '[' && dialect == EngineKind.SQLITE) {
            return quoted(']');
        }
        if (c == '$' && dialect == EngineKind.POSTGRESQL) {
            return dollar();
        }
        if (Character.isDigit(c) || (c == '.' && Character.isDigit(peek(1)))) {
            return number();
        }
        if (startsWord(c)) {
            return word();
        }
        return symbol(c);
    }

    private Kind space() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF')) {
            at++;
        }
        return Kind.SPACE;
    }

    private boolean startsLineComment(char c) {
        if (c == '#') {
            return dialect == EngineKind.MYSQL;
        }
        if (c != '-' || peek(1) != '-') {
            return false;
        }
        // MySQL requires a space after the dashes: there 5--1 is a subtraction
        return dialect != EngineKind.MYSQL || at + 2 >= text.length() || Character.isWhitespace(peek(2));
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end == -1 ? text.length() : end;
    }

    private Kind blockComment() {
        boolean nests = dialect == EngineKind.POSTGRESQL;
        int depth = 1;
        at += 2;
        while (at < text.length() && depth > 0) {
            if (text.charAt(at) == '*' && peek(1) == '/') {
                depth--;
                at += 2;
            } else if (nests && text.charAt(at) == '/' && peek(1) == '*') {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
        return Kind.COMMENT;
    }

    private Kind string(char quote, boolean backslashEscapes) {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && backslashEscapes) {
                at = Math.min(at + 1, text.length());
            } else if (c == quote) {
                if (peek(0) != quote) {
                    break;
                }
                at++;
            }
        }
        return Kind.STRING;
    }

    private Kind quoted(char close) {
        at++;
        while (at < text.length()) {
            if (text.charAt(at++) == close) {
                if (close == ']' || peek(0) != close) {
                    break;
                }
                at++;
            }
        }
        return Kind.QUOTED_IDENTIFIER;
    }

    private Kind dollar() {
        if (Character.isDigit(peek(1))) {
            at++;
            skipDigits();
            return Kind.PLACEHOLDER;
        }
        int tagEnd = at + 1;
        while (tagEnd < text.length() && isWordPart(text.charAt(tagEnd)) && text.charAt(tagEnd) != '$') {
            tagEnd++;
        }
        if (tagEnd >= text.length() || text.charAt(tagEnd) != '$') {
            at++;
            return Kind.SYMBOL;
        }
        String tag = text.substring(at, tagEnd + 1);
        int close = text.indexOf(tag, tagEnd + 1);
        at = close == -1 ? text.length() : close + tag.length();
        return Kind.STRING;
    }

    private Kind number() {
        if (text.charAt(at) == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
            at += 2;
            while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
                at++;
            }
            return Kind.NUMBER;
        }
        skipDigits();
        if (peek(0) == '.') {
            at++;
            skipDigits();
        }
        if (peek(0) == 'e' || peek(0) == 'E') {
            int sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
            if (Character.isDigit(peek(sign))) {
                at += sign;
                skipDigits();
            }
        }
        return Kind.NUMBER;
    }

    private void skipDigits() {
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
    }

    private Kind word() {
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        return Keywords.contains(text, start, at) ? Kind.KEYWORD : Kind.IDENTIFIER;
    }

    private Kind symbol(char c) {
        at++;
        switch (c) {
            case ';' -> {
                return Kind.SEMICOLON;
            }
            case '?' -> {
                return questionMark();
            }
            case ':' -> {
                return colon();
            }
            default -> {
                return Kind.SYMBOL;
            }
        }
    }

    private Kind questionMark() {
        // PostgreSQL has the operators ?| and ?&, and ?? is the escape of its operator ?
        if (dialect == EngineKind.POSTGRESQL && (peek(0) == '|' || peek(0) == '&' || peek(0) == '?')) {
            at++;
            return Kind.SYMBOL;
        }
        skipDigits();
        return Kind.PLACEHOLDER;
    }

    private Kind colon() {
        if (peek(0) == ':' || peek(0) == '=') {
            at++;
            return Kind.SYMBOL;
        }
        boolean slice = !tokens.isEmpty() && continuesSlice(tokens.getLast());
        if (!startsWord(peek(0)) || slice) {
            return Kind.SYMBOL;
        }
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        return Kind.NAMED_PLACEHOLDER;
    }

    /** In PostgreSQL's {@code a[1:n]} the colon follows a value directly. */
    private boolean continuesSlice(SqlToken before) {
        return dialect == EngineKind.POSTGRESQL
                && switch (before.kind()) {
                    case NUMBER, IDENTIFIER, QUOTED_IDENTIFIER -> true;
                    case SYMBOL -> "])".indexOf(text.charAt(before.start())) >= 0;
                    case KEYWORD, STRING, PLACEHOLDER, NAMED_PLACEHOLDER, SEMICOLON, COMMENT, SPACE -> false;
                };
    }

    private static boolean startsWord(char c) {
        return Character.isLetter(c) || c == '_' || Character.isSurrogate(c);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || Character.isSurrogate(c);
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }
}
