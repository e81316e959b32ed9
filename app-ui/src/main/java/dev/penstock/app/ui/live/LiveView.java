package dev.penstock.app.ui.live;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

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
import dev.penstock.engine.api.Health;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the databases are doing: pools, throughput and latency, and the statements that cost the most. */
public final class LiveView implements View {
    static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");
    static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, SHORTCUT_DOWN, SHIFT_DOWN);
    static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, SHORTCUT_DOWN);
    private static final KeyCombination FILTER = new KeyCodeCombination(KeyCode.F, SHORTCUT_DOWN);
    private static final KeyCombination PAUSE = new KeyCodeCombination(KeyCode.F8);
    private static final double DETAIL_BESIDE_FROM = 1100;
    private static final double LOW_UNDER = 760;
    private final Messages messages = Messages.beside(LiveView.class);
    private final LiveViewModel model;
    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final VBox page = new VBox();
    private final ComboBox<Choice> database = new ComboBox<>();
    private final StackPane health = new StackPane();
    private final Label recording = Controls.label("", "caption");
    private final ToggleButton pause = new ToggleButton();
    private final ErrorStrip error = new ErrorStrip();
    private final VBox troubles = new VBox(2);
    private final TilesView tiles;
    private final ChartView throughput;
    private final ChartView latency;
    private final StatementsView statements;
    private final StatementDetailView detail;
    private final WaitingOverlay waiting;
    private @Nullable Health shownHealth;

    private record Choice(@Nullable String database, String title) {
        @Override
        public String toString() {
            return title;
        }
    }

    /** Builds it; it reads while it is on screen. */
    public LiveView(ViewContext context) {
        model = new LiveViewModel(context, messages);
        DoubleProperty crosshair = new SimpleDoubleProperty(Double.NaN);
        tiles = new TilesView(messages);
        throughput = new ChartView(messages.say("chart.throughput"), messages, crosshair);
        latency = new ChartView(messages.say("chart.latency"), messages, crosshair);
        statements = new StatementsView(model, messages);
        detail = new StatementDetailView(model, messages);
        waiting = new WaitingOverlay(context.ticker(), context.clock());
        build(context);
        model.state().subscribe(this::show);
        model.failure().subscribe(error::show);
        model.age().subscribe(age -> stale(age));
        model.database().subscribe(this::chosen);
        model.selected().subscribe(key -> place());
        model.detail().subscribe(found -> {
            if (found != null) {
                detail.show(found);
            }
        });
    }

    private void build(ViewContext context) {
        root.getStyleClass().add("page");
        database.setId("live-database");
        database.setAccessibleText(messages.say("database"));
        Controls.tip(database, messages.say("database"));
        database.setButtonCell(new ChosenCellView<>());
        database.getItems().add(new Choice(null, messages.say("all")));
        model.databases().forEach(name -> database.getItems().add(new Choice(name, name)));
        database.getSelectionModel().selectedItemProperty().subscribe(choice -> {
            if (choice != null) {
                model.choose(choice.database);
            }
        });
        pause.setId("pause");
        pause.getStyleClass().addAll("icon-only", "flat");
        pause.setOnAction(event -> model.paused().set(pause.isSelected()));
        model.paused().subscribe(this::paused);
        recording.setMinWidth(Label.USE_PREF_SIZE);
        HBox bar = new HBox(database, health, Controls.spring(), recording, pause);
        bar.getStyleClass().add("toolbar");
        troubles.setId("troubles");
        troubles.getStyleClass().add("live-troubles");
        HBox charts = new HBox(12, throughput, latency);
        throughput.setId("throughput");
        latency.setId("latency");
        for (ChartView chart : List.of(throughput, latency)) {
            chart.setMinWidth(0);
            chart.setPrefWidth(100);
            HBox.setHgrow(chart, Priority.ALWAYS);
        }
        VBox.setVgrow(statements, Priority.ALWAYS);
        page.getStyleClass().add("live");
        page.getChildren().addAll(tiles, charts, statements);
        trouble(List.of());
        frame.setTop(new VBox(bar, error, troubles));
        frame.setCenter(
                model.databases().isEmpty()
                        ? new EmptyState(
                                Feather.DATABASE,
                                messages.say("empty"),
                                messages.say("empty.action"),
                                context.navigator()::openWorkspace)
                        : page);
        StackPane.setAlignment(detail, Pos.CENTER_RIGHT);
        root.getChildren().addAll(frame, waiting);
        root.widthProperty().subscribe(width -> place());
        root.heightProperty().subscribe(height -> {
            double high = height.doubleValue() < LOW_UNDER ? 140 : 200;
            charts.setMinHeight(high);
            charts.setPrefHeight(high);
            charts.setMaxHeight(high);
        });
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.selected().get() != null) {
                model.select(null);
                event.consume();
            }
        });
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(messages.say("filter"), FILTER, statements::focusFilter),
                new Action(
                        messages.say("pause"),
                        PAUSE,
                        () -> model.paused().set(!model.paused().get())),
                new Action(messages.say("copy"), COPY, model::copyTable),
                new Action(messages.say("export"), EXPORT, model::export));
    }

    @Override
    public void onShow() {
        model.show(true);
    }

    @Override
    public void onHide() {
        model.show(false);
    }

    @Override
    public void turnTo(Target target) {
        model.turnTo(target);
    }

    @Override
    public void refresh() {
        model.refreshNow();
    }

    @Override
    public void focus() {
        statements.focusFilter();
    }

    @Override
    public void close() {
        waiting.end();
        model.close();
    }

    private void show(@Nullable LiveState state) {
        if (state == null) {
            waiting.begin(messages.say("reading"), null);
            return;
        }
        waiting.end();
        if (state.health() != shownHealth) {
            shownHealth = state.health();
            health.getChildren().setAll(Badge.of(state.health()));
        }
        health.setVisible(!model.databases().isEmpty());
        if (model.age().get().isEmpty()) {
            recording.setText(state.recording());
        }
        trouble(state.troubles());
        tiles.show(state.tiles());
        throughput.show(state.throughput());
        latency.show(state.latency());
        statements.show(state);
    }

    private void trouble(List<Trouble> said) {
        troubles.setVisible(!said.isEmpty());
        troubles.setManaged(!said.isEmpty());
        while (troubles.getChildren().size() > said.size()) {
            troubles.getChildren().removeLast();
        }
        while (troubles.getChildren().size() < said.size()) {
            troubles.getChildren().add(new TroubleView());
        }
        for (int i = 0; i < said.size(); i++) {
            ((TroubleView) troubles.getChildren().get(i)).show(said.get(i));
        }
    }

    private void stale(String age) {
        tiles.dim(!age.isEmpty());
        LiveState state = model.state().get();
        recording.setText(!age.isEmpty() ? age : state == null ? "" : state.recording());
    }

    private void paused(boolean now) {
        pause.setSelected(now);
        String title = now ? messages.say("resume") : messages.say("pause");
        pause.setGraphic(new FontIcon(now ? Feather.PLAY : Feather.PAUSE));
        pause.setAccessibleText(title);
        Controls.tip(pause, title + " (" + PAUSE.getDisplayText() + ")");
    }

    private void chosen(@Nullable String name) {
        for (Choice choice : database.getItems()) {
            if (Objects.equals(choice.database, name)) {
                database.getSelectionModel().select(choice);
            }
        }
    }

    /** Beside the page where there is room, else over it. */
    private void place() {
        boolean open = model.selected().get() != null;
        boolean beside = root.getWidth() >= DETAIL_BESIDE_FROM;
        if (open && beside) {
            root.getChildren().remove(detail);
            frame.setRight(detail);
        } else if (open) {
            frame.setRight(null);
            if (!root.getChildren().contains(detail)) {
                root.getChildren().add(detail);
            }
        } else {
            frame.setRight(null);
            root.getChildren().remove(detail);
        }
    }
}
