package dev.penstock.engine.api.document;

import org.jspecify.annotations.Nullable;

/** The tokens of a JSON text, read from the beginning to the end. */
final class JsonText {
    private final String text;
    private int at;

    JsonText(String text) {
        this.text = text;
    }

    int offset() {
        return at;
    }

    /** The character that comes next; -1 at the end. */
    int peek() {
        return at < text.length() ? text.charAt(at) : -1;
    }

    void next() {
        at++;
    }

    void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    @Nullable
    Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw failure("A value is missing; expected " + word);
        }
        at += word.length();
        return value;
    }

    /** A placeholder's name, as in SQL; empty if there is none. */
    String name() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at), at == start)) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isNamePart(char c, boolean first) {
        return Character.isLetter(c)
                || c == '_'
                || Character.isSurrogate(c)
                || (!first && (Character.isDigit(c) || c == '$'));
    }

    /** A number: the smallest of Integer, Long and Double if it has neither fraction nor exponent, else a Double. */
    Object number() {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        boolean whole = true;
        if (skip('.')) {
            whole = false;
            digits();
        }
        if (skip('e') || skip('E')) {
            whole = false;
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        return whole ? whole(start) : real(start);
    }

    private Object whole(int start) {
        String digits = text.substring(start, at);
        try {
            long number = Long.parseLong(digits);
            return number == (int) number ? (Object) (int) number : (Object) number;
        } catch (NumberFormatException _) {
            return real(start);
        }
    }

    private Double real(int start) {
        Double number = Double.valueOf(text.substring(start, at));
        if (number.isInfinite()) {
            throw failureAt(start, "The number is too large for a double");
        }
        return number;
    }

    private boolean skip(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw failure("A digit is missing");
        }
    }

    /** A text in double quotes. */
    String string() {
        int start = at++;
        int from = at;
        StringBuilder unescaped = null;
        while (true) {
            int c = peek();
            if (c < ' ') {
                throw c < 0
                        ? failureAt(start, "The text that begins here has no closing quote")
                        : failure("A control character in a text must be written as an escape");
            }
            if (c == '"') {
                break;
            }
            at++;
            if (c == '\\') {
                unescaped = unescaped == null ? new StringBuilder() : unescaped;
                unescaped.append(text, from, at - 1).append(escape());
                from = at;
            }
        }
        String rest = text.substring(from, at++);
        String string = unescaped == null ? rest : unescaped.append(rest).toString();
        if (Surrogates.areLone(string)) {
            throw failureAt(start, "The text that begins here has half of a character (a lone surrogate)");
        }
        return string;
    }

    private char escape() {
        int c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw failureAt(at - 1, "The escape after the backslash is none of JSON's");
        };
    }

    private char hex() {
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || peek() > 'f') {
                throw failure("An escape \\u has four hexadecimal digits");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    ExtendedJsonException failure(String reason) {
        return failureAt(at, reason);
    }

    ExtendedJsonException failureAt(int offset, String reason) {
        return new ExtendedJsonException(text, Math.min(offset, text.length()), reason);
    }
}
