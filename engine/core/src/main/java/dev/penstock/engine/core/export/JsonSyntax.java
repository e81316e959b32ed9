package dev.penstock.engine.core.export;

import java.util.BitSet;

/** Checks whether a text is valid JSON (RFC 8259). */
final class JsonSyntax {
    private final String text;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** Whether the text is a number without surrounding space. */
    static boolean isNumber(String text) {
        JsonSyntax syntax = new JsonSyntax(text);
        return syntax.number() && syntax.at == text.length();
    }

    /**
     * Whether the text is one value, possibly with surrounding space. Does not recurse, so that deep values are safe.
     */
    static boolean isValue(String text) {
        JsonSyntax syntax = new JsonSyntax(text);
        return syntax.value() && syntax.at == text.length();
    }

    /** Each pass reads one scalar or opens one container, then closes the containers that end there. */
    private boolean value() {
        BitSet objects = new BitSet();
        int depth = 0;
        do {
            space();
            char open = peek();
            if (open == '{' || open == '[') {
                at++;
                space();
                boolean object = open == '{';
                if (peek() != (object ? '}' : ']')) {
                    objects.set(depth++, object);
                    if (object && !name()) {
                        return false;
                    }
                    continue;
                }
                at++;
            } else if (!scalar()) {
                return false;
            }
            space();
            while (depth > 0 && peek() == (objects.get(depth - 1) ? '}' : ']')) {
                at++;
                depth--;
                space();
            }
            if (depth > 0 && !(accept(',') && (!objects.get(depth - 1) || name()))) {
                return false;
            }
        } while (depth > 0);
        return true;
    }

    private boolean name() {
        space();
        if (!string()) {
            return false;
        }
        space();
        return accept(':');
    }

    private boolean scalar() {
        return switch (peek()) {
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean word(String word) {
        boolean there = text.startsWith(word, at);
        at += word.length();
        return there;
    }

    private boolean string() {
        if (!accept('"')) {
            return false;
        }
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c < ' ' || (c == '\\' && !escape())) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        char c = peek();
        at++;
        if (c != 'u') {
            return "\"\\/bfnrt".indexOf(c) >= 0;
        }
        int end = at + 4;
        while (at < end) {
            if (Character.digit(peek(), 16) < 0 || peek() >= 0x80) {
                return false;
            }
            at++;
        }
        return true;
    }

    private boolean number() {
        accept('-');
        if (!accept('0') && !digits()) {
            return false;
        }
        if (accept('.') && !digits()) {
            return false;
        }
        if (accept('e') || accept('E')) {
            if (!accept('+')) {
                accept('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > from;
    }

    private void space() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    private boolean accept(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    /** The next character; at the end NUL, which JSON never allows. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
