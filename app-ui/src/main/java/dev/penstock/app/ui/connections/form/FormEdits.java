package dev.penstock.app.ui.connections.form;

import dev.penstock.engine.api.WorkspaceStore.Edit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The changes of the workspace file that make it say what a form says: of the keys that differ, and no others. */
public final class FormEdits {
    private static final String DATABASES = "databases";
    private static final String ENVIRONMENTS = "environments";

    private FormEdits() {}

    /** A profile that is not in the file yet, as a whole, at the end. */
    public static List<Edit> create(Form form) {
        Map<String, Object> profile = new LinkedHashMap<>();
        for (Field field : inOrder()) {
            Object value = form.written(field);
            if (value != null) {
                put(profile, field.keys(), value);
            }
        }
        return List.of(new Edit.Set(path(null, form.get(Field.NAME).strip(), List.of()), profile));
    }

    /** As one writes a profile: what it is, where it is, how to log in, the rest; the group last. */
    private static List<Field> inOrder() {
        List<Field> fields = new ArrayList<>(List.of(Field.values()));
        fields.remove(Field.GROUP);
        fields.add(Field.GROUP);
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> map, List<String> keys, Object value) {
        if (keys.size() == 1) {
            map.put(keys.getFirst(), value);
        } else {
            put(
                    (Map<String, Object>) map.computeIfAbsent(keys.getFirst(), key -> new LinkedHashMap<>()),
                    keys.subList(1, keys.size()),
                    value);
        }
    }

    /**
     * A profile that is in the file.
     *
     * @param disk what the file says
     * @param form what it is to say
     * @param places where its keys stand
     */
    public static List<Edit> change(Form disk, Form form, Places places) {
        String name = disk.get(Field.NAME);
        List<Edit> edits = new ArrayList<>();
        Set<Field> removed = EnumSet.noneOf(Field.class);
        for (Field field : inOrder()) {
            Object value = form.written(field);
            if (Objects.equals(disk.written(field), value)) {
                continue;
            }
            if (value == null) {
                removed.add(field);
            } else {
                edits.add(new Edit.Set(path(places.environment(field), name, field.keys()), value));
            }
        }
        if (!removed.isEmpty()) {
            // First what goes: a url beside nodes would be a fault on the way.
            edits.addAll(0, removals(removed, form, name, places));
        }
        String wanted = form.get(Field.NAME).strip();
        if (!wanted.equals(name)) {
            places.holders().forEach(holder -> edits.add(new Edit.Rename(path(holder, name, List.of()), wanted)));
        }
        return edits;
    }

    private static List<Edit> removals(Set<Field> removed, Form form, String name, Places places) {
        List<Edit> edits = new ArrayList<>();
        boolean noTls =
                form.engine().isPresent() && !Field.TLS_MODE.of(form.engine().get());
        if (noTls) {
            removed.remove(Field.TLS_MODE);
            removed.remove(Field.TLS_CA);
            edits.add(new Edit.Remove(path(places.environment(Field.TLS_MODE), name, List.of("tls"))));
        }
        for (Field field : removed) {
            edits.add(new Edit.Remove(path(places.environment(field), name, field.keys())));
        }
        return edits;
    }

    /** Takes a profile away, out of every environment too. */
    public static List<Edit> remove(String name, Places places) {
        return places.holders().stream()
                .<Edit>map(holder -> new Edit.Remove(path(holder, name, List.of())))
                .toList();
    }

    /** Moves a profile in front of another; null for the end. */
    public static Edit move(String name, @Nullable String before) {
        return new Edit.Move(path(null, name, List.of()), before);
    }

    /** The keys from the top of the file. */
    static List<String> path(@Nullable String environment, String name, List<String> keys) {
        List<String> path = new ArrayList<>();
        if (environment != null) {
            path.add(ENVIRONMENTS);
            path.add(environment);
        }
        path.add(DATABASES);
        path.add(name);
        path.addAll(keys);
        return path;
    }
}
