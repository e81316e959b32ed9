package dev.penstock.engine.headless.admin;

import org.jspecify.annotations.Nullable;

/** A flat JSON object on one line. */
final class JsonLine {
    private final StringBuilder text = new StringBuilder("{");

    JsonLine with(String key, @Nullable String value) {
        name(key);
        if (value == null) {
            text.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    JsonLine with(String key, boolean value) {
        name(key).append(value);
        return this;
    }

    private StringBuilder name(String key) {
        if (text.length() > 1) {
            text.append(", ");
        }
        quote(key);
        return text.append(": ");
    }

    private void quote(String value) {
        text.append('"');
        value.codePoints().forEach(this::escape);
        text.append('"');
    }

    private void escape(int c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            default -> {
                if (c < ' ') {
                    text.append(String.format("\\u%04x", c));
                } else {
                    text.appendCodePoint(c);
                }
            }
        }
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
