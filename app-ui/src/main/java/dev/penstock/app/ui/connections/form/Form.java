package dev.penstock.app.ui.connections.form;

import dev.penstock.engine.api.EngineKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A profile as the texts of a form. It never holds a password, only where one is kept. Immutable. */
public final class Form {
    /** Nothing filled in. */
    public static final Form EMPTY = new Form(new EnumMap<>(Field.class));

    private final Map<Field, String> texts;

    private Form(Map<Field, String> texts) {
        this.texts = texts;
    }

    /** A field's text; empty for nothing. */
    public String get(Field field) {
        return texts.getOrDefault(field, "");
    }

    /** The same with another text in a field. */
    public Form with(Field field, String text) {
        Map<Field, String> changed = new EnumMap<>(Field.class);
        changed.putAll(texts);
        if (text.isEmpty()) {
            changed.remove(field);
        } else {
            changed.put(field, text);
        }
        return new Form(changed);
    }

    /** The same with a field as another form has it; a password's place goes with its name. */
    public Form with(Field field, Form other) {
        Form changed = with(field, other.get(field));
        return field == Field.PASSWORD ? changed.with(Field.PASSWORD_PLACE, other.get(Field.PASSWORD_PLACE)) : changed;
    }

    /** The engine; nothing where none is chosen. */
    public Optional<EngineKind> engine() {
        return EngineKind.of(get(Field.ENGINE));
    }

    /** Where the password is kept. */
    public PasswordPlace passwordPlace() {
        return PasswordPlace.of(get(Field.PASSWORD_PLACE));
    }

    /** Under which name the password is kept where the desktop keeps it: as typed, or made of name and user. */
    public String passwordName() {
        String typed = get(Field.PASSWORD).strip();
        if (!typed.isEmpty()) {
            return typed;
        }
        String name = safe(get(Field.NAME), "database");
        return passwordPlace() == PasswordPlace.SESSION ? name : name + "/" + safe(get(Field.USERNAME), "password");
    }

    private static String safe(String text, String otherwise) {
        String bare = text.strip().replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^[.-]+", "");
        return bare.isEmpty() ? otherwise : bare;
    }

    /**
     * What a field would write to the file: a String, a Number or a List; null for nothing, which is so where it has
     * the standard value or the engine has no such thing.
     */
    public @Nullable Object written(Field field) {
        if (field.keys().isEmpty() || (engine().isPresent() && !field.of(engine().get()))) {
            return null;
        }
        boolean hasUrl = !get(Field.URL).isBlank();
        if (hasUrl && (field == Field.NODES || field == Field.FILE)) {
            return null;
        }
        String text = get(field).strip();
        if (field == Field.PASSWORD) {
            return password(text);
        }
        if (text.isEmpty() || text.equals(field.standard())) {
            return null;
        }
        return switch (field) {
            case NODES ->
                Arrays.stream(text.split("[,\\s]+"))
                        .filter(each -> !each.isEmpty())
                        .toList();
            case POOL_MIN, POOL_MAX -> text.matches("\\d{1,9}") ? (Object) Integer.valueOf(text) : text;
            default -> text;
        };
    }

    private @Nullable Object password(String text) {
        return switch (passwordPlace()) {
            case NONE -> null;
            case SECRET -> "${secret:" + passwordName() + "}";
            case SESSION -> "${session:" + passwordName() + "}";
            case ENV -> "${env:" + text + "}";
            case FILE -> "${file:" + text + "}";
            case OTHER -> text.isEmpty() ? null : text;
        };
    }

    /** What a field means, for people: as it would be written, or the standard value; empty for nothing. */
    public String shown(Field field) {
        Object value = written(field);
        return switch (value) {
            case null -> field.standard();
            case List<?> list ->
                String.join(", ", list.stream().map(String::valueOf).toList());
            default -> value.toString();
        };
    }

    /** Whether both would write the same to the file, under the same name. */
    public boolean saysAs(Form other) {
        for (Field field : Field.values()) {
            if (!Objects.equals(written(field), other.written(field))) {
                return false;
            }
        }
        return get(Field.NAME).strip().equals(other.get(Field.NAME).strip());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Form form && form.texts.equals(texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    @Override
    public String toString() {
        return texts.toString().toLowerCase(Locale.ROOT);
    }
}
