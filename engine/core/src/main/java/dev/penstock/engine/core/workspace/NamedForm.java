package dev.penstock.engine.core.workspace;

import dev.penstock.engine.core.workspace.Yaml.Entry;
import dev.penstock.engine.core.workspace.Yaml.Mapping;
import dev.penstock.engine.core.workspace.Yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mapping whose keys are names that the workspace gives.
 *
 * @param what has the names: {@code database}
 * @param form of each value
 * @param example how it is written
 * @param <T> what each value becomes
 */
record NamedForm<T>(String what, Form<T> form, String example) implements Form<Map<String, NamedForm.Named<T>>> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

    /**
     * A value with the place of its name.
     *
     * @param entry where it is written
     * @param value what it became
     */
    record Named<T>(Entry entry, T value) {}

    @Override
    public @Nullable Map<String, Named<T>> read(Yaml node, Reading reading) {
        Map<String, Named<T>> named = new LinkedHashMap<>();
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return named;
        }
        if (!(node instanceof Mapping mapping)) {
            reading.wrong(node, node.shape(), advice());
            return null;
        }
        for (Entry entry : mapping.entries()) {
            String name = entry.key().text();
            if (!NAME.matcher(name).matches()) {
                reading.wrong(
                        entry.key(),
                        "the name " + Reading.shown(name),
                        "Name the " + what + " with letters, digits, '_' and '-', a letter first, 63 at most:"
                                + " the name stands in meters and on command lines.");
            }
            T value = form.read(entry.value(), reading);
            if (value != null) {
                named.put(name, new Named<>(entry, value));
            }
        }
        return named;
    }

    @Override
    public String advice() {
        return "Write a mapping: " + example + ".";
    }
}
