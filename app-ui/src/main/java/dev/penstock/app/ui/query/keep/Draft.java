package dev.penstock.app.ui.query.keep;

import dev.penstock.app.ui.state.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was typed into one tab.
 *
 * @param database by name; empty for none
 * @param text of the editor
 * @param anchor where the selection begins
 * @param caret where it ends
 * @param values what was given for the parameters, oldest first
 * @param closed whether its tab was closed, so that it may be opened again
 */
public record Draft(String database, String text, int anchor, int caret, List<Value> values, boolean closed) {
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final int FIXED = 5;
    private static final int A_VALUE = 3;

    /**
     * What was given for a parameter.
     *
     * @param name without the colon
     * @param text as typed
     * @param isNull whether NULL stands in its place
     */
    public record Value(String name, String text, boolean isNull) {}

    /** Copies the list, and keeps the selection within the text. */
    public Draft {
        values = List.copyOf(values);
        anchor = Math.clamp(anchor, 0, text.length());
        caret = Math.clamp(caret, 0, text.length());
    }

    /** The same in a tab that is closed. */
    public Draft close() {
        return new Draft(database, text, anchor, caret, values, true);
    }

    String line() {
        List<String> fields = new ArrayList<>(
                List.of(closed ? CLOSED : OPEN, database, Integer.toString(anchor), Integer.toString(caret), text));
        for (Value value : values) {
            fields.addAll(List.of(value.name, value.text, Boolean.toString(value.isNull)));
        }
        return Fields.line(fields);
    }

    static Optional<Draft> of(String line) {
        List<String> fields = Fields.of(line).orElse(List.of());
        if (fields.size() < FIXED
                || (fields.size() - FIXED) % A_VALUE != 0
                || !List.of(OPEN, CLOSED).contains(fields.getFirst())) {
            return Optional.empty();
        }
        List<Value> values = new ArrayList<>();
        for (int i = FIXED; i < fields.size(); i += A_VALUE) {
            values.add(new Value(fields.get(i), fields.get(i + 1), Boolean.parseBoolean(fields.get(i + 2))));
        }
        try {
            return Optional.of(new Draft(
                    fields.get(1),
                    fields.get(4),
                    Integer.parseInt(fields.get(2)),
                    Integer.parseInt(fields.get(3)),
                    values,
                    fields.getFirst().equals(CLOSED)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
