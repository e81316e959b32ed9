package dev.penstock.app.ui.overview;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The fleet at a glance: how it is in one line, a card a database, the worst first. */
public final class OverviewView implements View {
    private static final double INSPECTOR_BESIDE_FROM = 1100;
    private static final double CARD_WIDTH_IN_TEXT = 26.5;
    private final Messages messages = Messages.beside(OverviewView.class);
    private final OverviewViewModel model;
    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final StackPane health = new StackPane();
    private final Label summary = Controls.label("", "strong");
    private final Label recording = Controls.label("", "caption");
    private final ErrorStrip error = new ErrorStrip();
    private final CardsView cards = new CardsView();
    private final StackPane body = new StackPane();
    private final ScrollPane scroll = new ScrollPane(body);
    private final EmptyState empty;
    private final WaitingOverlay waiting;
    private final InspectorView inspector;
    private final Map<String, DatabaseCardView> byName = new LinkedHashMap<>();
    private final List<Action> actions;
    private @Nullable Health shownHealth;

    /** Builds it and begins to read. */
    public OverviewView(ViewContext context) {
        model = new OverviewViewModel(context, messages);
        inspector = new InspectorView(model, messages);
        empty = new EmptyState(
                Feather.DATABASE,
                messages.say("empty"),
                messages.say("empty.action"),
                context.navigator()::openWorkspace);
        waiting = new WaitingOverlay(context.ticker(), context.clock());
        actions = List.of(
                action(
                        messages.say("inspect.open"),
                        () -> model.open(Objects.requireNonNull(model.selected().get()))),
                action(messages.say("inspect.copy"), model::copy),
                action(messages.say("action.close"), () -> model.select(null)));
        build();
        model.fleet().subscribe(this::show);
        model.failure().subscribe(error::show);
        model.selected().subscribe(name -> byName.forEach((key, card) -> card.select(key.equals(name))));
        model.inspection().subscribe(inspection -> {
            if (inspection != null) {
                inspector.show(inspection);
            }
            place();
        });
    }

    private void build() {
        root.getStyleClass().add("page");
        summary.getStyleClass().add("may-be-cut");
        recording.setMinWidth(Label.USE_PREF_SIZE);
        HBox bar = new HBox(health, summary, Controls.spring(), recording);
        bar.getStyleClass().add("toolbar");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("page", "cards-scroll");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        body.getStyleClass().add("cards");
        body.setAlignment(Pos.TOP_LEFT);
        body.getChildren().addAll(cards);
        // Cards grow with the text: fewer stand beside each other then.
        summary.fontProperty().subscribe(font -> cards.setCardWidth(font.getSize() * CARD_WIDTH_IN_TEXT));
        frame.setTop(new VBox(bar, error));
        frame.setCenter(scroll);
        StackPane.setAlignment(inspector, Pos.CENTER_RIGHT);
        root.getChildren().addAll(frame, waiting);
        root.widthProperty().subscribe(width -> place());
        scroll.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> model.hold(true));
        scroll.addEventHandler(MouseEvent.MOUSE_EXITED, event -> model.hold(false));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public void turnTo(Target target) {
        if (target.database() != null) {
            model.select(target.database());
        }
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void focus() {
        cards.getChildren().stream().findFirst().ifPresentOrElse(Node::requestFocus, scroll::requestFocus);
    }

    @Override
    public void close() {
        waiting.end();
        model.close();
    }

    /** About the selected database. */
    private Action action(String title, Runnable run) {
        Runnable ifSelected = () -> {
            if (model.selected().get() != null) {
                run.run();
            }
        };
        return new Action(title, null, ifSelected)
                .unless(() -> model.selected().get() == null ? messages.say("action.none") : null);
    }

    private void show(@Nullable Fleet fleet) {
        if (fleet == null) {
            waiting.begin(messages.say("reading"), null);
            return;
        }
        waiting.end();
        if (fleet.health() != shownHealth) {
            shownHealth = fleet.health();
            health.getChildren().setAll(Badge.of(fleet.health()));
        }
        summary.setText(fleet.summary());
        Controls.tip(summary, fleet.summary());
        recording.setText(fleet.recording());
        boolean nothing = fleet.cards().isEmpty();
        health.setVisible(!nothing);
        health.setManaged(!nothing);
        frame.setCenter(nothing ? empty : scroll);
        byName.keySet().retainAll(fleet.cards().stream().map(CardState::name).toList());
        List<DatabaseCardView> wanted = fleet.cards().stream().map(this::shown).toList();
        if (!cards.getChildren().equals(wanted)) {
            cards.getChildren().setAll(wanted);
        }
    }

    private DatabaseCardView shown(CardState state) {
        DatabaseCardView card = byName.computeIfAbsent(state.name(), this::card);
        card.show(state);
        card.select(state.name().equals(model.selected().get()));
        return card;
    }

    private DatabaseCardView card(String name) {
        DatabaseCardView card = new DatabaseCardView(messages);
        card.setId("card-" + name);
        card.setOnMouseClicked(event -> {
            card.requestFocus();
            model.select(name);
            if (event.getClickCount() == 2) {
                model.open(name);
            }
        });
        card.focusedProperty().subscribe(focused -> model.hold(focused || scroll.isHover()));
        return card;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.selected().get() != null) {
            model.select(null);
            event.consume();
            return;
        }
        int place = focusedCard();
        if (place < 0) {
            return;
        }
        String name = List.copyOf(cards.getChildren()).get(place).getId().substring("card-".length());
        int columns = cards.columns();
        switch (event.getCode()) {
            case ENTER -> model.open(name);
            case SPACE -> model.select(name);
            case RIGHT -> focusCard(place + 1);
            case LEFT -> focusCard(place - 1);
            case DOWN -> focusCard(place + columns);
            case UP -> focusCard(place - columns);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private int focusedCard() {
        for (int i = 0; i < cards.getChildren().size(); i++) {
            if (cards.getChildren().get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }

    private void focusCard(int place) {
        if (place >= 0 && place < cards.getChildren().size()) {
            Node card = cards.getChildren().get(place);
            card.requestFocus();
            if (model.selected().get() != null) {
                model.select(card.getId().substring("card-".length()));
            }
        }
    }

    /** Beside the cards where there is room, else over them. */
    private void place() {
        boolean open = model.inspection().get() != null;
        boolean beside = root.getWidth() >= INSPECTOR_BESIDE_FROM;
        frame.setRight(null);
        root.getChildren().remove(inspector);
        if (open && beside) {
            frame.setRight(inspector);
        } else if (open) {
            root.getChildren().add(inspector);
        }
    }
}
