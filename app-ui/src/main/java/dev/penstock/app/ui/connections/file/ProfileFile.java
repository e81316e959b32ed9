package dev.penstock.app.ui.connections.file;

import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.connections.form.Form;
import dev.penstock.app.ui.connections.form.FormEdits;
import dev.penstock.app.ui.connections.form.Forms;
import dev.penstock.app.ui.connections.form.PasswordPlace;
import dev.penstock.app.ui.connections.form.Places;
import dev.penstock.app.ui.connections.form.Rebase;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretException;
import dev.penstock.engine.api.SecretRef;
import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.api.WorkspaceStore;
import dev.penstock.engine.api.WorkspaceStore.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes profiles in the workspace file and lets the engine take them over. Each change is made whole or not at all:
 * where the engine refuses it, the file is put back as it was. Not on the FX thread; one call at a time.
 */
public final class ProfileFile {
    private final WorkspaceStore store;
    private final Penstock penstock;

    /** Changes one file for the engine that is open on it. */
    public ProfileFile(WorkspaceStore store, Penstock penstock) {
        this.store = store;
        this.penstock = penstock;
    }

    /** What the file says of a profile by now; nothing where it says nothing. */
    private Optional<Form> read(String name) {
        Profile profile = store.read(environment()).databases().get(name);
        return Optional.ofNullable(profile).map(Forms::of);
    }

    /** The fields of a profile that the environment in force sets. */
    public Places places(String name) {
        return FormCheck.places(store, penstock, name);
    }

    /**
     * Saves a form.
     *
     * @param origin what the file said when typing began; null for a new profile
     * @param form what was typed
     * @param password what was typed for the password; null for nothing
     */
    public Saved save(@Nullable Form origin, Form form, @Nullable String password) {
        Form disk = origin == null ? null : read(origin.get(Field.NAME)).orElse(null);
        if (origin != null
                && (disk == null || !Rebase.onto(origin, form, disk).conflicts().isEmpty())) {
            return new Saved.Conflict(disk);
        }
        Form now = disk == null
                ? form
                : Rebase.onto(origin == null ? disk : origin, form, disk).mine();
        List<Edit> edits =
                disk == null ? FormEdits.create(now) : FormEdits.change(disk, now, places(disk.get(Field.NAME)));
        // Faults are found before anything is written.
        store.preview(edits, environment());
        if (password == null || !now.passwordPlace().takes()) {
            change(edits);
        } else {
            withSecret(now, password, edits);
        }
        return new Saved.Done();
    }

    private void withSecret(Form form, String password, List<Edit> edits) {
        PasswordPlace place = form.passwordPlace();
        SecretStore secrets = place == PasswordPlace.SESSION ? penstock.sessionSecrets() : penstock.secrets();
        String name = form.passwordName();
        try (Secret before = there(secrets, place, name);
                Secret value = Secret.of(password)) {
            secrets.set(name, value);
            try {
                change(edits);
            } catch (PenstockException failed) {
                if (before == null) {
                    secrets.remove(name);
                } else {
                    secrets.set(name, before);
                }
                throw failed;
            }
        }
    }

    private static @Nullable Secret there(SecretStore secrets, PasswordPlace place, String name) {
        if (secrets.list().stream().noneMatch(each -> each.name().equals(name))) {
            return null;
        }
        try {
            return secrets.resolve(new SecretRef(place.word(), name, null));
        } catch (SecretException gone) {
            return null;
        }
    }

    /** Takes a profile away; its secret stays. */
    public Removal remove(String name) {
        Form form = read(name).orElseGet(() -> Form.EMPTY.with(Field.NAME, name));
        return new Removal(form, change(FormEdits.remove(name, places(name))));
    }

    /**
     * Puts a profile back.
     *
     * @return whether it stands as it stood, with its comments; false where the file has changed so much that it was
     *     written anew at the end
     */
    public boolean restore(Removal removal) {
        if (takeBack(removal.texts())) {
            return true;
        }
        change(FormEdits.create(removal.form()));
        return false;
    }

    /**
     * Takes a change back, and leaves alone what somebody has changed elsewhere in the file since.
     *
     * @return false where the file has changed so much that nothing was done
     */
    public boolean takeBack(Texts texts) {
        String now = store.text();
        Optional<String> whole = now.equals(texts.after())
                ? Optional.of(texts.before())
                : TextPatch.apply(texts.before(), texts.after(), now);
        if (whole.isPresent() && replaced(now, whole.get())) {
            takeOver();
            return true;
        }
        return false;
    }

    private boolean replaced(String now, String whole) {
        try {
            return store.replace(now, whole);
        } catch (PenstockException faults) {
            return false;
        }
    }

    /**
     * Moves a profile in front of another and into a group.
     *
     * @param before the other; null for the end
     * @param group empty for none
     */
    public Texts move(String name, @Nullable String before, String group) {
        List<Edit> edits = new ArrayList<>();
        edits.add(FormEdits.move(name, before));
        read(name).ifPresent(disk -> edits.addAll(FormEdits.change(disk, disk.with(Field.GROUP, group), places(name))));
        return change(edits);
    }

    private Texts change(List<Edit> edits) {
        String untouched = store.text();
        if (edits.isEmpty()) {
            return new Texts(untouched, untouched);
        }
        store.edit(edits);
        String edited = store.text();
        try {
            takeOver();
        } catch (PenstockException refused) {
            store.replace(edited, untouched);
            throw refused;
        }
        return new Texts(untouched, edited);
    }

    private void takeOver() {
        penstock.update(store.read(environment()));
    }

    private @Nullable String environment() {
        return penstock.workspace().environment();
    }
}
