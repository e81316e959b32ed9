package dev.penstock.app.ui.query;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The names of the open tabs; they shrink to a bound and then scroll. */
final class TabBarView extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final int TIP = 400;
    private final QueryViewModel model;
    private final Messages messages;
    private final HBox tabs = new HBox();
    private final ScrollPane scroll = new ScrollPane(tabs);
    private final Map<TabViewModel, Node> nodes = new HashMap<>();

    TabBarView(QueryViewModel model, Messages messages, Button open, Node... right) {
        this.model = model;
        this.messages = messages;
        setId("tabs");
        getStyleClass().add("tab-bar");
        tabs.getStyleClass().add("tab-bar-tabs");
        scroll.getStyleClass().add("tab-bar-scroll");
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        HBox.setHgrow(scroll, Priority.SOMETIMES);
        getChildren().addAll(scroll, open, Controls.spring());
        getChildren().addAll(right);
        model.tabs().addListener((ListChangeListener<TabViewModel>) change -> fill());
        model.selected().subscribe(this::mark);
        fill();
    }

    private void fill() {
        nodes.keySet().retainAll(model.tabs());
        List<Node> wanted = model.tabs().stream()
                .map(tab -> nodes.computeIfAbsent(tab, this::node))
                .toList();
        tabs.getChildren().setAll(wanted);
        mark(model.selected().get());
    }

    private void mark(@Nullable TabViewModel selected) {
        nodes.forEach((tab, node) -> node.pseudoClassStateChanged(CURRENT, tab.equals(selected)));
        Node node = selected == null ? null : nodes.get(selected);
        if (node != null) {
            Platform.runLater(() -> reveal(node));
        }
    }

    private void reveal(Node node) {
        double room = tabs.getWidth() - scroll.getViewportBounds().getWidth();
        if (room > 0) {
            double middle = node.getBoundsInParent().getCenterX()
                    - scroll.getViewportBounds().getWidth() / 2;
            scroll.setHvalue(Math.clamp(middle / room, 0, 1));
        }
    }

    private Node node(TabViewModel tab) {
        FontIcon busy = new FontIcon(Feather.LOADER);
        busy.getStyleClass().addAll("small-icon", "accent");
        busy.visibleProperty().bind(tab.run().running());
        busy.managedProperty().bind(tab.run().running());
        Label title = Controls.label("");
        title.textProperty().bind(tab.title());
        title.setMinWidth(0);
        title.getStyleClass().add("may-be-cut");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button close =
                Controls.iconButton(Feather.X, messages.say("tab.close"), QueryActions.CLOSE, () -> model.close(tab));
        close.getStyleClass().add("tab-close");
        close.setFocusTraversable(false);
        HBox node = new HBox(busy, title, close);
        node.getStyleClass().add("query-tab");
        node.setAccessibleRole(AccessibleRole.TAB_ITEM);
        node.accessibleTextProperty().bind(tab.title());
        node.setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.MIDDLE) {
                model.close(tab);
            } else {
                model.select(tab);
            }
        });
        tab.database().subscribe(database -> tip(node, tab));
        tab.editor().text().subscribe(text -> tip(node, tab));
        return node;
    }

    /** Where it runs, and the beginning of what. */
    private void tip(Node node, TabViewModel tab) {
        Database database = tab.database().get();
        String where = database == null
                ? messages.say("database.choose")
                : messages.say(
                        "tab.tip", database.name(), database.profile().engine().title());
        String text = tab.editor().text().get().strip();
        Controls.tip(node, text.isEmpty() ? where : where + "\n" + text.substring(0, Math.min(TIP, text.length())));
    }
}
