package dev.penstock.engine.headless.text;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON and parses JSON strings. */
public final class Json {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private Json() {}

    /** Writes maps as objects in their order, iterables as arrays, and values of other types as text. */
    public static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    /** Whether a text is a JSON number. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /**
     * Decodes a JSON string.
     *
     * @throws IllegalArgumentException if the text is not a JSON string
     */
    public static String unquote(String json) {
        if (!json.matches("(?s)\"(?:[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*\"")) {
            throw new IllegalArgumentException(json + " is not a JSON string");
        }
        Matcher escapes = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)").matcher(json.substring(1, json.length() - 1));
        return escapes.replaceAll(escape -> Matcher.quoteReplacement(unescaped(escape.group(1))));
    }

    private static String unescaped(String escape) {
        return switch (escape.charAt(0)) {
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
            default -> escape;
        };
    }

    private static void write(@Nullable Object value, StringBuilder text) {
        switch (value) {
            case null -> text.append("null");
            case Boolean truth -> text.append(truth.booleanValue());
            case Number number when isNumber(number.toString()) -> text.append(number);
            case Map<?, ?> fields -> {
                text.append('{');
                String separator = "";
                for (Map.Entry<?, ?> field : fields.entrySet()) {
                    text.append(separator);
                    quote(String.valueOf(field.getKey()), text);
                    text.append(": ");
                    write(field.getValue(), text);
                    separator = ", ";
                }
                text.append('}');
            }
            case Iterable<?> items -> {
                text.append('[');
                String separator = "";
                for (Object item : items) {
                    text.append(separator);
                    write(item, text);
                    separator = ", ";
                }
                text.append(']');
            }
            default -> quote(value.toString(), text);
        }
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
