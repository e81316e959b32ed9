package dev.penstock.app.ui.shell;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.penstock.app.ui.palette.PaletteEntry;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.state.ThemeChoice;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import dev.penstock.app.ui.view.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** All that can be done, by the shell and by the views: keys, help and palette come from here alone. */
final class ShellActions {
    static final KeyCombination PALETTE = new KeyCodeCombination(KeyCode.K, SHORTCUT_DOWN);
    static final KeyCombination SETTINGS = new KeyCodeCombination(KeyCode.COMMA, SHORTCUT_DOWN);
    static final KeyCombination HELP = new KeyCodeCombination(KeyCode.F1);
    private static final KeyCode[] DIGITS = {
        KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
        KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8
    };
    /** Views that can turn to a database, the most wanted first. */
    private static final List<String> OF_DATABASES =
            List.of("query", "live", "overview", "schema", "migrations", "connections", "security");

    private final ShellViewModel model;
    private final Messages messages;
    private final WorkspaceViewModel workspaces;
    private final Deeds deeds;
    private final List<Action> own;

    /** What the parts of the window do. */
    interface Deeds {
        void palette();

        void settings();

        void help();

        void notices();

        void activity();

        /** Puts the focus to the next part of the window, or to the one before. */
        void region(boolean back);

        /** Shows a view and puts the focus into it. */
        void show(Page page);
    }

    /** A part of the help. */
    record Section(String title, List<Action> actions) {}

    ShellActions(
            ShellViewModel model,
            WorkspaceViewModel workspaces,
            Preferences preferences,
            Messages messages,
            Deeds deeds) {
        this.model = model;
        this.workspaces = workspaces;
        this.messages = messages;
        this.deeds = deeds;
        this.own = List.of(
                new Action(messages.say("action.palette"), PALETTE, deeds::palette),
                new Action(messages.say("action.refresh"), new KeyCodeCombination(KeyCode.F5), model::refresh),
                new Action(
                        messages.say("action.region"), new KeyCodeCombination(KeyCode.F6), () -> deeds.region(false)),
                new Action(
                        messages.say("action.region.back"),
                        new KeyCodeCombination(KeyCode.F6, SHIFT_DOWN),
                        () -> deeds.region(true)),
                new Action(messages.say("action.activity"), null, deeds::activity),
                new Action(messages.say("action.notices"), null, deeds::notices),
                new Action(messages.say("action.settings"), SETTINGS, deeds::settings),
                new Action(
                        messages.say("action.larger"),
                        new KeyCodeCombination(KeyCode.PLUS, SHORTCUT_DOWN),
                        () -> preferences.zoom(1)),
                new Action(
                        messages.say("action.smaller"),
                        new KeyCodeCombination(KeyCode.MINUS, SHORTCUT_DOWN),
                        () -> preferences.zoom(-1)),
                new Action(
                        messages.say("action.usual"),
                        new KeyCodeCombination(KeyCode.DIGIT0, SHORTCUT_DOWN),
                        preferences::resetZoom),
                theme(messages.say("action.light"), preferences, ThemeChoice.LIGHT),
                theme(messages.say("action.dark"), preferences, ThemeChoice.DARK),
                theme(messages.say("action.system"), preferences, ThemeChoice.SYSTEM),
                new Action(messages.say("workspace.another"), null, workspaces::openAnother),
                new Action(messages.say("action.reload"), null, workspaces::reload),
                new Action(messages.say("action.help"), HELP, deeds::help));
    }

    /** What the shell itself can do, whatever is on screen. */
    List<Action> own() {
        return own;
    }

    /** Alt and a digit for each view, in the order of the navigation. */
    List<Action> views() {
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < model.pages().size(); i++) {
            Page page = model.pages().get(i);
            KeyCombination keys = i < DIGITS.length ? new KeyCodeCombination(DIGITS[i], ALT_DOWN) : null;
            actions.add(new Action(messages.say("action.show", page.title()), keys, () -> deeds.show(page)));
        }
        return actions;
    }

    /** What the views can do whichever of them is shown. */
    private List<Action> everywhere() {
        return model.pages().stream()
                .flatMap(page -> page.view().everywhere().stream())
                .toList();
    }

    /** Everything there is to do now, what is nearest first. */
    List<PaletteEntry> entries() {
        List<PaletteEntry> entries = new ArrayList<>();
        Page now = model.current().get();
        if (now != null) {
            all(now).forEach(action -> entries.add(new PaletteEntry(now.title(), action)));
        }
        String shell = messages.say("brand");
        views().forEach(action -> entries.add(new PaletteEntry(shell, action)));
        own.forEach(action -> entries.add(new PaletteEntry(shell, action)));
        everywhere().forEach(action -> entries.add(new PaletteEntry(shell, action)));
        for (Page page : model.pages()) {
            if (!page.equals(now)) {
                all(page).forEach(action -> entries.add(new PaletteEntry(page.title(), from(page, action))));
            }
        }
        String databases = messages.say("action.databases");
        model.databases()
                .forEach(name -> ways(name).forEach(action -> entries.add(new PaletteEntry(databases, action))));
        String environments = messages.say("action.environments");
        environments().forEach(action -> entries.add(new PaletteEntry(environments, action)));
        return entries;
    }

    /** The keys there are: of the view on screen, of the shell, of the other views. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        Page now = model.current().get();
        if (now != null) {
            add(sections, now.title(), all(now));
        }
        add(
                sections,
                messages.say("help.everywhere"),
                Stream.of(views(), own, everywhere()).flatMap(List::stream).toList());
        for (Page page : model.pages()) {
            if (!page.equals(now)) {
                add(sections, page.title(), all(page));
            }
        }
        return sections;
    }

    private static void add(List<Section> sections, String title, List<Action> actions) {
        List<Action> keyed =
                actions.stream().filter(action -> action.keys() != null).toList();
        if (!keyed.isEmpty()) {
            sections.add(new Section(title, keyed));
        }
    }

    private static List<Action> all(Page page) {
        return Stream.concat(page.view().actions().stream(), page.view().controlActions().stream())
                .toList();
    }

    /** The same from another view: that is shown first. */
    private Action from(Page page, Action action) {
        Runnable run = () -> {
            deeds.show(page);
            action.run().run();
        };
        return new Action(action.title(), action.keys(), run, action.obstacle());
    }

    private List<Action> ways(String database) {
        return OF_DATABASES.stream()
                .flatMap(id -> model.pages().stream().filter(page -> page.id().equals(id)))
                .map(page -> new Action(
                        messages.say("action.go", database, page.title()),
                        null,
                        () -> model.go(Target.of(page.id(), database))))
                .toList();
    }

    private List<Action> environments() {
        List<String> names = workspaces.environments();
        if (names.isEmpty()) {
            return List.of();
        }
        List<Action> actions = new ArrayList<>();
        names.forEach(name ->
                actions.add(new Action(messages.say("action.environment", name), null, () -> workspaces.choose(name))));
        actions.add(new Action(messages.say("action.environment.none"), null, () -> workspaces.choose(null)));
        return actions;
    }

    private static Action theme(String title, Preferences preferences, ThemeChoice choice) {
        return new Action(title, null, () -> preferences.theme().set(choice));
    }
}
