package dev.penstock.engine.core.workspace;

import dev.penstock.engine.core.workspace.Yaml.Entry;
import dev.penstock.engine.core.workspace.Yaml.Mapping;
import dev.penstock.engine.core.workspace.Yaml.Scalar;
import dev.penstock.engine.core.workspace.Yaml.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Makes a tree with positions of YAML 1.2. What the syntax allows and a workspace does not (a key twice, a key that is
 * no text, an unknown alias or tag, a second document) is noted, and the rest is read on.
 */
final class YamlParser {
    private static final int DEEPEST = 50;
    private static final int LARGEST = 100_000;
    private static final Set<String> CORE_TAGS = Set.of("str", "int", "float", "bool", "null", "map", "seq");
    private static final String CORE_PREFIX = "tag:yaml.org,2002:";

    private final Offsets offsets;
    private final Faults faults;
    private final Iterator<Event> events;
    private final Map<Anchor, @Nullable Yaml> anchors = new LinkedHashMap<>();
    private int aliased;

    /** A text without byte order mark. */
    YamlParser(String text, Faults faults) {
        this.offsets = new Offsets(text);
        this.faults = faults;
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setVersionFunction(version -> version)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        this.events = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /**
     * The first document; null where there is none.
     *
     * @throws org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException where the syntax is broken
     */
    @Nullable
    Yaml parse() {
        Yaml root = null;
        boolean second = false;
        while (events.hasNext()) {
            Event event = events.next();
            if (event.getEventId() == ID.DocumentStart) {
                if (root == null) {
                    root = value(events.next(), "", 0);
                } else if (!second) {
                    second = true;
                    faults.add(
                            offsets.spot(event, event),
                            "",
                            "found a second document",
                            "A workspace is one document: take the line '---' away.");
                }
            }
        }
        return root;
    }

    private Yaml value(Event event, String path, int depth) {
        if (depth > DEEPEST) {
            throw new TooDeep(offsets.spot(event, event));
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias, path);
        }
        NodeEvent node = (NodeEvent) event;
        Optional<Anchor> anchor = node.getAnchor();
        anchor.ifPresent(name -> anchors.put(name, null));
        Yaml value = switch (node) {
            case ScalarEvent scalar -> scalar(scalar, path);
            case MappingStartEvent mapping -> mapping(mapping, path, depth);
            case SequenceStartEvent sequence -> sequence(sequence, path, depth);
            default -> throw new IllegalStateException("Not a value: " + event);
        };
        anchor.ifPresent(name -> anchors.put(name, value));
        return value;
    }

    private Yaml aliased(AliasEvent alias, String path) {
        Spot spot = offsets.spot(alias, alias);
        Yaml meant = anchors.get(alias.getAlias());
        if (meant == null) {
            String found = anchors.containsKey(alias.getAlias())
                    ? "found an alias to something that it is a part of"
                    : "found an alias whose anchor does not stand before it";
            faults.add(
                    spot, path, found, "Put a text that begins with * in quotes; an alias repeats an earlier &anchor.");
            return new Scalar(spot, path, "", true);
        }
        aliased = Math.min(LARGEST, meant.size()) + aliased;
        if (aliased > LARGEST) {
            throw new TooDeep(spot);
        }
        return meant;
    }

    private Scalar scalar(ScalarEvent event, String path) {
        Spot spot = offsets.spot(event, event);
        checkTag(event.getTag(), spot, path);
        return new Scalar(
                spot, path, event.getValue(), event.isPlain() && event.getTag().isEmpty());
    }

    private Sequence sequence(CollectionStartEvent start, String path, int depth) {
        List<Yaml> items = new ArrayList<>();
        int size = 1;
        Spot end = null;
        Event event = events.next();
        for (; event.getEventId() != ID.SequenceEnd; event = events.next()) {
            String itemPath = path + "[" + items.size() + "]";
            Yaml item = value(event, itemPath, depth + 1);
            size += item.size();
            end = event instanceof AliasEvent ? offsets.spot(event, event) : item.spot();
            items.add(item);
        }
        Spot spot = offsets.spot(start, event, start.isFlow() ? null : end);
        checkTag(start.getTag(), spot, path);
        return new Sequence(spot, path, List.copyOf(items), size);
    }

    private Mapping mapping(CollectionStartEvent start, String path, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<Yaml> merged = new ArrayList<>();
        Spot end = null;
        Event event = events.next();
        for (; event.getEventId() != ID.MappingEnd; event = events.next()) {
            Scalar key = key(event, path, depth);
            Event valueEvent = events.next();
            Yaml value = value(valueEvent, key.path(), depth + 1);
            Spot written = valueEvent instanceof AliasEvent ? offsets.spot(valueEvent, valueEvent) : value.spot();
            end = written;
            if (key.plain() && key.text().equals("<<")) {
                merged.add(value);
            }
            Entry before = entries.putIfAbsent(key.text(), new Entry(key, value, written, true));
            if (before != null) {
                faults.add(
                        key,
                        "found '" + key.text() + "' a second time",
                        "It stands in line " + before.key().spot().line() + " already: keep one of them.");
            }
        }
        Spot spot = offsets.spot(start, event, start.isFlow() ? null : end);
        checkTag(start.getTag(), spot, path);
        if (!merged.isEmpty()) {
            new Merge(faults).into(entries, merged);
        }
        int size = 1
                + entries.values().stream()
                        .mapToInt(entry -> entry.value().size())
                        .sum();
        return new Mapping(spot, path, List.copyOf(entries.values()), start.isFlow(), size);
    }

    private Scalar key(Event event, String path, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, path.isEmpty() ? scalar.getValue() : path + "." + scalar.getValue());
        }
        Yaml key = value(event, path, depth + 1);
        Spot spot = offsets.spot(event, event);
        faults.add(spot, path, "found " + key.shape() + " as a key", "A key is a text: key: value.");
        return new Scalar(spot, path, " " + spot.start(), false);
    }

    private void checkTag(Optional<String> tag, Spot spot, String path) {
        boolean core = tag.isEmpty()
                || (tag.get().startsWith(CORE_PREFIX)
                        && CORE_TAGS.contains(tag.get().substring(CORE_PREFIX.length())));
        if (!core) {
            faults.add(
                    spot,
                    path,
                    "found a tag that YAML itself does not know",
                    "Take it away, or quote the text with its '!'.");
        }
    }

    /** A document that would take too much to read. */
    static final class TooDeep extends RuntimeException {
        private final transient Spot spot;

        TooDeep(Spot spot) {
            super("nested too deep or repeated too often", null, false, false);
            this.spot = spot;
        }

        Spot spot() {
            return spot;
        }
    }
}
