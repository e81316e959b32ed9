package dev.penstock.app.ui.settings;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.state.ThemeChoice;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Dialogs;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** What can be set, each with its choices beside it; every choice works at once. */
public final class SettingsFormView extends VBox {
    private final SettingsViewModel model;
    private final Messages messages;
    private final Node first;
    private Subscription following = Subscription.EMPTY;

    /** Builds it over what the user has set; the workspace need not be open. */
    public SettingsFormView(Preferences preferences, AppFolder folder, Path workspace, Dialogs dialogs) {
        messages = Messages.beside(SettingsFormView.class);
        model = new SettingsViewModel(preferences, folder, workspace, dialogs, messages);
        getStyleClass().add("settings-form");
        PillsView<ThemeChoice> themes =
                new PillsView<>(List.of(ThemeChoice.values()), preferences.theme(), this::title);
        first = themes.first();
        PillsView<Number> fetches =
                new PillsView<>(Preferences.FETCHES, preferences.fetchRows(), rows -> Figures.count(rows.longValue()));
        getChildren()
                .addAll(
                        section(
                                messages.say("section.look"),
                                row(messages.say("theme"), themes, null),
                                row(messages.say("text"), sizes(), null)),
                        section(
                                messages.say("section.live"),
                                row(
                                        messages.say("refresh"),
                                        new PillsView<>(Preferences.REFRESHES, preferences.refresh(), model::refresh),
                                        messages.say("refresh.note"))),
                        section(
                                messages.say("section.statements"),
                                row(
                                        messages.say("timeout"),
                                        new PillsView<>(
                                                Preferences.TIMEOUTS, preferences.statementTimeout(), model::timeout),
                                        messages.say("timeout.note")),
                                row(messages.say("fetch"), fetches, messages.say("fetch.note"))),
                        section(
                                messages.say("section.files"),
                                model.places().stream().map(this::place).toArray(Node[]::new)),
                        new HBox(Controls.spring(), Controls.button(messages.say("reset"), model::reset)));
    }

    /** Puts the focus to the first choice. */
    public void focusFirst() {
        first.requestFocus();
    }

    /** Follows the settings no more: they outlive it. */
    public void close() {
        following.unsubscribe();
        lookupAll(".pills").forEach(node -> ((PillsView<?>) node).close());
    }

    /** Where the focus goes first. */
    public Node first() {
        return first;
    }

    private static Node section(String title, Node... rows) {
        VBox box = new VBox(Controls.label(title, "heading"));
        box.getChildren().addAll(rows);
        box.getStyleClass().addAll("panel", "settings-section");
        return box;
    }

    private static GridPane row(String title, Node choice, @org.jspecify.annotations.Nullable String note) {
        Label name = Controls.label(title, "settings-name");
        GridPane row = new GridPane(16, 4);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints choices = new ColumnConstraints();
        choices.setHgrow(Priority.ALWAYS);
        row.getColumnConstraints().addAll(names, choices);
        row.addRow(0, name, choice);
        GridPane.setValignment(name, VPos.CENTER);
        if (note != null) {
            Label words = Controls.label(note, "muted");
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            row.add(words, 1, 1);
        }
        return row;
    }

    private Node sizes() {
        Label size = Controls.label("", "mono");
        size.setMinWidth(Region.USE_PREF_SIZE);
        following = model.preferences()
                .textSize()
                .subscribe(now -> size.setText(messages.say("pixels", Figures.count(now.intValue()))));
        HBox box = new HBox(
                8,
                Controls.iconButton(
                        Feather.MINUS,
                        messages.say("smaller"),
                        null,
                        () -> model.preferences().zoom(-1)),
                size,
                Controls.iconButton(
                        Feather.PLUS,
                        messages.say("larger"),
                        null,
                        () -> model.preferences().zoom(1)),
                Controls.button(messages.say("usual"), model.preferences()::resetZoom));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Node place(SettingsViewModel.Place place) {
        Label path = Controls.label(place.path().toString(), "mono", "may-be-cut");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setMinWidth(0);
        Controls.tip(path, place.path().toString());
        HBox line = new HBox(
                4,
                path,
                Controls.iconButton(Feather.COPY, messages.say("copy", place.title()), null, () -> model.copy(place)),
                Controls.iconButton(
                        Feather.FOLDER, messages.say("show", place.title()), null, () -> model.show(place)));
        line.setAlignment(Pos.CENTER_LEFT);
        return row(place.title(), line, null);
    }

    private String title(ThemeChoice choice) {
        return switch (choice) {
            case SYSTEM -> messages.say("theme.system");
            case LIGHT -> messages.say("theme.light");
            case DARK -> messages.say("theme.dark");
        };
    }
}
