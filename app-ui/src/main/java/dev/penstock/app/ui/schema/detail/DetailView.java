package dev.penstock.app.ui.schema.detail;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.EmptyState;
import dev.penstock.app.ui.control.ErrorStrip;
import dev.penstock.app.ui.control.WaitingOverlay;
import dev.penstock.app.ui.query.editor.SqlTextView;
import dev.penstock.app.ui.schema.tree.ObjectRef;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.catalog.TableDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** All about the object that is selected: its heading, and a section at a time. */
public final class DetailView extends StackPane {
    private final DetailViewModel model;
    private final Messages messages;
    private final HeadingView heading;
    private final List<Tab> tabs = new ArrayList<>();

    private final TextField filter = new TextField();
    private final Button copy;
    private final Button export;
    private final SectionView table;
    private final SqlTextView ddl = new SqlTextView("schema-ddl");
    private final StackPane body = new StackPane();
    private final ErrorStrip error;
    private final HBox errorBox;
    private final EmptyState cancelled;
    private final EmptyState empty;
    private final VBox content;
    private final WaitingOverlay waiting;
    private @Nullable ObjectRef awaited;

    private record Tab(Section section, ToggleButton button) {}

    /**
     * Shows the model's object.
     *
     * @param find lets the user find one
     */
    public DetailView(DetailViewModel model, ViewContext context, Messages messages, Runnable find) {
        this.model = model;
        this.messages = messages;
        heading = new HeadingView(model, messages);
        table = new SectionView(messages.say("section.nothing"), model::follow, model::copy);
        waiting = new WaitingOverlay(context.ticker(), context.clock());
        waiting.setId("schema-waiting");
        error = new ErrorStrip(Controls.button(messages.say("retry"), model::refresh));
        error.setId("schema-trouble");
        HBox.setHgrow(error, Priority.ALWAYS);
        errorBox = new HBox(error);
        errorBox.getStyleClass().add("schema-error");
        errorBox.visibleProperty().bind(error.visibleProperty());
        errorBox.managedProperty().bind(error.managedProperty());
        errorBox.setMinHeight(Region.USE_PREF_SIZE);
        empty = new EmptyState(Feather.LAYERS, messages.say("detail.empty"), messages.say("detail.find"), find);
        cancelled = new EmptyState(
                Feather.SLASH, messages.say("detail.cancelled"), messages.say("detail.again"), model::refresh);
        copy = Controls.iconButton(Feather.COPY, messages.say("section.copy"), null, this::copy);
        copy.setId("section-copy");
        export = Controls.iconButton(
                Feather.DOWNLOAD, messages.say("section.export"), null, () -> model.export(table.texts()));
        export.setId("section-export");
        filter.setId("section-filter");
        filter.setPromptText(messages.say("section.filter"));
        filter.textProperty().subscribe(table::find);
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInFilter);
        setVgrow(body);
        content = new VBox(heading, strip(), body);
        content.getStyleClass().add("plane");
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox column = new VBox(errorBox, content);
        // What stands below it while there is no object must be within reach.
        column.setPickOnBounds(false);
        setId("schema-detail");
        getStyleClass().add("page");
        setMinWidth(0);
        getChildren().addAll(empty, cancelled, column, waiting);
        model.state().subscribe(this::show);
        model.section().subscribe(section -> fill());
    }

    private static void setVgrow(StackPane body) {
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
    }

    /** The keys that work while it is on screen. */
    public List<Action> actions() {
        return List.of(
                new Action(messages.say("back"), HeadingView.BACK, model::back),
                new Action(messages.say("forward"), HeadingView.FORWARD, model::forward));
    }

    /** Puts the focus to the section. */
    public void focus() {
        if (model.section().get() == Section.DDL) {
            ddl.focus();
        } else {
            table.focus();
        }
    }

    /** Waits no longer. */
    public void close() {
        waiting.end();
    }

    private HBox strip() {
        HBox strip = new HBox();
        strip.getStyleClass().addAll("result-strip", "section-strip");
        ToggleGroup group = new ToggleGroup();
        for (Section section : Section.values()) {
            ToggleButton tab = new ToggleButton();
            tab.setId("section-" + section.name().toLowerCase(Locale.ROOT));
            tab.getStyleClass().add("result-tab");
            tab.setMinWidth(Region.USE_PREF_SIZE);
            tab.setMnemonicParsing(false);
            tab.setToggleGroup(group);
            tab.setOnAction(event -> {
                tab.setSelected(true);
                model.section().set(section);
            });
            tabs.add(new Tab(section, tab));
            strip.getChildren().add(tab);
        }
        filter.setPrefWidth(160);
        filter.setMinWidth(60);
        strip.getChildren().addAll(Controls.spring(), filter, copy, export);
        return strip;
    }

    private void show(DetailState state) {
        TableDetail detail = state.detail();
        ObjectRef shown = state.shown();
        boolean told = detail != null && shown != null;
        if (detail != null && shown != null) {
            heading.show(shown, detail);
            fill();
        }
        content.setVisible(told);
        content.setManaged(told);
        cancelled.setVisible(state.cancelled() && !told);
        empty.setVisible(!told && !state.reading() && state.failure() == null);
        error.show(state.cancelled() && !told ? null : state.failure());
        if (state.reading() && state.wanted() != null) {
            if (!state.wanted().equals(awaited)) {
                waiting.begin(messages.say("detail.reading", state.wanted().name()), model::cancel);
            }
            awaited = state.wanted();
        } else {
            awaited = null;
            waiting.end();
        }
    }

    private void fill() {
        Section section = model.section().get();
        tabs.forEach(tab -> tab.button.setSelected(tab.section == section));
        boolean text = section == Section.DDL;
        filter.setVisible(!text);
        DetailState state = model.state().get();
        TableDetail detail = state.detail();
        ObjectRef shown = state.shown();
        if (detail == null || shown == null) {
            return;
        }
        tabs.forEach(tab -> tab.button.setText(title(tab.section, SectionTables.count(detail, tab.section))));
        EngineKind engine = model.database(shown)
                .map(Database::profile)
                .map(profile -> profile.engine())
                .orElse(EngineKind.SQLITE);
        export.setVisible(!text);
        export.setManaged(!text);
        if (text) {
            ddl.show(DetailViewModel.ddl(detail), engine);
            body.getChildren().setAll(ddl);
        } else {
            table.show(model.table(detail, section), engine, filter.getText());
            body.getChildren().setAll(table);
        }
    }

    private String title(Section section, int count) {
        String number = Figures.count(count);
        return switch (section) {
            case COLUMNS -> messages.say("section.columns", number);
            case KEYS -> messages.say("section.keys", number);
            case REFERENCES -> messages.say("section.references", number);
            case INDEXES -> messages.say("section.indexes", number);
            case TRIGGERS -> messages.say("section.triggers", number);
            case DDL -> messages.say("section.ddl");
        };
    }

    private void copy() {
        if (model.section().get() == Section.DDL) {
            model.copyDdl();
        } else {
            table.copyRows();
        }
    }

    private void pressedInFilter(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
            filter.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            table.focus();
            event.consume();
        }
    }
}
