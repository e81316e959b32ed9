package dev.penstock.engine.core.workspace;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Scalars without quotes: their type in YAML 1.2, and the texts that need no quotes. */
final class PlainScalars {
    /** The type of a scalar in YAML's core schema. */
    enum Kind {
        TEXT,
        NULL,
        BOOLEAN,
        NUMBER
    }

    private static final Pattern NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9]*|0[0-9]+)|0o[0-7]+|0x[0-9a-fA-F]+"
            + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");

    /** Texts that YAML 1.1 parsers read as another type: booleans, dates, sexagesimal numbers. */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "(?i)y|n|yes|no|on|off|true|false|null|[-+.]?[0-9][0-9_.,]*|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9]*)?"
                    + "|[-+]?0[xb][0-9a-f_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|<<|=");

    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

    private PlainScalars() {}

    static Kind kind(String plain) {
        if (NULL.matcher(plain).matches()) {
            return Kind.NULL;
        }
        if (BOOLEAN.matcher(plain).matches()) {
            return Kind.BOOLEAN;
        }
        return NUMBER.matcher(plain).matches() ? Kind.NUMBER : Kind.TEXT;
    }

    /** Whether every YAML parser reads the unquoted text as exactly this text. */
    static boolean safe(String text, boolean flow) {
        return kind(text) == Kind.TEXT
                && !AMBIGUOUS.matcher(text).matches()
                && text.strip().equals(text)
                && INDICATORS.indexOf(text.charAt(0)) < 0
                && !text.startsWith("...")
                && !text.endsWith(":")
                && !text.contains(": ")
                && !text.contains(" #")
                && text.chars().noneMatch(PlainScalars::breaks)
                && StreamReader.isPrintable(text)
                && !(flow && text.chars().anyMatch(at -> ",[]{}".indexOf(at) >= 0));
    }

    private static boolean breaks(int character) {
        return character < ' '
                || character == 0x7F
                || character == 0x85
                || character == 0x2028
                || character == 0x2029
                || character == 0xFEFF;
    }

    static String number(Number number) {
        return switch (number) {
            case Double value when value.isNaN() -> ".nan";
            case Double value when value.isInfinite() -> value > 0 ? ".inf" : "-.inf";
            case Float value -> number(Double.valueOf(value.toString()));
            default -> number.toString();
        };
    }

    /** The text in double quotes, with escapes if needed. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            switch (each) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (breaks(each) || (!Character.isSurrogate(each) && !StreamReader.isPrintable(each))) {
                        quoted.append("\\u%04X".formatted((int) each));
                    } else {
                        quoted.append(each);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
