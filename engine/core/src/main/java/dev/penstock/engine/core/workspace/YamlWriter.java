package dev.penstock.engine.core.workspace;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes values as YAML that every parser reads as the same values.
 *
 * @param lineEnd the line end of the file
 * @param step the spaces per level of indentation
 */
record YamlWriter(String lineEnd, int step) {

    /** The lines of a key and its value, without the last line end. */
    String entry(String key, Object value, String indentation) {
        String begin = indentation + text(key, false) + ":";
        return value instanceof Map<?, ?> map && !map.isEmpty()
                ? begin + lineEnd + entries(map, indentation + " ".repeat(step))
                : begin + " " + line(value, false);
    }

    /** The lines of a mapping, which must not be empty, without the last line end. */
    String entries(Map<?, ?> map, String indentation) {
        return map.entrySet().stream()
                .map(each -> entry(String.valueOf(each.getKey()), each.getValue(), indentation))
                .collect(Collectors.joining(lineEnd));
    }

    /**
     * A value on one line.
     *
     * @param flow whether it is inside brackets or braces
     */
    String line(Object value, boolean flow) {
        return switch (value) {
            case String text -> text(text, flow);
            case Number number -> PlainScalars.number(number);
            case List<?> items ->
                items.stream().map(item -> line(item, true)).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> text(String.valueOf(each.getKey()), true) + ": " + line(each.getValue(), true))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    /** A text, in quotes if needed. */
    String text(String text, boolean flow) {
        return PlainScalars.safe(text, flow) ? text : PlainScalars.quoted(text);
    }
}
