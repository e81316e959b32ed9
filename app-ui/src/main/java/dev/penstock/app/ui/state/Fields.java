package dev.penstock.app.ui.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A record as one line of text: its fields divided by tabs, line ends and tabs in them written as {@code \n}, {@code \t}. */
public final class Fields {
    private Fields() {}

    /** The line. */
    public static String line(List<String> fields) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            out.append(i == 0 ? "" : "\t");
            write(out, fields.get(i));
        }
        return out.toString();
    }

    /** The fields of a line; empty if no line was ever written so. */
    public static Optional<List<String>> of(String line) {
        List<String> fields = new ArrayList<>();
        for (String part : line.split("\t", -1)) {
            String field = read(part);
            if (field == null) {
                return Optional.empty();
            }
            fields.add(field);
        }
        return Optional.of(fields);
    }

    private static void write(StringBuilder out, String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }

    private static @org.jspecify.annotations.Nullable String read(String part) {
        StringBuilder field = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c != '\\') {
                field.append(c);
                continue;
            }
            switch (++i < part.length() ? part.charAt(i) : ' ') {
                case '\\' -> field.append('\\');
                case 't' -> field.append('\t');
                case 'n' -> field.append('\n');
                case 'r' -> field.append('\r');
                default -> {
                    return null;
                }
            }
        }
        return field.toString();
    }
}
