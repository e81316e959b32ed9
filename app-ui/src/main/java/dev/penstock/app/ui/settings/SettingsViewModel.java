package dev.penstock.app.ui.settings;

import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Dialogs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What can be set, in words, and the files it all stands in. FX thread only. */
final class SettingsViewModel {
    private final Preferences preferences;
    private final Dialogs dialogs;
    private final Messages messages;
    private final List<Place> places;

    /**
     * A file or folder of the desktop.
     *
     * @param title what it is
     * @param path absolute
     */
    record Place(String title, Path path) {}

    SettingsViewModel(Preferences preferences, AppFolder folder, Path workspace, Dialogs dialogs, Messages messages) {
        this.preferences = preferences;
        this.dialogs = dialogs;
        this.messages = messages;
        this.places = List.of(
                new Place(messages.say("place.workspace"), workspace.toAbsolutePath()),
                new Place(messages.say("place.folder"), folder.path()),
                new Place(messages.say("place.settings"), folder.file("desktop.properties")));
    }

    Preferences preferences() {
        return preferences;
    }

    /** Where things are kept. */
    List<Place> places() {
        return places;
    }

    /** Puts a path on the clipboard. */
    void copy(Place place) {
        dialogs.copy(place.path().toString());
    }

    /** Shows it in the system's file manager. */
    void show(Place place) {
        dialogs.showInFolder(place.path());
    }

    /** How often live numbers are read, in words. */
    String refresh(Duration every) {
        return every.isZero() ? messages.say("refresh.paused") : Figures.span(every);
    }

    /** How long a statement may take, in words. */
    String timeout(Duration limit) {
        return limit.isZero() ? messages.say("timeout.none") : Figures.span(limit);
    }

    /** Everything as it was at first. */
    void reset() {
        preferences.reset();
    }
}
