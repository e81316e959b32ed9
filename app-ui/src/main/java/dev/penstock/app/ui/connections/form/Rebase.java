package dev.penstock.app.ui.connections.form;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What was typed, laid over what the file says by now. A field that only one side has changed is taken from that side.
 *
 * @param origin what the file said when typing began, moved on where both sides agree
 * @param mine what was typed
 * @param conflicts the fields that both sides have changed, differently
 */
public record Rebase(Form origin, Form mine, Set<Field> conflicts) {

    /** Lays it over. */
    public static Rebase onto(Form origin, Form mine, Form disk) {
        Form from = origin;
        Form typed = mine;
        Set<Field> conflicts = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            Object before = origin.written(field);
            Object now = disk.written(field);
            if (field.keys().isEmpty() || Objects.equals(before, now)) {
                continue;
            }
            if (Objects.equals(mine.written(field), now)) {
                from = from.with(field, disk);
            } else if (Objects.equals(mine.written(field), before)) {
                from = from.with(field, disk);
                typed = typed.with(field, disk);
            } else {
                conflicts.add(field);
            }
        }
        return new Rebase(from, typed, conflicts);
    }
}
