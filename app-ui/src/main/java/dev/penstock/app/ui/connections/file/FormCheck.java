package dev.penstock.app.ui.connections.file;

import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.connections.form.Form;
import dev.penstock.app.ui.connections.form.FormEdits;
import dev.penstock.app.ui.connections.form.PasswordPlace;
import dev.penstock.app.ui.connections.form.Places;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.WorkspaceStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what is wrong with a form before it is saved: as the workspace's own reader sees it. Not on the FX thread. */
public final class FormCheck {
    private static final Pattern KEY = Pattern.compile("(?:environments\\.[^.]+\\.)?databases\\.([^.]+)(?:\\.(.+))?");
    private final WorkspaceStore store;
    private final Penstock penstock;
    private final Messages messages;

    /** Reads a file and asks the secret stores of an engine for names. */
    public FormCheck(WorkspaceStore store, Penstock penstock, Messages messages) {
        this.store = store;
        this.penstock = penstock;
        this.messages = messages;
    }

    /**
     * Looks at a form.
     *
     * @param form what was typed
     * @param disk what the file says of this profile; null where it is in the file no more, or not yet
     * @param typed whether a password has been typed beside it
     * @throws PenstockException if the workspace file is not there or cannot be read
     */
    public Checked check(Form form, @Nullable Form disk, boolean typed) {
        // a file that has gone would be tried as an empty one, and the form be found wrong for it
        store.text();
        String environment = penstock.workspace().environment();
        Map<Field, Fault> faults = new EnumMap<>(Field.class);
        List<Fault> others = new ArrayList<>();
        String name = form.get(Field.NAME).strip();
        checkName(name, disk, faults);
        checkPassword(form, typed, faults);
        boolean named = !faults.containsKey(Field.NAME);
        // Under a name that nobody has, so that all else is looked at meanwhile.
        Form tried = named ? form : form.with(Field.NAME, disk == null ? free() : disk.get(Field.NAME));
        Profile profile = null;
        try {
            List<WorkspaceStore.Edit> edits = disk == null
                    ? FormEdits.create(tried)
                    : FormEdits.change(disk, tried, places(store, penstock, disk.get(Field.NAME)));
            String made = tried.get(Field.NAME).strip();
            profile = store.preview(edits, environment).databases().get(made);
        } catch (WorkspaceException found) {
            found.faults().forEach(fault -> sort(fault, tried.get(Field.NAME).strip(), faults, others));
        }
        boolean clean = faults.isEmpty() && others.isEmpty();
        return new Checked(faults, others, clean ? profile : null);
    }

    /** Where a profile stands in the file. */
    static Places places(WorkspaceStore store, Penstock penstock, String name) {
        return Places.find(
                store,
                name,
                penstock.workspace().environment(),
                penstock.workspace().environments());
    }

    private String free() {
        String name = "unnamed";
        while (penstock.workspace().databases().containsKey(name)) {
            name += "-";
        }
        return name;
    }

    private void checkName(String name, @Nullable Form disk, Map<Field, Fault> faults) {
        if (name.isEmpty()) {
            faults.put(Field.NAME, fault(messages.say("fault.name.none"), messages.say("fault.name.none.advice")));
        } else if ((disk == null || !disk.get(Field.NAME).equals(name))
                && penstock.workspace().databases().containsKey(name)) {
            faults.put(
                    Field.NAME, fault(messages.say("fault.name.taken", name), messages.say("fault.name.taken.advice")));
        }
    }

    private void checkPassword(Form form, boolean typed, Map<Field, Fault> faults) {
        PasswordPlace place = form.passwordPlace();
        if (typed || !place.takes() || form.written(Field.PASSWORD) == null) {
            return;
        }
        SecretStore secrets = place == PasswordPlace.SESSION ? penstock.sessionSecrets() : penstock.secrets();
        try {
            if (secrets.list().stream().noneMatch(each -> each.name().equals(form.passwordName()))) {
                faults.put(
                        Field.PASSWORD,
                        fault(
                                place == PasswordPlace.SESSION
                                        ? messages.say("fault.password.session")
                                        : messages.say("fault.password.store", form.passwordName()),
                                messages.say("fault.password.advice")));
            }
        } catch (PenstockException unreadable) {
            faults.put(
                    Field.PASSWORD,
                    fault(unreadable.summary(), unreadable.diagnosis().advice()));
        }
    }

    private Fault fault(String found, String advice) {
        return new Fault(store.file(), 0, 0, "", found, advice);
    }

    private static void sort(Fault fault, String name, Map<Field, Fault> faults, List<Fault> others) {
        Matcher key = KEY.matcher(fault.key());
        if (!key.matches() || !key.group(1).equals(name)) {
            others.add(fault);
            return;
        }
        Field field =
                key.group(2) == null ? whole(fault) : Field.ofKey(key.group(2)).orElse(null);
        if (field == null) {
            others.add(fault);
        } else {
            faults.putIfAbsent(field, fault);
        }
    }

    /** What a fault of the profile as a whole is about: it misses its engine or its place, or has a bad name. */
    private static @Nullable Field whole(Fault fault) {
        if (fault.found().contains("no engine")) {
            return Field.ENGINE;
        }
        if (fault.found().contains("no address")) {
            return fault.advice().contains("file:") ? Field.FILE : Field.NODES;
        }
        return fault.found().contains("name") ? Field.NAME : null;
    }
}
