package dev.penstock.app.ui.migrations;

import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.EmptyState;
import dev.penstock.app.ui.control.ErrorStrip;
import dev.penstock.app.ui.control.WaitingOverlay;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.View;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.TaskRow;
import dev.penstock.engine.api.Database;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What has been applied to a database and what is pending, with its SQL; pending on top. */
public final class MigrationsView implements View {
    private static final double DETAIL_BESIDE_FROM = 1100;
    private static final double DETAIL_WIDTH = 420;
    private static final double DETAIL_HEIGHT = 280;
    private static final KeyCombination F5 = new KeyCodeCombination(KeyCode.F5);
    private final Messages messages = Messages.beside(MigrationsView.class);
    private final MigrationsViewModel model;
    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final StackPane body = new StackPane();
    private final ComboBox<Database> database = new ComboBox<>();
    private final HBox rules = new HBox(8);
    private final Label summary = Controls.label("", "muted");
    private final TextField filter = new TextField();
    private final Button apply;
    private final ErrorStrip error;
    private final Label done = Controls.label("");
    private final HBox doneStrip;
    private final Label progress = Controls.label("", "mono");
    private final Button cancel;
    private final HBox runStrip;
    private final MigrationTableView table;
    private final MigrationDetailView detail;
    private final AskView ask;
    private final WaitingOverlay waiting;

    /** Builds it; reads when it is shown. */
    public MigrationsView(ViewContext context) {
        model = new MigrationsViewModel(context, messages);
        table = new MigrationTableView(model, messages);
        detail = new MigrationDetailView(model, messages);
        ask = new AskView(model, messages);
        waiting = new WaitingOverlay(context.ticker(), context.clock());
        error = new ErrorStrip(Controls.button(messages.say("retry"), model::refresh));
        apply = Controls.accentButton(messages.say("apply.none"), model::ask);
        cancel = Controls.button(messages.say("cancel"), model::cancel);
        FontIcon tick = new FontIcon(Feather.CHECK_CIRCLE);
        tick.getStyleClass().add("success");
        doneStrip = strip(tick, done);
        runStrip = strip(progress, Controls.spring(), cancel);
        build();
        model.database().subscribe(this::chosen);
        model.timeline().subscribe(timeline -> show());
        model.unavailable().subscribe(why -> show());
        model.selected().subscribe(key -> show());
        model.failure().subscribe(failure -> {
            error.show(failure);
            show();
        });
        model.outcome().subscribe(text -> appear(doneStrip, text != null, () -> done.setText(text)));
        model.question().subscribe(question -> {
            boolean asked = ask.isVisible();
            ask.show(question);
            if (asked && question == null) {
                focus();
            }
        });
        model.running().subscribe(this::running);
        model.awaited().subscribe(what -> {
            if (what == null) {
                waiting.end();
            } else {
                waiting.begin(what, null);
            }
        });
    }

