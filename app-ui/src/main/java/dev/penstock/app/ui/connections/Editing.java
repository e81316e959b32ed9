package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.connections.form.Form;
import dev.penstock.app.ui.connections.form.Forms;
import dev.penstock.app.ui.connections.keep.Draft;
import dev.penstock.app.ui.connections.keep.DraftFile;
import dev.penstock.app.ui.view.Notice;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.app.ui.work.Keeper;
import dev.penstock.engine.api.Profile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The profiles that were looked at or typed into, by their keys: the name in the file, and for new ones a key that no
 * name can be. What is typed goes to disk within a second. FX thread only.
 */
final class Editing {
    private static final String NEW = "new ";
    private final Means means;
    private final Runnable changed;
    private final BiConsumer<String, String> saved;
    private final DraftFile file;
    private final Keeper<List<Draft>> keeper;
    private final Map<String, ProfileViewModel> open = new LinkedHashMap<>();
    private int news;
    private boolean loading = true;
    private boolean unkept;

    /**
     * Nothing open yet.
     *
     * @param changed told when something is typed
     * @param saved told when a profile has been saved: the key before, and its name now
     */
    Editing(Means means, Runnable changed, BiConsumer<String, String> saved) {
        this.means = means;
        this.changed = changed;
        this.saved = saved;
        this.file = DraftFile.of(
                means.context().folder(), means.context().penstock().workspace().file());
        this.keeper = new Keeper<>(
                file::write, means.context().background(), means.context().ticker(), this::drafts, this::notKept);
    }

    /** Brings back what was typed before. */
    void read(Runnable then) {
        means.context()
                .background()
                .runInOrder(
                        file::read,
                        found -> {
                            found.drafts().forEach(this::restore);
                            if (found.setAside() != null) {
                                means.context()
                                        .notices()
                                        .post(new Notice(
                                                Severity.WARNING,
                                                means.messages().say("drafts.damaged", found.setAside()),
                                                null));
                            }
                            loading = false;
                            then.run();
                        },
                        failure -> {
                            means.context().notices().failed(failure);
                            loading = false;
                        });
    }

    /** The profile of a key that has been looked at; null for others. */
    @Nullable
    ProfileViewModel find(String key) {
        return open.get(key);
    }

    /** The profile of a key. */
    ProfileViewModel of(String key) {
        ProfileViewModel there = open.get(key);
        return there != null ? there : open(key, disk(key));
    }

    /** Those that are in the file no more, or not yet; one into which nothing was typed is none. */
    Map<String, ProfileViewModel> unsaved(Set<String> inFile) {
        Map<String, ProfileViewModel> unsaved = new LinkedHashMap<>();
        open.forEach((key, each) -> {
            if (!inFile.contains(key) && each.draft() != null) {
                unsaved.put(key, each);
            }
        });
        return unsaved;
    }

    /** The key of a new profile into which nothing was typed yet. */
    String blank() {
        for (Map.Entry<String, ProfileViewModel> each : open.entrySet()) {
            if (each.getKey().startsWith(NEW) && each.getValue().draft() == null) {
                return each.getKey();
            }
        }
        return begin();
    }

    /** A new profile that says what a form says; its key. */
    String copy(Form form) {
        String key = begin();
        of(key).copy(form);
        return key;
    }

    private String begin() {
        String key = NEW + ++news;
        open(key, null);
        return key;
    }

    /** A name that no profile has, made of another. */
    String unused(String name) {
        Set<String> taken =
                new HashSet<>(means.context().penstock().workspace().databases().keySet());
        open.values().forEach(each -> taken.add(each.form().get().get(Field.NAME)));
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    /** Shows what was typed before. */
    void restore(Draft draft) {
        String key = draft.profile().isEmpty() ? NEW + ++news : draft.profile();
        ProfileViewModel profile = open.computeIfAbsent(key, name -> make(disk(name)));
        profile.restore(draft);
    }

    void forget(String key) {
        ProfileViewModel gone = open.remove(key);
        if (gone != null) {
            gone.close();
            keep();
        }
    }

    /** The file says something else by now. */
    void workspaceChanged() {
        for (Map.Entry<String, ProfileViewModel> each : new ArrayList<>(open.entrySet())) {
            Form now = disk(each.getKey());
            ProfileViewModel profile = each.getValue();
            if (now == null && !profile.name().isEmpty() && !profile.dirty().get()) {
                profile.close();
                open.remove(each.getKey());
            } else if (!Objects.equals(now, profile.disk()) || profile.name().isEmpty()) {
                profile.diskChanged(now);
            }
        }
    }

    void close() {
        keeper.close();
        open.values().forEach(ProfileViewModel::close);
    }

    private @Nullable Form disk(String key) {
        Profile profile = means.context().penstock().workspace().databases().get(key);
        return profile == null ? null : Forms.of(profile);
    }

    private ProfileViewModel open(String key, @Nullable Form disk) {
        ProfileViewModel made = make(disk);
        open.put(key, made);
        return made;
    }

    private ProfileViewModel make(@Nullable Form disk) {
        return new ProfileViewModel(means, disk, this::typed, this::saved);
    }

    /** It stays what it is, under the name that it has by now. */
    private void saved(ProfileViewModel profile) {
        String name = profile.form().get().get(Field.NAME).strip();
        String key = open.entrySet().stream()
                .filter(each -> each.getValue().equals(profile))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
        open.remove(key);
        open.put(name, profile);
        Form now = disk(name);
        if (now != null) {
            profile.settle(now);
        }
        keep();
        saved.accept(key, name);
    }

    private void typed() {
        keep();
        changed.run();
    }

    private void keep() {
        if (!loading) {
            keeper.changed();
        }
    }

    private List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        for (ProfileViewModel each : open.values()) {
            Draft draft = each.draft();
            if (draft != null) {
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private void notKept(Failure failure) {
        if (!unkept) {
            unkept = true;
            means.context().notices().failed(failure);
        }
    }
}
