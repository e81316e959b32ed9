package dev.penstock.engine.core.workspace;

import dev.penstock.engine.core.text.Nearest;
import dev.penstock.engine.core.workspace.Yaml.Entry;
import dev.penstock.engine.core.workspace.Yaml.Mapping;
import dev.penstock.engine.core.workspace.Yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of known keys; an empty value is a mapping without any.
 *
 * @param keys all there are, in the order in which to name them
 * @param example how it is written
 */
record MappingForm(List<Key<?>> keys, String example) implements Form<Values> {

    @Override
    public @Nullable Values read(Yaml node, Reading reading) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return new Values(values, entries);
        }
        if (!(node instanceof Mapping mapping)) {
            reading.wrong(node, node.shape(), advice());
            return null;
        }
        for (Entry entry : mapping.entries()) {
            Optional<Key<?>> key = known(entry.key().text());
            if (key.isEmpty()) {
                reading.wrong(
                        entry.key(), "the key " + Reading.shown(entry.key().text()), instead(entry));
                continue;
            }
            entries.put(key.get().name(), entry);
            Object value = key.get().form().read(entry.value(), reading);
            if (value != null) {
                values.put(key.get().name(), value);
            }
            if (!key.get().effective()) {
                reading.notices()
                        .add(
                                entry.key(),
                                "'" + key.get().name() + "' has no effect in this version",
                                "It has been checked in form and may stay.");
            }
        }
        return new Values(values, entries);
    }

    private Optional<Key<?>> known(String name) {
        return keys.stream()
                .<Key<?>>map(key -> key)
                .filter(key -> key.name().equals(name))
                .findFirst();
    }

    private String instead(Entry entry) {
        String written = entry.key().text();
        for (Key<?> key : keys) {
            if (key.mistaken().contains(written)) {
                return "Use '" + key.name() + "'. " + key.form().advice();
            }
        }
        String there = "The keys here are " + String.join(", ", names()) + ".";
        return Nearest.to(written, names())
                .map(name -> "Did you mean '" + name + "'? " + there)
                .orElse(there);
    }

    private List<String> names() {
        return keys.stream().<String>map(Key::name).toList();
    }

    @Override
    public String advice() {
        return "Write a mapping: " + example + ".";
    }
}
