package dev.penstock.app.ui.connections.keep;

import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.connections.form.Form;
import dev.penstock.app.ui.state.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was typed for one profile and not saved yet; no password is ever in it.
 *
 * @param profile its name in the file; empty for one that is new
 * @param origin what the file said when typing began; null for one that is new
 * @param form what was typed
 */
public record Draft(String profile, @Nullable Form origin, Form form) {
    private static final String VERSION = "1";
    private static final String ORIGIN = "was ";
    private static final String TYPED = "is ";

    String line() {
        List<String> fields = new ArrayList<>(List.of(VERSION, profile));
        if (origin != null) {
            write(fields, ORIGIN, origin);
        }
        write(fields, TYPED, form);
        return Fields.line(fields);
    }

    private static void write(List<String> fields, String side, Form form) {
        for (Field field : Field.values()) {
            if (!form.get(field).isEmpty()) {
                fields.add(side + field.name());
                fields.add(form.get(field));
            }
        }
    }

    static Optional<Draft> of(String line) {
        List<String> fields = Fields.of(line).orElse(List.of());
        if (fields.size() < 2 || fields.size() % 2 != 0 || !fields.getFirst().equals(VERSION)) {
            return Optional.empty();
        }
        Form origin = Form.EMPTY;
        Form form = Form.EMPTY;
        try {
            for (int i = 2; i < fields.size(); i += 2) {
                String key = fields.get(i);
                String text = fields.get(i + 1);
                if (key.startsWith(ORIGIN)) {
                    origin = origin.with(Field.valueOf(key.substring(ORIGIN.length())), text);
                } else if (key.startsWith(TYPED)) {
                    form = form.with(Field.valueOf(key.substring(TYPED.length())), text);
                } else {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
        return Optional.of(new Draft(fields.get(1), fields.get(1).isEmpty() ? null : origin, form));
    }
}
