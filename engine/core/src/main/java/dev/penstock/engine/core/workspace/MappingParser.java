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
 * A mapping with known keys. An empty value counts as a mapping without keys.
 *
 * @param keys all known keys, in the order in which messages list them
 * @param example an example in the notation of the workspace
 */
record MappingParser(List<KeyDefinition<?>> keys, String example) implements ValueParser<MappingValues> {

    @Override
    public @Nullable MappingValues read(Yaml node, ParseContext context) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return new MappingValues(values, entries);
        }
        if (!(node instanceof Mapping mapping)) {
            context.reject(node, node.shape(), advice());
            return null;
        }
        for (Entry entry : mapping.entries()) {
            Optional<KeyDefinition<?>> key = known(entry.key().text());
            if (key.isEmpty()) {
                context.reject(
                        entry.key(),
                        "the key " + ParseContext.quoted(entry.key().text()),
                        suggestion(entry));
                continue;
            }
            entries.put(key.get().name(), entry);
            Object value = key.get().parser().read(entry.value(), context);
            if (value != null) {
                values.put(key.get().name(), value);
            }
            if (!key.get().effective()) {
                context.notices()
                        .add(
                                entry.key(),
                                "'" + key.get().name() + "' has no effect in this version",
                                "Only its syntax was checked. You can keep it.");
            }
        }
        return new MappingValues(values, entries);
    }

    private Optional<KeyDefinition<?>> known(String name) {
        return keys.stream()
                .<KeyDefinition<?>>map(key -> key)
                .filter(key -> key.name().equals(name))
                .findFirst();
    }

    private String suggestion(Entry entry) {
        String written = entry.key().text();
        for (KeyDefinition<?> key : keys) {
            if (key.synonyms().contains(written)) {
                return "Use '" + key.name() + "'. " + key.parser().advice();
            }
        }
        String there = "The known keys are " + String.join(", ", names()) + ".";
        return Nearest.to(written, names())
                .map(name -> "Did you mean '" + name + "'? " + there)
                .orElse(there);
    }

    private List<String> names() {
        return keys.stream().<String>map(KeyDefinition::name).toList();
    }

    @Override
    public String advice() {
        return "Write a mapping: " + example + ".";
    }
}
