package dev.penstock.connectors.postgresql;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The server's text of an array, {@code {1,2,{"a b",NULL}}}, as nested lists and back. */
final class PostgresArrays {
    private final String text;
    private final char delimiter;
    private final Function<String, Object> element;
    private int at;

    private PostgresArrays(String text, char delimiter, Function<String, Object> element) {
        this.text = text;
        this.delimiter = delimiter;
        this.element = element;
        // bounds other than from 1 stand before: [0:2]={…}
        this.at = text.indexOf('{');
    }

    static List<@Nullable Object> parse(String text, char delimiter, Function<String, Object> element) {
        if (!text.endsWith("}") || text.indexOf('{') < 0) {
            throw new IllegalArgumentException("Not an array");
        }
        return new PostgresArrays(text, delimiter, element).list();
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> items = new ArrayList<>();
        at++;
        while (text.charAt(at) != '}') {
            items.add(item());
            if (text.charAt(at) == delimiter) {
                at++;
            }
        }
        at++;
        return Collections.unmodifiableList(items);
    }

    private @Nullable Object item() {
        return switch (text.charAt(at)) {
            case '{' -> list();
            case '"' -> element.apply(quoted());
            default -> plain();
        };
    }

    private String quoted() {
        StringBuilder out = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
            out.append(text.charAt(at));
        }
        at++;
        return out.toString();
    }

    private @Nullable Object plain() {
        int start = at;
        while (text.charAt(at) != delimiter && text.charAt(at) != '}') {
            at++;
        }
        String plain = text.substring(start, at);
        return plain.equals("NULL") ? null : element.apply(plain);
    }

    /** Writes nested lists so that the server reads them as an array of whatever type it expects. */
    static String format(List<?> items) {
        StringBuilder out = new StringBuilder("{");
        for (Object item : items) {
            if (out.length() > 1) {
                out.append(',');
            }
            switch (item) {
                case null -> out.append("NULL");
                case List<?> nested -> out.append(format(nested));
                case Object[] nested -> out.append(format(Arrays.asList(nested)));
                case Object nested when isPrimitives(nested) -> out.append(format(boxed(nested)));
                default -> quote(out, PostgresValues.text(item));
            }
        }
        return out.append('}').toString();
    }

    /** An array of Java's primitives; bytes are one value of the server. */
    private static boolean isPrimitives(Object item) {
        return item.getClass().isArray() && !(item instanceof byte[]);
    }

    private static List<Object> boxed(Object primitives) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(primitives); i++) {
            items.add(Array.get(primitives, i));
        }
        return items;
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }
}
