package dev.penstock.app.ui.connections.form;

import dev.penstock.engine.api.SecretRef;
import dev.penstock.engine.api.Template;
import java.util.List;
import java.util.Locale;

/** Where a profile's password comes from. */
public enum PasswordPlace {
    /** It logs in without. */
    NONE,
    /** The secret store beside the workspace. */
    SECRET,
    /** Memory, until the desktop ends. */
    SESSION,
    /** An environment variable. */
    ENV,
    /** A file. */
    FILE,
    /** A reference of another kind, or several, as written. */
    OTHER;

    /** The word for it in a form. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The place that a form's word names. */
    public static PasswordPlace of(String word) {
        for (PasswordPlace place : values()) {
            if (place.word().equals(word)) {
                return place;
            }
        }
        return NONE;
    }

    /** Whether the desktop itself can put a password there. */
    public boolean takes() {
        return this == SECRET || this == SESSION;
    }

    /** The place that a reference names. */
    static PasswordPlace of(Template password) {
        List<SecretRef> references = password.references();
        if (references.size() != 1 || !references.getFirst().toString().equals(password.raw())) {
            return OTHER;
        }
        SecretRef reference = references.getFirst();
        PasswordPlace place = of(reference.scheme());
        return place == NONE || place == OTHER || reference.key() != null ? OTHER : place;
    }
}
