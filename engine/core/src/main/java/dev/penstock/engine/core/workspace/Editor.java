package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.WorkspaceStore.Edit;
import dev.penstock.engine.core.workspace.Yaml.Entry;
import dev.penstock.engine.core.workspace.Yaml.Mapping;
import dev.penstock.engine.core.workspace.Yaml.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes one edit in a document's text and leaves every other char as it is. Whatever the layout, what comes out is read
 * again and must say what the edit means; where it does not, the edit is refused.
 */
final class Editor {
    private static final Spot NOWHERE = new Spot(0, 0, 0, 0);

    private final Path file;
    private final String text;
    private final @Nullable Yaml root;
    private final Layout layout;

    private Editor(Path file, String text) {
        this.file = file;
        this.text = text;
        this.root = root(file, text);
        this.layout = new Layout(text, root);
    }

    /**
     * The text after the edit.
     *
     * @param text without byte order mark
     * @throws WorkspaceException if its syntax is broken before or after it, or the place cannot be edited
     */
    static String apply(Path file, String text, Edit edit) {
        if (edit.path().isEmpty()) {
            throw new IllegalArgumentException("An edit names at least one key");
        }
        Editor editor = new Editor(file, text);
        String edited = switch (edit) {
            case Edit.Set set -> editor.set(set);
            case Edit.Remove remove -> editor.remove(remove.path());
            case Edit.Rename rename -> editor.rename(rename);
            case Edit.Move move -> editor.move(move);
        };
        if (!edited.equals(text)) {
            Object meant = Content.after(Content.of(editor.root), edit);
            Object read = editor.content(edited, edit);
            boolean said = Objects.equals(meant, read == null ? Map.of() : read)
                    && (!(edit instanceof Edit.Move) || Content.sameOrder(meant, read));
            if (!said) {
                throw editor.refused(
                        NOWHERE,
                        edit.path(),
                        "found a place that cannot be edited without changing others",
                        "Other places may repeat it by an alias: change it in the file with a text editor.");
            }
        }
        return edited;
    }

    /** What the edited text says. */
    private @Nullable Object content(String edited, Edit edit) {
        try {
            return Content.of(root(file, edited));
        } catch (WorkspaceException broken) {
            throw refused(
                    NOWHERE,
                    edit.path(),
                    "found a place that cannot be edited without breaking the file",
                    "Something in it may be needed before it, such as an anchor: " + BY_HAND);
        }
    }

    private static @Nullable Yaml root(Path file, String text) {
        Faults faults = new Faults(file);
        Source source = Source.read(text, faults);
        if (!faults.isEmpty()) {
            throw new WorkspaceException(faults.sorted());
        }
        return source.root();
    }

    private String set(Edit.Set set) {
        List<String> path = set.path();
        Mapping mapping = null;
        Yaml at = root;
        for (int depth = 0; depth < path.size(); depth++) {
            mapping = mapping(at, path, depth);
            if (mapping == null) {
                return layout.append(Map.of(path.getFirst(), nested(path, 1, set.value())));
            }
            Entry entry = own(mapping, path.get(depth));
            if (entry == null) {
                if (!mapping.flow() && mapping.own().findAny().isEmpty()) {
                    throw refused(mapping.spot(), path, "found a mapping with nothing of its own", BY_HAND);
                }
                return layout.add(mapping, path.get(depth), nested(path, depth + 1, set.value()));
            }
            boolean last = depth == path.size() - 1;
            if (last && set.value() instanceof Map<?, ?> map && !map.isEmpty() && keepsKeys(entry)) {
                return each(entry, path, map);
            }
            if (last || (entry.value() instanceof Scalar scalar && scalar.isNull() && !layout.alias(entry))) {
                Object value = nested(path, depth + 1, set.value());
                boolean same = Objects.equals(Content.of(entry.value()), Content.ofValue(value));
                return same ? text : layout.replace(mapping, entry, value);
            }
            requireNoAlias(entry, path);
            at = entry.value();
        }
        throw new IllegalStateException("A path has an end");
    }

    private static final String BY_HAND = "Change it in the file with a text editor.";

    private boolean keepsKeys(Entry entry) {
        return entry.value() instanceof Mapping before && before.own().findAny().isPresent() && !layout.alias(entry);
    }

