package dev.penstock.app.ui.settings;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import dev.penstock.app.ui.view.View;
import dev.penstock.app.ui.view.ViewContext;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** Theme, text, refresh, timeouts, and where the desktop keeps its files. */
public final class SettingsView implements View {
    private final Messages messages = Messages.beside(SettingsView.class);
    private final BorderPane root = new BorderPane();
    private final SettingsFormView form;
    private final List<Action> actions;

    /** Builds it. */
    public SettingsView(ViewContext context) {
        form = new SettingsFormView(
                context.preferences(),
                context.folder(),
                context.penstock().workspace().file(),
                context.dialogs());
        actions = List.of(new Action(messages.say("reset"), null, context.preferences()::reset));
        HBox bar = new HBox(Controls.label(messages.say("title"), "strong"));
        bar.getStyleClass().add("toolbar");
        StackPane page = new StackPane(form);
        page.getStyleClass().addAll("page", "settings-page");
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("page", "cards-scroll");
        root.getStyleClass().add("page");
        root.setTop(bar);
        root.setCenter(scroll);
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
    public void close() {
        form.close();
    }

    @Override
    public void focus() {
        form.focusFirst();
    }
}
