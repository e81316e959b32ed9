package dev.penstock.app.ui.connections.form;

import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.WorkspaceStore;
import dev.penstock.engine.api.WorkspaceStore.Edit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in the file a profile and its keys stand.
 *
 * @param inForce the environment in force; null for none
 * @param overlaid the fields that this environment sets
 * @param base whether the profile stands under {@code databases}
 * @param environments those that change the profile
 */
public record Places(@Nullable String inForce, Set<Field> overlaid, boolean base, List<String> environments) {
    /** A profile that stands nowhere yet. */
    public static final Places NOWHERE = new Places(null, Set.of(), false, List.of());

    /** Copies the collections. */
    public Places {
        overlaid = Set.copyOf(overlaid);
        environments = List.copyOf(environments);
    }

    /** The environment in which a field is to be changed; null for the profile itself. */
    @Nullable
    String environment(Field field) {
        return !base || overlaid.contains(field) ? inForce : null;
    }

    /** The environments that hold a part of the profile, and null for the profile itself. */
    List<@Nullable String> holders() {
        List<@Nullable String> holders = new ArrayList<>();
        if (base) {
            holders.add(null);
        }
        holders.addAll(environments);
        return holders;
    }

    /** Looks where a profile stands. Reads the file, some times over. */
    public static Places find(WorkspaceStore store, String name, @Nullable String inForce, List<String> all) {
        List<String> holding = all.stream()
                .filter(each -> there(store, FormEdits.path(each, name, List.of())))
                .toList();
        Set<Field> overlaid = EnumSet.noneOf(Field.class);
        if (inForce != null && holding.contains(inForce)) {
            for (Field field : Field.values()) {
                if (!field.keys().isEmpty() && there(store, FormEdits.path(inForce, name, field.keys()))) {
                    overlaid.add(field);
                }
            }
        }
        return new Places(inForce, overlaid, there(store, FormEdits.path(null, name, List.of())), holding);
    }

    /** Whether a key stands in the file: one that does not cannot be given a name, not even its own. */
    private static boolean there(WorkspaceStore store, List<String> path) {
        try {
            store.preview(List.of(new Edit.Rename(path, path.getLast())), null);
            return true;
        } catch (WorkspaceException absent) {
            return false;
        }
    }
}
