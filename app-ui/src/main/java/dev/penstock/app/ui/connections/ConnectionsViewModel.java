package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.connections.file.Removal;
import dev.penstock.app.ui.connections.file.Texts;
import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.connections.form.Form;
import dev.penstock.app.ui.connections.form.Forms;
import dev.penstock.app.ui.connections.form.PasswordPlace;
import dev.penstock.app.ui.connections.keep.Draft;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The list of profiles: which one is selected, and what can be done to it. FX thread only. */
final class ConnectionsViewModel {
    private static final Duration STEP = Duration.ofSeconds(1);
    private final Means means;
    private final Editing editing;
    private final List<Subscription> subscriptions;
    private final ReadOnlyObjectWrapper<List<Listing>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> selected = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<@Nullable ProfileViewModel> profile = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final Undos undos;
    private String filter = "";

    ConnectionsViewModel(Means means) {
        this.means = means;
        this.editing = new Editing(means, this::changed, this::saved);
        this.undos = new Undos(means, this::takenBack, why -> failure.set(means.told(why)));
        this.subscriptions = List.of(
                means.context().ticker().every(STEP, this::refresh),
                means.context().events().on(EngineEvent.TopologyChanged.class, events -> refresh()),
                means.context().events().on(EngineEvent.WorkspaceChanged.class, events -> workspaceChanged()));
        refresh();
        selectSome("");
        editing.read(() -> {
            refresh();
            selectSome(selected.get());
        });
    }

    /** What the list shows. */
    ReadOnlyObjectProperty<List<Listing>> rows() {
        return rows.getReadOnlyProperty();
    }

    /** The key of the selected profile; empty for none. */
    ReadOnlyObjectProperty<String> selected() {
        return selected.getReadOnlyProperty();
    }

    /** The selected profile; null for none. */
    ReadOnlyObjectProperty<@Nullable ProfileViewModel> profile() {
        return profile.getReadOnlyProperty();
    }

    /** Why the last act on the list failed; null if it did not. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** The overlay in force; null for none. */
    @Nullable
    String environment() {
        return means.context().penstock().workspace().environment();
    }

    /** Whether there is no profile at all, saved or begun. */
    boolean empty() {
        return items().isEmpty();
    }

    /** The groups there are, to choose from. */
    List<String> groups() {
        return items().stream()
                .map(Listing.Item::group)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }

    void filter(String words) {
        filter = words;
        refresh();
    }

    void select(String key) {
        selected.set(key);
        profile.set(key.isEmpty() ? null : editing.of(key));
    }

    /** Begins a new profile; one that is empty still is shown again. */
    void create() {
        select(editing.blank());
        refresh();
    }

    /** Begins a new profile that says what the selected one says, under another name. */
    void duplicate() {
        ProfileViewModel now = profile.get();
        if (now != null) {
            Form form = now.form().get();
            String name = editing.unused(form.get(Field.NAME));
            String key = editing.copy(form.with(Field.NAME, name));
            refresh();
            select(key);
        }
    }

    /** Opens the selected database in Query. */
    void open() {
        Listing.Item item = item(selected.get()).orElse(null);
        if (item != null && item.health() != null) {
            means.context().navigator().go(Target.of("query", item.key()));
        }
    }

    /** Takes the selected profile out of the file; it can be put back. */
    void remove() {
        ProfileViewModel now = profile.get();
        String key = selected.get();
        if (now == null) {
            return;
        }
        if (now.disk() == null) {
            discard();
            return;
        }
        means.changes()
                .run(
                        () -> means.file().remove(key),
                        removal -> {
                            failure.set(null);
                            removed(key, removal, now.draft());
                        },
                        why -> failure.set(means.told(why)));
    }

    private void removed(String key, Removal removal, @Nullable Draft draft) {
        String next = beside(key);
        editing.forget(key);
        undos.told(
                key,
                means.messages().say("removed", key) + kept(removal.form()),
                () -> means.file().restore(removal),
                means.messages().say("undo.anew", key),
                draft);
        refresh();
        selectSome(next);
    }

    private String kept(Form form) {
        return form.passwordPlace() == PasswordPlace.SECRET
                ? " " + means.messages().say("removed.secret", form.passwordName())
                : "";
    }

    /** Takes back what was removed or moved last. */
    void undo() {
        undos.last();
    }

    private void takenBack(Undos.Undo undone) {
        failure.set(null);
        editing.workspaceChanged();
        if (undone.draft() != null) {
            editing.restore(undone.draft());
        }
        refresh();
        select(undone.name());
    }

    /** Forgets what was typed for the selected profile. */
    void discard() {
        ProfileViewModel now = profile.get();
        if (now == null) {
            return;
        }
        if (now.disk() == null) {
            String next = beside(selected.get());
            editing.forget(selected.get());
            refresh();
            selectSome(next);
        } else {
            now.discard();
        }
    }

