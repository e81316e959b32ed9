package dev.penstock.engine.core.workspace;

import dev.penstock.engine.core.workspace.Yaml.Entry;
import dev.penstock.engine.core.workspace.Yaml.Mapping;
import dev.penstock.engine.core.workspace.Yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mapping whose keys are names chosen by the user.
 *
 * @param what the noun for an entry: {@code database}
 * @param parser parses each value
 * @param example an example in the notation of the workspace
 * @param <T> the type of each parsed value
 */
record NamedMappingParser<T>(String what, ValueParser<T> parser, String example)
        implements ValueParser<Map<String, NamedMappingParser.NamedValue<T>>> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

    /**
     * A value with its entry.
     *
     * @param entry the entry with the name and its position
     * @param value the parsed value
     */
    record NamedValue<T>(Entry entry, T value) {}

    @Override
    public @Nullable Map<String, NamedValue<T>> read(Yaml node, ParseContext context) {
        Map<String, NamedValue<T>> named = new LinkedHashMap<>();
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return named;
        }
        if (!(node instanceof Mapping mapping)) {
            context.reject(node, node.shape(), advice());
            return null;
        }
        for (Entry entry : mapping.entries()) {
            String name = entry.key().text();
            if (!NAME.matcher(name).matches()) {
                context.reject(
                        entry.key(),
                        "the name " + ParseContext.quoted(name),
                        "Use letters, digits, '_' and '-' for the name of the " + what + ", a letter first, at most 63"
                                + " characters: metrics and command lines contain the name.");
            }
            T value = parser.read(entry.value(), context);
            if (value != null) {
                named.put(name, new NamedValue<>(entry, value));
            }
        }
        return named;
    }

    @Override
    public String advice() {
        return "Write a mapping: " + example + ".";
    }
}
