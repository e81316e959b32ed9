package dev.penstock.engine.api.sql;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlToken.Kind;

/**
 * One pass over a text. What is not closed runs to the end of the text. Follows the servers' own lexers to the letter: a
 * difference would hide a part of a statement from those that judge it.
 */
final class SqlLexer {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char FIRST_BEYOND_ASCII = '\u0080';
    private static final int VERSION_DIGITS = 5;

    private final String text;
    private final EngineKind dialect;
    private final boolean newest;
    private final TokenList tokens = new TokenList();
    private Kind previous = Kind.SPACE;
    private int previousStart;
    private boolean executable;
    /** Whether the last value was PostgreSQL's {@code E'…'}, which goes on with its escapes behind a line end. */
    private boolean escapes;

    private int at;

    /** @param newest whether MySQL's server is newer than each version that an executable comment asks for */
    SqlLexer(String text, EngineKind dialect, boolean newest) {
        this.text = text;
        this.dialect = dialect;
        this.newest = newest;
    }

    TokenList tokens() {
        while (at < text.length()) {
            int start = at;
            Kind kind = next();
            if (kind != Kind.SPACE && kind != Kind.COMMENT && kind != Kind.STRING) {
                escapes = false;
            }
            tokens.append(kind, at);
            previous = kind;
            previousStart = start;
        }
        return tokens;
    }

    private Kind next() {
        char c = text.charAt(at);
        if (isSpace(c) || (c == BYTE_ORDER_MARK && at == 0)) {
            at++;
            return space();
        }
        if (startsLineComment(c)) {
            at = endOfLine();
            return Kind.COMMENT;
        }
        if (c == '/' && peek(1) == '*') {
            return dialect == EngineKind.MYSQL ? mySqlComment() : blockComment();
        }
        if (c == '*' && peek(1) == '/' && executable) {
            executable = false;
            at += 2;
            return Kind.SYMBOL;
        }
        if (c == '\'') {
            escapes &= continues();
            return string('\'', escapes || dialect == EngineKind.MYSQL);
        }
        if ((c == 'e' || c == 'E') && peek(1) == '\'' && dialect == EngineKind.POSTGRESQL) {
            at++;
            escapes = true;
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
        if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            return number();
        }
        if (startsWord(c)) {
            return word();
        }
        return symbol(c);
    }

    private Kind space() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return Kind.SPACE;
    }

    /** Whether a line end and nothing but blanks and comments lie between the last value and the quote here. */
    private boolean continues() {
        int last = tokens.size() - 1;
        while (last >= 0 && tokens.get(last).silent()) {
            last--;
        }
        int from = last < 0 ? 0 : tokens.get(last).end();
        return from < at && (text.indexOf('\n', from, at) >= 0 || text.indexOf('\r', from, at) >= 0);
    }

    private boolean startsLineComment(char c) {
        if (c == '#') {
            return dialect == EngineKind.MYSQL;
        }
        if (c != '-' || peek(1) != '-') {
            return false;
        }
        // MySQL wants a blank behind the dashes: 5--1 is a subtraction there
        return dialect != EngineKind.MYSQL || at + 2 >= text.length() || peek(2) <= ' ' || peek(2) == '\u007F';
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        end = end == -1 ? text.length() : end;
        int bare = dialect == EngineKind.POSTGRESQL ? text.indexOf('\r', at, end) : -1;
        return bare == -1 ? end : bare;
    }

    /**
     * MySQL runs what stands in {@code /*! … }, from a version on if five or six digits follow; MariaDB also {@code /*M! …}.
     * Their marks are symbols, what is between them is text. Hints stay comments.
     */
    private Kind mySqlComment() {
        int mark = peek(2) == '!' ? 3 : (peek(2) == 'M' && peek(3) == '!' ? 4 : 0);
        int digits = 0;
        while (mark > 0 && digits <= VERSION_DIGITS && isDigit(peek(mark + digits))) {
            digits++;
        }
        boolean always = mark == 3 && digits < VERSION_DIGITS;
        if (mark == 0 || !(always || newest)) {
            return mark == 0 ? blockComment() : skippedComment();
        }
        executable = true;
        at += mark + (digits < VERSION_DIGITS ? 0 : digits);
        return Kind.SYMBOL;
    }

    /** An old server skips it to its end, with the comments of one level in it. */
    private Kind skippedComment() {
        at += 2;
        boolean inner = false;
        while (at < text.length()) {
            if (text.charAt(at) == '*' && peek(1) == '/') {
                at += 2;
                if (!inner) {
                    break;
                }
                inner = false;
            } else if (text.charAt(at) == '/' && peek(1) == '*' && !inner) {
                inner = true;
                at += 2;
            } else {
                at++;
            }
        }
        return Kind.COMMENT;
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
        if (isDigit(peek(1))) {
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
        int start = at;
        if (text.charAt(at) == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
            at += 2;
            while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
                at++;
            }
            return Kind.NUMBER;
        }
        skipDigits();
        boolean whole = peek(0) != '.' && text.charAt(start) != '.';
        if (peek(0) == '.') {
            at++;
            skipDigits();
        }
        if (peek(0) == 'e' || peek(0) == 'E') {
            int sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
            if (isDigit(peek(sign))) {
                at += sign;
                skipDigits();
            }
        }
        if (whole && dialect == EngineKind.MYSQL && at < text.length() && isWordPart(text.charAt(at))) {
            // a name may begin with digits there
            return word();
        }
        return Kind.NUMBER;
    }

    private void skipDigits() {
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '_')) {
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
        // PostgreSQL has the operators ?| and ?& and ??, which stands for its operator ?
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
        boolean slice = at > 1 && continuesSlice();
        if (!startsWord(peek(0)) || slice) {
            return Kind.SYMBOL;
        }
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        return Kind.NAMED_PLACEHOLDER;
    }

    /** In PostgreSQL's {@code a[1:n]} the colon follows a value directly. */
    private boolean continuesSlice() {
        return dialect == EngineKind.POSTGRESQL
                && switch (previous) {
                    case NUMBER, IDENTIFIER, QUOTED_IDENTIFIER -> true;
                    case SYMBOL -> "])".indexOf(text.charAt(previousStart)) >= 0;
                    case KEYWORD, STRING, PLACEHOLDER, NAMED_PLACEHOLDER, SEMICOLON, COMMENT, SPACE -> false;
                };
    }

    /** The servers take each character beyond ASCII for a letter, Unicode's blanks too. */
    private static boolean startsWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= FIRST_BEYOND_ASCII;
    }

    private static boolean isWordPart(char c) {
        return startsWord(c) || isDigit(c) || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }
}