    private void build() {
        root.getStyleClass().add("page");
        database.setId("migrations-database");
        database.getItems().setAll(model.databases());
        database.setPromptText(messages.say("database.choose"));
        database.setMinWidth(Region.USE_PREF_SIZE);
        database.setCellFactory(view -> new NameCell(true));
        database.setButtonCell(new NameCell(false));
        database.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.choose(chosen);
            }
        });
        rules.setAlignment(Pos.CENTER_LEFT);
        rules.setMinWidth(Region.USE_PREF_SIZE);
        summary.setMinWidth(0);
        filter.setId("migrations-filter");
        filter.setPromptText(messages.say("filter"));
        filter.setPrefWidth(140);
        filter.textProperty().subscribe(text -> show());
        apply.setId("migrations-apply");
        cancel.setId("migrations-cancel");
        HBox bar = new HBox(
                database,
                rules,
                summary,
                Controls.spring(),
                filter,
                Controls.iconButton(Feather.COPY, messages.say("copy.tip"), null, () -> model.copy(table.getItems())),
                Controls.iconButton(
                        Feather.DOWNLOAD, messages.say("export.tip"), null, () -> model.export(table.getItems())),
                Controls.iconButton(Feather.REFRESH_CW, messages.say("refresh.tip"), F5, model::refresh),
                apply);
        bar.getStyleClass().add("toolbar");
        HBox trouble = new HBox(error);
        HBox.setHgrow(error, Priority.ALWAYS);
        trouble.getStyleClass().add("migration-trouble");
        trouble.visibleProperty().bind(error.visibleProperty());
        trouble.managedProperty().bind(error.managedProperty());
        trouble.setMinHeight(Region.USE_PREF_SIZE);
        frame.setTop(new VBox(bar, trouble, doneStrip, runStrip));
        frame.setCenter(body);
        root.getChildren().addAll(frame, waiting, ask);
        root.widthProperty().subscribe(width -> place());
    }

    private static HBox strip(Node... parts) {
        HBox strip = new HBox(parts);
        strip.getStyleClass().add("migration-strip");
        strip.setMinHeight(Region.USE_PREF_SIZE);
        return strip;
    }

    private static void appear(HBox strip, boolean visible, Runnable fill) {
        strip.setVisible(visible);
        strip.setManaged(visible);
        if (visible) {
            fill.run();
        }
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(
                        messages.say("action.apply"),
                        new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN),
                        model::ask),
                new Action(
                        messages.say("action.cancel"),
                        new KeyCodeCombination(KeyCode.F2, KeyCombination.SHORTCUT_DOWN),
                        model::cancel));
    }

    @Override
    public void onShow() {
        model.onScreen(true);
        model.refresh();
    }

    @Override
    public void onHide() {
        model.onScreen(false);
    }

    @Override
    public void turnTo(Target target) {
        if (target.database() != null) {
            model.choose(target.database());
        }
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void focus() {
        if (ask.isVisible()) {
            ask.lookup("#ask-back").requestFocus();
        } else if (table.getScene() != null) {
            table.requestFocus();
        } else {
            database.requestFocus();
        }
    }

    @Override
    public void close() {
        waiting.end();
        model.close();
    }

    private void chosen(@Nullable Database now) {
        database.setValue(now);
        rules.getChildren().clear();
        if (now == null) {
            return;
        }
        String environment = model.environment();
        if (environment != null) {
            rules.getChildren().add(Badge.environment(environment));
        }
        rules.getChildren().add(Badge.word(messages.say("safe", MigrationsViewModel.safeMode(now))));
    }

    private void running(@Nullable TaskRow task) {
        appear(runStrip, task != null, () -> {});
        if (task != null) {
            task.progress().subscribe(at -> progress.setText(MigrationTexts.progress(messages, at)));
            task.cancelled()
                    .subscribe(cancelled ->
                            cancel.setText(cancelled ? messages.say("cancelling") : messages.say("cancel")));
        }
        database.setDisable(task != null);
        show();
    }

    private void show() {
        Timeline timeline = model.timeline().get();
        int pending = timeline == null ? 0 : timeline.pending().size();
        apply.setText(pending == 0 ? messages.say("apply.none") : messages.say("apply", pending));
        apply.setDisable(!model.applies());
        Controls.tip(apply, model.readOnly() ? messages.say("apply.readonly") : messages.say("apply.tip"));
        summary.setText(timeline == null ? "" : MigrationTexts.summary(messages, timeline));
        Controls.tip(summary, summary.getText().isEmpty() ? null : summary.getText());
        if (timeline != null) {
            List<MigrationRow> rows = timeline.rows().stream()
                    .filter(row -> row.matches(filter.getText()))
                    .toList();
            table.show(rows, model.selected().get());
            detail.show(timeline.row(model.selected().get()));
        }
        Node content = content(timeline);
        if (content == null) {
            body.getChildren().clear();
        } else if (!body.getChildren().equals(List.of(content))) {
            body.getChildren().setAll(content);
        }
        place();
    }

    private @Nullable Node content(@Nullable Timeline timeline) {
        Unavailable why = model.unavailable().get();
        if (why != null) {
            return switch (why) {
                case NOT_SET ->
                    new EmptyState(
                            Feather.FOLDER, messages.say("notset"), messages.say("notset.action"), model::copyKey);
                case NOT_YET -> new EmptyState(Feather.CLOCK, messages.say("notyet"), null, null);
                case NOTHING ->
                    new EmptyState(
                            Feather.GIT_COMMIT,
                            messages.say("nothing"),
                            messages.say("nothing.action"),
                            model::refresh);
            };
        }
        if (timeline == null) {
            return model.failure().get() == null
                    ? null
                    : new EmptyState(
                            Feather.ALERT_TRIANGLE, messages.say("unread"), messages.say("retry"), model::refresh);
        }
        return table.getItems().isEmpty()
                ? new EmptyState(
                        Feather.SEARCH,
                        messages.say("nothing.filter"),
                        messages.say("nothing.filter.action"),
                        filter::clear)
                : table;
    }

    /** Beside the table where there is room, else below it. */
    private void place() {
        boolean open = body.getChildren().contains(table);
        boolean beside = root.getWidth() >= DETAIL_BESIDE_FROM;
        if (open == (detail.getParent() != null) && (!open || beside == detail.equals(frame.getRight()))) {
            // moved about, it would lose focus and scroll
            return;
        }
        frame.setRight(null);
        frame.setBottom(null);
        detail.getStyleClass().remove("below");
        detail.widen(!beside);
        if (open && beside) {
            detail.setPrefSize(DETAIL_WIDTH, Region.USE_COMPUTED_SIZE);
            detail.setMinSize(DETAIL_WIDTH, 0);
            detail.setMaxSize(DETAIL_WIDTH, Double.MAX_VALUE);
            frame.setRight(detail);
        } else if (open) {
            detail.getStyleClass().add("below");
            detail.setPrefSize(Region.USE_COMPUTED_SIZE, DETAIL_HEIGHT);
            detail.setMinSize(0, DETAIL_HEIGHT);
            detail.setMaxSize(Double.MAX_VALUE, DETAIL_HEIGHT);
            frame.setBottom(detail);
        }
    }

    /** A database by its name. */
    private static final class NameCell extends ListCell<Database> {
        private NameCell(boolean inList) {
            getStyleClass().addAll(inList ? List.of() : List.of("database-cell"));
        }

        @Override
        protected void updateItem(@Nullable Database item, boolean empty) {
            super.updateItem(item, empty);
            setText(item == null || empty ? null : item.name());
        }
    }
}
