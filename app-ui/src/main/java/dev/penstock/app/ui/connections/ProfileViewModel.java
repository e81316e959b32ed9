package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.connections.file.Checked;
import dev.penstock.app.ui.connections.file.Saved;
import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.connections.form.Form;
import dev.penstock.app.ui.connections.form.Pasted;
import dev.penstock.app.ui.connections.form.Places;
import dev.penstock.app.ui.connections.form.Rebase;
import dev.penstock.app.ui.connections.keep.Draft;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One profile in the form: what the file says, what was typed, what is wrong with it. A password that was typed is in
 * memory alone. FX thread only.
 */
final class ProfileViewModel {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private final Means means;
    private final Runnable changed;
    private final Consumer<ProfileViewModel> saved;
    private final ConnectionTestViewModel connectionTest;
    private final ReadOnlyObjectWrapper<Form> form = new ReadOnlyObjectWrapper<>(Form.EMPTY);
    private final ReadOnlyStringWrapper password = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Checked> checked = new ReadOnlyObjectWrapper<>(Checked.NOTHING);
    private final ReadOnlyObjectWrapper<Places> places = new ReadOnlyObjectWrapper<>(Places.NOWHERE);
    private final ReadOnlyObjectWrapper<Set<Field>> conflicts = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Pasted> pasted = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private @Nullable Form origin;
    private @Nullable Form disk;
    private @Nullable Subscription waiting;
    private @Nullable Failure uncheckable;
    private Runnable afterCheck = () -> {};
    private long generation;

    /**
     * A profile, or a new one.
     *
     * @param changed told whenever there is something to keep or to show
     * @param saved told when it has been saved
     */
    ProfileViewModel(Means means, @Nullable Form disk, Runnable changed, Consumer<ProfileViewModel> saved) {
        this.means = means;
        this.origin = disk;
        this.disk = disk;
        this.changed = changed;
        this.saved = saved;
        this.connectionTest = new ConnectionTestViewModel(means.context());
        form.set(disk == null ? Form.EMPTY : disk);
        locate();
    }

    /** What the form shows. */
    ReadOnlyObjectProperty<Form> form() {
        return form.getReadOnlyProperty();
    }

    /** The password that was typed; empty for none. */
    ReadOnlyStringProperty password() {
        return password.getReadOnlyProperty();
    }

    /** What is wrong with what the form shows, a moment later. */
    ReadOnlyObjectProperty<Checked> checked() {
        return checked.getReadOnlyProperty();
    }

    /** Where in the file its keys stand. */
    ReadOnlyObjectProperty<Places> places() {
        return places.getReadOnlyProperty();
    }

    /** The fields that were changed in the file as well as here. */
    ReadOnlyObjectProperty<Set<Field>> conflicts() {
        return conflicts.getReadOnlyProperty();
    }

    /** Why it could not be saved or tried; null for no reason. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** What came of the URL pasted last; null for none. */
    ReadOnlyObjectProperty<@Nullable Pasted> pasted() {
        return pasted.getReadOnlyProperty();
    }