    /** A mapping over a mapping, key by key, so that comments and order in it survive. */
    private String each(Entry entry, List<String> path, Map<?, ?> map) {
        String edited = text;
        for (Map.Entry<?, ?> each : map.entrySet()) {
            edited = apply(file, edited, new Edit.Set(with(path, String.valueOf(each.getKey())), each.getValue()));
        }
        for (Entry before : ((Mapping) entry.value()).own().toList()) {
            if (!map.containsKey(before.key().text())) {
                edited = apply(
                        file, edited, new Edit.Remove(with(path, before.key().text())));
            }
        }
        return edited;
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    private static Object nested(List<String> path, int from, Object value) {
        Object nested = value;
        for (int i = path.size() - 1; i >= from; i--) {
            nested = Map.of(path.get(i), nested);
        }
        return nested;
    }

    private String remove(List<String> path) {
        Mapping parent = null;
        Entry parents = null;
        Yaml at = root;
        for (int depth = 0; depth < path.size() - 1; depth++) {
            Entry entry = at instanceof Mapping mapping ? mapping.entry(path.get(depth)) : null;
            if (entry == null) {
                return text;
            }
            if (entry.value() instanceof Mapping) {
                requireNoAlias(entry, path);
            }
            parent = (Mapping) at;
            parents = entry;
            at = entry.value();
        }
        if (!(at instanceof Mapping mapping) || mapping.entry(path.getLast()) == null) {
            return text;
        }
        Entry entry = own(mapping, path.getLast());
        if (entry == null) {
            throw refused(mapping.spot(), path, "found a key that an alias brings in", BY_HAND);
        }
        return parent != null && parents != null && mapping.entries().size() == 1
                ? layout.replace(parent, parents, Map.of())
                : layout.remove(mapping, entry);
    }

    private String rename(Edit.Rename rename) {
        List<String> path = rename.path();
        Mapping mapping = holder(path, "rename");
        Entry entry = Objects.requireNonNull(own(mapping, path.getLast()));
        if (mapping.entry(rename.name()) != null && !rename.name().equals(path.getLast())) {
            throw refused(
                    entry.key().spot(),
                    path,
                    "there is '" + rename.name() + "' already",
                    "Choose another name, or remove that first.");
        }
        return layout.rename(mapping, entry, rename.name());
    }

    private String move(Edit.Move move) {
        List<String> path = move.path();
        Mapping mapping = holder(path, "move");
        Entry entry = Objects.requireNonNull(own(mapping, path.getLast()));
        if (move.before() == null) {
            return layout.move(mapping, entry, null);
        }
        Entry before = own(mapping, move.before());
        if (before == null) {
            throw refused(
                    entry.key().spot(),
                    path,
                    "there is no '" + move.before() + "' to move it in front of",
                    "Name a key that stands in the same mapping.");
        }
        return before.equals(entry) ? text : layout.move(mapping, entry, before);
    }

    /** The mapping that a key is written in. */
    private Mapping holder(List<String> path, String act) {
        Yaml at = root;
        for (int depth = 0; at instanceof Mapping mapping; depth++) {
            Entry entry = own(mapping, path.get(depth));
            if (entry == null) {
                break;
            }
            if (depth == path.size() - 1) {
                return mapping;
            }
            requireNoAlias(entry, path);
            at = entry.value();
        }
        throw refused(NOWHERE, path, "there is nothing to " + act, "Name a key that stands in the file.");
    }

    /** The mapping that a key is looked up in; null where the document is empty. */
    private @Nullable Mapping mapping(@Nullable Yaml node, List<String> path, int depth) {
        return switch (node) {
            case Mapping mapping -> mapping;
            case null -> null;
            case Scalar scalar
            when depth == 0 && scalar.spot().start() == scalar.spot().end() -> null;
            default ->
                throw refused(
                        node.spot(),
                        path.subList(0, depth),
                        "found " + node.shape() + ", in which there is no '" + path.get(depth) + "'",
                        "Remove it first, or write a mapping there.");
        };
    }

    private static @Nullable Entry own(Mapping mapping, String key) {
        Entry entry = mapping.entry(key);
        return entry == null || !entry.own() ? null : entry;
    }

    private void requireNoAlias(Entry entry, List<String> path) {
        if (layout.alias(entry)) {
            throw refused(
                    entry.written(),
                    path,
                    "found an alias, whose content stands elsewhere too",
                    "Write it out in its place, or change it at its anchor with a text editor.");
        }
    }

    private WorkspaceException refused(Spot at, List<String> path, String found, String advice) {
        return new WorkspaceException(
                List.of(new Fault(file, at.line(), at.column(), String.join(".", path), found, advice)));
    }
}