    /** Moves the selected profile by one within its group: up by -1, down by 1. */
    void move(int by) {
        Place place = Place.step(inFile(), selected.get(), by);
        if (place != null) {
            place(selected.get(), place);
        }
    }

    /** Where a profile would go between two lines of the list; null where it would stay. */
    @Nullable
    Place between(String name, int linesAbove) {
        return Place.between(rows.get(), inFile(), name, linesAbove);
    }

    /** Moves a profile of the file; it can be moved back. */
    void place(String name, Place place) {
        Listing.Item item = item(name).orElse(null);
        if (item == null || means.changes().busy().get()) {
            return;
        }
        boolean otherGroup = !item.group().equals(place.group());
        ProfileViewModel typed = editing.find(name);
        if (otherGroup && typed != null && typed.dirty().get()) {
            // what is typed would stand against the file's new group
            typed.set(Field.GROUP, place.group());
        }
        means.changes()
                .run(
                        () -> means.file().move(name, place.before(), place.group()),
                        texts -> moved(name, otherGroup ? place.group() : null, texts),
                        why -> failure.set(means.told(why)));
    }

    private void moved(String name, @Nullable String group, Texts texts) {
        failure.set(null);
        // the engine tells of it too, but later
        editing.workspaceChanged();
        Callable<Boolean> takeBack = () -> means.file().takeBack(texts);
        String otherwise = means.messages().say("undo.stays", name);
        if (group == null) {
            undos.quietly(name, takeBack, otherwise);
        } else {
            String what = group.isEmpty()
                    ? means.messages().say("moved.alone", name)
                    : means.messages().say("moved", name, group);
            undos.told(name, what, takeBack, otherwise, null);
        }
        refresh();
    }

    private List<Listing.Item> inFile() {
        return items().stream().filter(each -> each.health() != null).toList();
    }

    /** What is typed goes to disk, and everything is given back. */
    void close() {
        subscriptions.forEach(Subscription::close);
        editing.close();
    }

    /** Shows the list anew, and how the databases are. */
    void refresh() {
        List<Listing> now = Listing.of(items(), filter);
        if (!now.equals(rows.get())) {
            rows.set(now);
        }
    }

    private List<Listing.Item> items() {
        Map<String, Health> healths = new HashMap<>();
        for (Database database : means.context().penstock().databases()) {
            healths.put(database.name(), database.topology().health());
        }
        List<Listing.Item> items = new ArrayList<>();
        Map<String, Profile> saved = means.context().penstock().workspace().databases();
        saved.forEach((name, each) -> {
            ProfileViewModel typed = editing.find(name);
            Form form = typed == null ? Forms.of(each) : typed.form().get();
            items.add(Listing.item(name, form, healths.getOrDefault(name, Health.UNKNOWN), state(typed)));
        });
        editing.unsaved(saved.keySet())
                .forEach((key, each) -> items.add(Listing.item(
                        key, each.form().get(), null, each.gone() ? Listing.State.GONE : Listing.State.NEW)));
        return items;
    }

    private static Listing.State state(@Nullable ProfileViewModel typed) {
        if (typed == null || !typed.dirty().get()) {
            return Listing.State.SAVED;
        }
        return typed.conflicts().get().isEmpty() ? Listing.State.EDITED : Listing.State.CONFLICT;
    }

    private Optional<Listing.Item> item(String key) {
        return items().stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /** The profile below another, or above it where there is none. */
    private String beside(String key) {
        List<String> keys = rows.get().stream()
                .filter(Listing.Item.class::isInstance)
                .map(each -> ((Listing.Item) each).key())
                .toList();
        int at = keys.indexOf(key);
        if (at < 0 || keys.size() < 2) {
            return "";
        }
        return at + 1 < keys.size() ? keys.get(at + 1) : keys.get(at - 1);
    }

    /** Selects a profile, or the first there is; where there is none at all, one that can be begun. */
    private void selectSome(String wanted) {
        if (item(wanted).isPresent()) {
            select(wanted);
        } else {
            List<Listing.Item> items = items();
            select(items.isEmpty() ? editing.blank() : items.getFirst().key());
        }
    }

    private void changed() {
        refresh();
    }

    private void saved(String before, String now) {
        means.context().notices().done(means.messages().say("saved", now));
        refresh();
        if (selected.get().equals(before)) {
            select(now);
        }
    }

    private void workspaceChanged() {
        editing.workspaceChanged();
        refresh();
        if (profile.get() != null && editing.find(selected.get()) == null) {
            selectSome(selected.get());
        }
    }
}
