package dev.penstock.engine.core.workspace;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes values as YAML that every reader takes for the very same.
 *
 * @param lineEnd as the file has it
 * @param step blanks that one level is indented by
 */
record YamlWriter(String lineEnd, int step) {

    /** A key's line, and the lines of what is in it, without the last one's end. */
    String entry(String key, Object value, String indentation) {
        String begin = indentation + text(key, false) + ":";
        return value instanceof Map<?, ?> map && !map.isEmpty()
                ? begin + lineEnd + entries(map, indentation + " ".repeat(step))
                : begin + " " + line(value, false);
    }

    /** The lines of a mapping, which has keys, without the last one's end. */
    String entries(Map<?, ?> map, String indentation) {
        return map.entrySet().stream()
                .map(each -> entry(String.valueOf(each.getKey()), each.getValue(), indentation))
                .collect(Collectors.joining(lineEnd));
    }

    /**
     * A value on one line.
     *
     * @param flow whether it stands in brackets or braces
     */
    String line(Object value, boolean flow) {
        return switch (value) {
            case String text -> text(text, flow);
            case Number number -> Plain.number(number);
            case List<?> items ->
                items.stream().map(item -> line(item, true)).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> text(String.valueOf(each.getKey()), true) + ": " + line(each.getValue(), true))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    /** A text, in quotes where it needs them. */
    String text(String text, boolean flow) {
        return Plain.safe(text, flow) ? text : Plain.quoted(text);
    }
}
