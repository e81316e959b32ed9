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
 * Parses YAML 1.2 to a tree with positions. YAML that a workspace must not have (a duplicate key, a key that is no
 * text, an unknown alias or tag, a second document) becomes a fault, and the parser continues.
 */
final class YamlParser {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_SIZE = 100_000;
    private static final Set<String> CORE_TAGS = Set.of("str", "int", "float", "bool", "null", "map", "seq");
    private static final String CORE_PREFIX = "tag:yaml.org,2002:";

    private final Offsets offsets;
    private final Faults faults;
    private final Iterator<Event> events;
    private final Map<Anchor, @Nullable Yaml> anchors = new LinkedHashMap<>();
    private int aliased;

    /** Creates a parser for a text without a byte order mark. */
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
     * The first document; null if there is none.
     *
     * @throws org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException if the syntax is invalid
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
                            offsets.range(event, event),
                            "",
                            "found a second document",
                            "A workspace is one document. Remove the line '---'.");
                }
            }
        }
        return root;
    }

    private Yaml value(Event event, String path, int depth) {
        if (depth > MAX_DEPTH) {
            throw new TooDeep(offsets.range(event, event));
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
        SourceRange range = offsets.range(alias, alias);
        Yaml meant = anchors.get(alias.getAlias());
        if (meant == null) {
            String found = anchors.containsKey(alias.getAlias())
                    ? "found an alias inside its own anchor"
                    : "found an alias without an earlier anchor";
            faults.add(
                    range,
                    path,
                    found,
                    "Put a text that begins with * in quotes. An alias repeats an earlier &anchor.");
            return new Scalar(range, path, "", true);
        }
        aliased = Math.min(MAX_SIZE, meant.size()) + aliased;
        if (aliased > MAX_SIZE) {
            throw new TooDeep(range);
        }
        return meant;
    }

    private Scalar scalar(ScalarEvent event, String path) {
        SourceRange range = offsets.range(event, event);
        checkTag(event.getTag(), range, path);
        return new Scalar(
                range, path, event.getValue(), event.isPlain() && event.getTag().isEmpty());
    }

    private Sequence sequence(CollectionStartEvent start, String path, int depth) {
        List<Yaml> items = new ArrayList<>();
        int size = 1;
        SourceRange end = null;
        Event event = events.next();
        for (; event.getEventId() != ID.SequenceEnd; event = events.next()) {
            String itemPath = path + "[" + items.size() + "]";
            Yaml item = value(event, itemPath, depth + 1);
            size += item.size();
            end = event instanceof AliasEvent ? offsets.range(event, event) : item.range();
            items.add(item);
        }
        SourceRange range = offsets.range(start, event, start.isFlow() ? null : end);
        checkTag(start.getTag(), range, path);
        return new Sequence(range, path, List.copyOf(items), size);
    }

    private Mapping mapping(CollectionStartEvent start, String path, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<Yaml> merged = new ArrayList<>();
        SourceRange end = null;
        Event event = events.next();
        for (; event.getEventId() != ID.MappingEnd; event = events.next()) {
            Scalar key = key(event, path, depth);
            Event valueEvent = events.next();
            Yaml value = value(valueEvent, key.path(), depth + 1);
            SourceRange written =
                    valueEvent instanceof AliasEvent ? offsets.range(valueEvent, valueEvent) : value.range();
            end = written;
            if (key.plain() && key.text().equals("<<")) {
                merged.add(value);
            }
            Entry before = entries.putIfAbsent(key.text(), new Entry(key, value, written, true));
            if (before != null) {
                faults.add(
                        key,
                        "found '" + key.text() + "' a second time",
                        "It is already in line " + before.key().range().line() + ". Keep one of them.");
            }
        }
        SourceRange range = offsets.range(start, event, start.isFlow() ? null : end);
        checkTag(start.getTag(), range, path);
        if (!merged.isEmpty()) {
            new Merge(faults).into(entries, merged);
        }
        int size = 1
                + entries.values().stream()
                        .mapToInt(entry -> entry.value().size())
                        .sum();
        return new Mapping(range, path, List.copyOf(entries.values()), start.isFlow(), size);
    }

    private Scalar key(Event event, String path, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, path.isEmpty() ? scalar.getValue() : path + "." + scalar.getValue());
        }
        Yaml key = value(event, path, depth + 1);
        SourceRange range = offsets.range(event, event);
        faults.add(range, path, "found " + key.shape() + " as a key", "A key is a text: key: value.");
        return new Scalar(range, path, " " + range.start(), false);
    }

    private void checkTag(Optional<String> tag, SourceRange range, String path) {
        boolean core = tag.isEmpty()
                || (tag.get().startsWith(CORE_PREFIX)
                        && CORE_TAGS.contains(tag.get().substring(CORE_PREFIX.length())));
        if (!core) {
            faults.add(range, path, "found an unknown tag", "Remove it, or put the text with its '!' in quotes.");
        }
    }

    /** Signals a document that is too deep or too large to parse. */
    static final class TooDeep extends RuntimeException {
        private final transient SourceRange range;

        TooDeep(SourceRange range) {
            super("too many levels or too many repeated aliases", null, false, false);
            this.range = range;
        }

        SourceRange range() {
            return range;
        }
    }
}
