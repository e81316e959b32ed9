package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.WorkspaceStore.Edit;
import dev.penstock.engine.core.workspace.Yaml.Mapping;
import dev.penstock.engine.core.workspace.Yaml.Scalar;
import dev.penstock.engine.core.workspace.Yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The content of a document, independent of its layout: maps, lists and scalars that compare by meaning. Computes the
 * content that an edit should produce.
 */
final class DocumentContent {
    private DocumentContent() {}

    /** The content of a tree; null for an empty value. An alias has the content of its anchor. */
    static @Nullable Object of(@Nullable Yaml node) {
        return switch (node) {
            case null -> null;
            case Scalar scalar when scalar.isNull() -> null;
            case Scalar scalar ->
                new ScalarContent(
                        scalar.plain() ? PlainScalars.kind(scalar.text()) : PlainScalars.Kind.TEXT, scalar.text());
            case Sequence sequence -> {
                List<@Nullable Object> items = new ArrayList<>();
                sequence.items().forEach(item -> items.add(of(item)));
                yield items;
            }
            case Mapping mapping -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                mapping.entries().forEach(entry -> entries.put(entry.key().text(), of(entry.value())));
                yield entries;
            }
        };
    }

    /** The content of a value that an edit sets. */
    static Object ofValue(Object value) {
        return switch (value) {
            case String text -> new ScalarContent(PlainScalars.Kind.TEXT, text);
            case Boolean truth -> new ScalarContent(PlainScalars.Kind.BOOLEAN, truth.toString());
            case Number number -> {
                String text = PlainScalars.number(number);
                yield new ScalarContent(PlainScalars.kind(text), text);
            }
            case List<?> items -> items.stream().map(DocumentContent::ofValue).toList();
            case Map<?, ?> map -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                map.forEach((key, inner) -> entries.put(String.valueOf(key), ofValue(inner)));
                yield entries;
            }
            default ->
                throw new IllegalArgumentException("A workspace has strings, numbers, booleans, lists and maps, not "
                        + value.getClass().getName());
        };
    }

    /** The content that an edit should produce. */
    static @Nullable Object after(@Nullable Object content, Edit edit) {
        List<String> path = edit.path();
        return switch (edit) {
            case Edit.Set set -> set(content, path, ofValue(set.value()));
            case Edit.Move move -> within(content, path, entries -> moved(entries, path.getLast(), move.before()));
            case Edit.Remove _ ->
                within(content, path, entries -> {
                    entries.remove(path.getLast());
                    return entries;
                });
            case Edit.Rename rename ->
                within(content, path, entries -> {
                    entries.put(rename.name(), entries.remove(path.getLast()));
                    return entries;
                });
        };
    }

    private static Map<String, @Nullable Object> moved(
            Map<String, @Nullable Object> entries, String key, @Nullable String before) {
        Map<String, @Nullable Object> moved = new LinkedHashMap<>();
        entries.forEach((each, value) -> {
            if (each.equals(before)) {
                moved.put(key, entries.get(key));
            }
            if (!each.equals(key)) {
                moved.put(each, value);
            }
        });
        moved.putIfAbsent(key, entries.get(key));
        return moved;
    }

    /** Whether all keys of two equal contents have the same order. */
    static boolean sameOrder(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> second) {
            return List.copyOf(map.keySet()).equals(List.copyOf(second.keySet()))
                    && map.entrySet().stream().allMatch(each -> sameOrder(each.getValue(), second.get(each.getKey())));
        }
        return true;
    }

    private static Object set(@Nullable Object content, List<String> path, Object value) {
        if (path.isEmpty()) {
            return value;
        }
        Map<String, @Nullable Object> entries = entries(content);
        entries.put(path.getFirst(), set(entries.get(path.getFirst()), path.subList(1, path.size()), value));
        return entries;
    }

    private static @Nullable Object within(
            @Nullable Object content, List<String> path, UnaryOperator<Map<String, @Nullable Object>> change) {
        if (path.size() == 1) {
            return change.apply(entries(content));
        }
        Map<String, @Nullable Object> entries = entries(content);
        entries.put(path.getFirst(), within(entries.get(path.getFirst()), path.subList(1, path.size()), change));
        return entries;
    }

    private static Map<String, @Nullable Object> entries(@Nullable Object content) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        if (content instanceof Map<?, ?> map) {
            map.forEach((key, value) -> entries.put(String.valueOf(key), value));
        }
        return entries;
    }

    /**
     * A single value.
     *
     * @param kind the type in YAML's core schema
     * @param text the text as written, without quotes and escapes
     */
    private record ScalarContent(PlainScalars.Kind kind, String text) {}
}
