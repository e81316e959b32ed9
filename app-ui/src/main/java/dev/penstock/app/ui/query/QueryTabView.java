package dev.penstock.app.ui.query;

import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.ErrorStrip;
import dev.penstock.app.ui.query.editor.SqlEditorView;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.text.KeyText;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Database;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One tab: where and what to run above, what came of it below. */
final class QueryTabView extends VBox {
    private static final String DIVIDER = "query.divider";
    private static final double EDITOR = 0.45;
    private final QueryViewModel queries;
    private final TabViewModel tab;
    private final Messages messages;
    private final SqlEditorView editor;
    private final ResultsView results;
    private final HBox rules = new HBox(8);
    private final ComboBox<Database> database = new ComboBox<>();
    private boolean showing;
    private final Label lost = Controls.label("", "alarm");

    QueryTabView(QueryViewModel queries, TabViewModel tab, Messages messages, KeyValueStore state) {
        this.queries = queries;
        this.tab = tab;
        this.messages = messages;
        editor = new SqlEditorView(tab.editor(), messages);
        results = new ResultsView(tab, messages);
        ErrorStrip error = new ErrorStrip();
        error.setId("trouble");
        error.setMinHeight(Region.USE_PREF_SIZE);
        tab.run().trouble().subscribe(trouble -> error.show(trouble == null ? null : trouble.failure()));
        setVgrow(editor, Priority.ALWAYS);
        editor.setMinHeight(60);
        VBox above = new VBox(editor, new ParametersView(tab.parameters(), messages, tab::runCurrent), errorBox(error));
        above.getStyleClass().add("plane");
        SplitPane split = new SplitPane(above, results);
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("query-split");
        split.setDividerPositions(state.number(DIVIDER, EDITOR));
        split.getDividers().getFirst().positionProperty().subscribe(position -> {
            if (split.getHeight() > 0) {
                state.put(DIVIDER, position.doubleValue());
            }
        });
        setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(bar(), split);
        tab.database().subscribe(this::show);
        tab.workspaces().subscribe(times -> {
            showing = true;
            database.getItems().setAll(queries.databases());
            show(tab.database().get());
            showing = false;
        });
    }

    SqlEditorView editor() {
        return editor;
    }

    ResultsView results() {
        return results;
    }

    private static HBox errorBox(ErrorStrip error) {
        HBox.setHgrow(error, Priority.ALWAYS);
        HBox box = new HBox(error);
        box.getStyleClass().add("trouble-box");
        box.visibleProperty().bind(error.visibleProperty());
        box.managedProperty().bind(error.managedProperty());
        box.setMinHeight(Region.USE_PREF_SIZE);
        return box;
    }

    private HBox bar() {
        Button run = Controls.accentButton(messages.say("run"), () -> {
            tab.runCurrent();
            editor.focus();
        });
        run.setId("run");
        run.setGraphic(new FontIcon(Feather.PLAY));
        Controls.tip(run, messages.say("run.tip", KeyText.of(QueryActions.RUN)));
        Button all = Controls.button(messages.say("run.all"), () -> {
            tab.runAll();
            editor.focus();
        });
        all.setId("run-all");
        Controls.tip(all, messages.say("run.all.tip", KeyText.of(QueryActions.RUN_ALL)));
        Button cancel = Controls.button(messages.say("cancel"), tab.run()::cancel);
        cancel.setId("cancel");
        Controls.tip(cancel, messages.say("cancel.tip", KeyText.of(QueryActions.CANCEL)));
        tab.run().abandonable().subscribe(abandon -> {
            cancel.setText(abandon ? messages.say("abandon") : messages.say("cancel"));
            Controls.tip(
                    cancel,
                    abandon
                            ? messages.say("abandon.tip")
                            : messages.say("cancel.tip", KeyText.of(QueryActions.CANCEL)));
        });
        cancel.disableProperty().bind(tab.run().running().not());
        run.disableProperty()
                .bind(tab.run()
                        .running()
                        .or(tab.session().busy())
                        .or(tab.editor().statement().isNull())
                        .or(tab.database().isNull()));
        all.disableProperty()
                .bind(tab.run()
                        .running()
                        .or(tab.session().busy())
                        .or(tab.editor().statement().isNull())
                        .or(tab.database().isNull()));
        database.setId("database");
        database.setPromptText(messages.say("database.choose"));
        database.setMinWidth(Region.USE_PREF_SIZE);
        database.setCellFactory(view -> new DatabaseCell(true));
        database.setButtonCell(new DatabaseCell(false));
        database.valueProperty().subscribe(chosen -> {
            if (!showing && chosen != null && !chosen.equals(tab.database().get())) {
                tab.use(chosen);
            }
        });
        rules.setAlignment(Pos.CENTER_LEFT);
        rules.setMinWidth(Region.USE_PREF_SIZE);
        lost.setMinWidth(0);
        SessionView session = new SessionView(tab.session(), tab.run().running(), messages);
        // another database ends the session, and its transaction with it
        database.disableProperty().bind(tab.session().kept().map(TabSession.Kept::transaction));
        HBox bar = new HBox(run, all, cancel, database, rules, session, lost);
        bar.getStyleClass().addAll("toolbar", "query-bar");
        return bar;
    }

    private void show(@Nullable Database chosen) {
        database.setValue(chosen);
        rules.getChildren().clear();
        lost.setText(tab.lost().isEmpty() ? "" : messages.say("database.lost", tab.lost()));
        if (chosen == null) {
            return;
        }
        String environment = queries.environment();
        if (environment != null) {
            rules.getChildren().add(Badge.environment(environment));
        }
        Badge safe = Badge.word(messages.say("safe", tab.safeMode()));
        Controls.tip(safe, messages.say("safe.tip"));
        rules.getChildren().add(safe);
    }

    private static final class DatabaseCell extends ListCell<Database> {
        private final Label name = Controls.label("");
        private final Label engine = Controls.label("", "caption");
        private final HBox row = new HBox(8, name, engine);

        DatabaseCell(boolean inList) {
            row.setAlignment(Pos.CENTER_LEFT);
            name.setMinWidth(Region.USE_PREF_SIZE);
            engine.setMinWidth(Region.USE_PREF_SIZE);
            getStyleClass().addAll(inList ? List.of() : List.of("database-cell"));
            if (!inList) {
                name.getStyleClass().add("strong");
            }
        }

        @Override
        protected void updateItem(@Nullable Database item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(item == null || empty ? null : row);
            if (item != null && !empty) {
                name.setText(item.name());
                engine.setText(item.profile().engine().title());
            }
        }
    }
}
