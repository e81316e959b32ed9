package dev.penstock.app.ui.connections.file;

import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Profile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form.
 *
 * @param faults by field, in the form's order
 * @param others what concerns no field of it: the file itself, another profile
 * @param profile that the form makes; null where it has faults
 */
public record Checked(
        Map<Field, Fault> faults,
        List<Fault> others,
        @Nullable Profile profile) {
    /** Nothing has been looked at yet. */
    public static final Checked NOTHING = new Checked(Map.of(), List.of(), null);

    /** Copies the list. */
    public Checked {
        others = List.copyOf(others);
    }
}
