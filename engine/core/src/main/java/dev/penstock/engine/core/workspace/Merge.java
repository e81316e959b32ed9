package dev.penstock.engine.core.workspace;

import dev.penstock.engine.core.workspace.Yaml.Entry;
import dev.penstock.engine.core.workspace.Yaml.Mapping;
import dev.penstock.engine.core.workspace.Yaml.Scalar;
import dev.penstock.engine.core.workspace.Yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges mappings: an environment over the base, and the mappings of {@code <<} under the keys of the mapping itself.
 */
final class Merge {
    private static final String ADVICE = "Write <<: *anchor with the anchor of a mapping.";

    private final Faults faults;

    Merge(Faults faults) {
        this.faults = faults;
    }

    /** Adds the entries of mappings whose keys are missing. If two mappings have a key, the first wins. */
    void into(Map<String, Entry> entries, List<Yaml> mappings) {
        entries.remove("<<");
        for (Yaml value : mappings) {
            switch (value) {
                case Mapping mapping ->
                    mapping.entries()
                            .forEach(entry -> entries.putIfAbsent(
                                    entry.key().text(), new Entry(entry.key(), entry.value(), entry.written(), false)));
                case Sequence several -> into(entries, several.items());
                case Scalar scalar -> faults.add(scalar, "found " + scalar.shape(), ADVICE);
            }
        }
    }

    /**
     * Merges one mapping over another, recursively for nested mappings. All other values are replaced. Each part keeps
     * its own position.
     */
    static Yaml overlay(Yaml base, Yaml over) {
        if (!(base instanceof Mapping below) || !(over instanceof Mapping above)) {
            return over instanceof Scalar scalar && scalar.isNull() && base instanceof Mapping ? base : over;
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        below.entries().forEach(entry -> entries.put(entry.key().text(), entry));
        for (Entry entry : above.entries()) {
            Entry before = entries.get(entry.key().text());
            entries.put(
                    entry.key().text(),
                    before == null
                            ? entry
                            : new Entry(
                                    before.value() instanceof Mapping ? before.key() : entry.key(),
                                    overlay(before.value(), entry.value()),
                                    entry.written(),
                                    entry.own()));
        }
        return new Mapping(below.range(), below.path(), new ArrayList<>(entries.values()), below.flow(), below.size());
    }
}
