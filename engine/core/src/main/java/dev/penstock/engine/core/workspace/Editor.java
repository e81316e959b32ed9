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
 * Makes one edit in a document's text and leaves every other character unchanged. The editor parses the edited text and
 * compares its content with the intended one; if they differ, it refuses the edit.
 */
final class Editor {
    private static final SourceRange NO_RANGE = new SourceRange(0, 0, 0, 0);

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
     * @param text the document without a byte order mark
     * @throws WorkspaceException if the syntax is invalid before or after the edit, or if the place cannot be edited
     */
    static String apply(Path file, String text, Edit edit) {
        if (edit.path().isEmpty()) {
            throw new IllegalArgumentException("An edit must name at least one key");
        }
        Editor editor = new Editor(file, text);
        String edited = switch (edit) {
            case Edit.Set set -> editor.set(set);
            case Edit.Remove remove -> editor.remove(remove.path());
            case Edit.Rename rename -> editor.rename(rename);
            case Edit.Move move -> editor.move(move);
        };
        if (!edited.equals(text)) {
            Object meant = DocumentContent.after(DocumentContent.of(editor.root), edit);
            Object read = editor.content(edited, edit);
            boolean said = Objects.equals(meant, read == null ? Map.of() : read)
                    && (!(edit instanceof Edit.Move) || DocumentContent.sameOrder(meant, read));
            if (!said) {
                throw editor.refused(
                        NO_RANGE,
                        edit.path(),
                        "found a place that cannot be edited without changing others",
                        "An alias may repeat it in other places. Change it in the file with a text editor.");
            }
        }
        return edited;
    }

    /** The content of the edited text. */
    private @Nullable Object content(String edited, Edit edit) {
        try {
            return DocumentContent.of(root(file, edited));
        } catch (WorkspaceException broken) {
            throw refused(
                    NO_RANGE,
                    edit.path(),
                    "found a place that cannot be edited without breaking the file",
                    "The entry may contain an anchor that an earlier place needs. " + BY_HAND);
        }
    }

    private static @Nullable Yaml root(Path file, String text) {
        Faults faults = new Faults(file);
        WorkspaceSource source = WorkspaceSource.read(text, faults);
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
                    throw refused(mapping.range(), path, "found a mapping without its own keys", BY_HAND);
                }
                return layout.add(mapping, path.get(depth), nested(path, depth + 1, set.value()));
            }
            boolean last = depth == path.size() - 1;
            if (last && set.value() instanceof Map<?, ?> map && !map.isEmpty() && keepsKeys(entry)) {
                return each(entry, path, map);
            }
            if (last || (entry.value() instanceof Scalar scalar && scalar.isNull() && !layout.alias(entry))) {
                Object value = nested(path, depth + 1, set.value());
                boolean same = Objects.equals(DocumentContent.of(entry.value()), DocumentContent.ofValue(value));
                return same ? text : layout.replace(mapping, entry, value);
            }
            requireNoAlias(entry, path);
            at = entry.value();
        }
        throw new IllegalStateException("The path ended without an edit");
    }

    private static final String BY_HAND = "Change it in the file with a text editor.";

    private boolean keepsKeys(Entry entry) {
        return entry.value() instanceof Mapping before && before.own().findAny().isPresent() && !layout.alias(entry);
    }

    /** Replaces a mapping key by key, so that its comments and its order survive. */
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
            throw refused(mapping.range(), path, "found a key that comes from an alias", BY_HAND);
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
                    entry.key().range(),
                    path,
                    "'" + rename.name() + "' already exists",
                    "Choose another name, or remove the existing entry first.");
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
                    entry.key().range(),
                    path,
                    "there is no '" + move.before() + "' to move it in front of",
                    "Name a key of the same mapping.");
        }
        return before.equals(entry) ? text : layout.move(mapping, entry, before);
    }

    /** The mapping that has the key. */
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
        throw refused(NO_RANGE, path, "there is nothing to " + act, "Name a key that is in the file.");
    }

    /** The mapping in which to look up a key; null if the document is empty. */
    private @Nullable Mapping mapping(@Nullable Yaml node, List<String> path, int depth) {
        return switch (node) {
            case Mapping mapping -> mapping;
            case null -> null;
            case Scalar scalar
            when depth == 0 && scalar.range().start() == scalar.range().end() -> null;
            default ->
                throw refused(
                        node.range(),
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
                    "found an alias, whose content is also used elsewhere",
                    "Write its content here instead of the alias, or change it at its anchor with a text editor.");
        }
    }

    private WorkspaceException refused(SourceRange at, List<String> path, String found, String advice) {
        return new WorkspaceException(
                List.of(new Fault(file, at.line(), at.column(), String.join(".", path), found, advice)));
    }
}