    /** Whether there is something to save. */
    ReadOnlyBooleanProperty dirty() {
        return dirty.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty saving() {
        return saving.getReadOnlyProperty();
    }

    ConnectionTestViewModel connectionTest() {
        return connectionTest;
    }

    /** What the file says; null for a new profile and for one that is in the file no more. */
    @Nullable
    Form disk() {
        return disk;
    }

    /** Its name in the file; empty for a new profile. */
    String name() {
        Form from = origin;
        return from == null ? "" : from.get(Field.NAME);
    }

    /** Whether somebody else has taken it out of the file. */
    boolean gone() {
        return origin != null && disk == null;
    }

    /** Changes a field. */
    void set(Field field, String text) {
        if (!form.get().get(field).equals(text)) {
            show(form.get().with(field, text));
        }
    }

    /** Types the password. */
    void type(String text) {
        if (!password.get().equals(text)) {
            password.set(text);
            show(form.get());
        }
    }

    /** Fills everything in from a URL. */
    void paste(String text) {
        Pasted read = Pasted.into(
                form.get(),
                text,
                means.context().penstock().workspace().databases().keySet());
        pasted.set(read);
        if (read instanceof Pasted.Filled filled) {
            String found = filled.password();
            if (found != null) {
                password.set(found);
            }
            show(filled.form());
        }
    }

    /** Shows what was typed before. */
    void restore(Draft draft) {
        origin = draft.origin();
        rebase(draft.form());
        show(form.get());
    }

    /** Shows another profile's texts as those of a new one. */
    void copy(Form other) {
        show(other);
    }

    /** Forgets what was typed. */
    void discard() {
        origin = disk;
        password.set("");
        pasted.set(null);
        failure.set(null);
        show(disk == null ? Form.EMPTY : disk);
    }

    /** Takes what the file says for a field. */
    void takeDisk(Field field) {
        Form there = disk;
        if (there != null) {
            settle(field, there);
            show(form.get().with(field, there));
        }
    }

    /** Keeps what was typed for a field, though the file says something else. */
    void keepMine(Field field) {
        Form there = disk;
        if (there != null) {
            settle(field, there);
            show(form.get());
        }
    }

    private void settle(Field field, Form there) {
        Form from = origin;
        origin = from == null ? there : from.with(field, there);
        Set<Field> left = EnumSet.noneOf(Field.class);
        left.addAll(conflicts.get());
        left.remove(field);
        conflicts.set(left);
    }

    /** What was typed is what the file says. */
    void settle(Form now) {
        origin = now;
        disk = now;
        password.set("");
        pasted.set(null);
        conflicts.set(Set.of());
        boolean tried = !connectionTest.stale().get();
        locate();
        show(now);
        if (tried) {
            // The test was of just this.
            connectionTest.upToDate();
        }
    }

    /** The file says something else by now; null where it says nothing of this profile. */
    void diskChanged(@Nullable Form now) {
        if (origin == null) {
            check();
            return;
        }
        disk = now;
        if (now == null) {
            conflicts.set(Set.of());
        } else {
            rebase(form.get());
        }
        locate();
        show(form.get());
    }

    private void rebase(Form mine) {
        Form from = origin;
        Form there = disk;
        if (from == null || there == null) {
            form.set(mine);
            return;
        }
        Rebase rebased = Rebase.onto(from, mine, there);
        origin = rebased.origin();
        conflicts.set(rebased.conflicts());
        form.set(rebased.mine());
    }

    /** Saves it, once it has been looked at and nothing is wrong with it. */
    void save() {
        if (saving.get() || !dirty.get() || !conflicts.get().isEmpty()) {
            return;
        }
        checkThen(this::saveChecked);
    }

    private void saveChecked() {
        if (checked.get().profile() == null) {
            return;
        }
        saving.set(true);
        failure.set(null);
        Form from = gone() ? null : origin;
        Form now = form.get();
        String typed = typed();
        means.changes().run(() -> means.file().save(from, now, typed), this::ended, why -> {
            saving.set(false);
            failure.set(means.told(why));
        });
    }

    private void ended(Saved how) {
        saving.set(false);
        switch (how) {
            case Saved.Done _ -> saved.accept(this);
            case Saved.Conflict conflict -> diskChanged(conflict.disk());
        }
    }

    /** Tries what the form says, once it has been looked at and nothing is wrong with it. */
    void test() {
        checkThen(() -> {
            Profile profile = checked.get().profile();
            if (profile != null) {
                connectionTest.start(profile, typed());
            }
        });
    }

    private @Nullable String typed() {
        return password.get().isEmpty() ? null : password.get();
    }

    /** What is to be kept of it; null for nothing. */
    @Nullable
    Draft draft() {
        Form from = origin;
        boolean nothing = from == null
                ? form.get().equals(Form.EMPTY)
                : !gone() && form.get().saysAs(from);
        return nothing ? null : new Draft(name(), from, form.get());
    }

    void close() {
        connectionTest.cancel();
        if (waiting != null) {
            waiting.close();
        }
    }

    private void show(Form next) {
        form.set(next);
        Form there = disk;
        dirty.set(!password.get().isEmpty()
                || (there == null ? !next.equals(Form.EMPTY) : !next.saysAs(there))
                || !conflicts.get().isEmpty());
        connectionTest.formChanged();
        changed.run();
        generation++;
        if (waiting == null) {
            waiting = means.context().ticker().every(PAUSE, this::check);
        }
    }

    private void checkThen(Runnable then) {
        afterCheck = then;
        check();
    }

    /** Looks at the form now; what was asked for in between is looked at once more. */
    private void check() {
        if (waiting != null) {
            waiting.close();
            waiting = null;
        }
        long mine = ++generation;
        Form now = form.get();
        Form there = disk;
        boolean typed = !password.get().isEmpty();
        means.context()
                .background()
                .run(
                        () -> means.check().check(now, there, typed),
                        answer -> {
                            if (mine == generation) {
                                uncheckable(null);
                                checked.set(answer);
                                Runnable then = afterCheck;
                                afterCheck = () -> {};
                                then.run();
                            }
                        },
                        why -> {
                            if (mine == generation) {
                                // what waits for a look must not happen by itself at a later one
                                afterCheck = () -> {};
                                uncheckable(means.told(why));
                            }
                        });
    }

    /** Tells why the form could not be looked at; null takes that back and leaves other failures. */
    private void uncheckable(@Nullable Failure why) {
        if (why != null || Objects.equals(failure.get(), uncheckable)) {
            failure.set(why);
        }
        uncheckable = why;
    }

    private void locate() {
        if (!name().isEmpty() && disk != null) {
            String name = name();
            means.context().background().run(() -> means.file().places(name), places::set, failure::set);
        }
    }
}
