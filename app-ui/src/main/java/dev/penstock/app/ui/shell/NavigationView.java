package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.KeyText;
import dev.penstock.app.ui.text.Messages;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The views by name, and what concerns them all; icons alone where the window is narrow. */
final class NavigationView extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    /** It stands at the end, apart from the others, and can be opened without a workspace. */
    static final String SETTINGS = "settings";

    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");
    private final Messages messages;
    private final ShellViewModel model;
    private final Label brandName;
    private final VBox items = new VBox();
    private final Button theme;
    private final Button settings;

    NavigationView(ShellViewModel model, Messages messages, Runnable toggleTheme, ShellActions.Deeds deeds) {
        this.model = model;
        this.messages = messages;
        brandName = Controls.label(messages.say("brand"), "strong");
        getStyleClass().add("navigation");
        items.getStyleClass().add("navigation-items");
        Button palette =
                item(Feather.COMMAND, messages.say("palette"), KeyText.of(ShellActions.PALETTE), deeds::palette);
        palette.setId("navigation-palette");
        theme = item(Feather.MOON, messages.say("theme.dark"), "", toggleTheme);
        settings = item(Feather.SETTINGS, messages.say("settings"), KeyText.of(ShellActions.SETTINGS), deeds::settings);
        settings.setId("navigation-" + SETTINGS);
        Button help = item(Feather.HELP_CIRCLE, messages.say("help"), KeyText.of(ShellActions.HELP), deeds::help);
        VBox below = new VBox(palette, theme, help, settings);
        below.getStyleClass().add("navigation-items");
        Region spring = new Region();
        setVgrow(spring, Priority.ALWAYS);
        getChildren().addAll(brand(), items, spring, below);
        model.pages().addListener((ListChangeListener<Page>) change -> fill());
        model.current().subscribe(page -> mark());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
                step(event.getCode() == KeyCode.DOWN ? 1 : -1);
                event.consume();
            }
        });
        fill();
    }

    /** Icons alone, or with their names. */
    void fold(boolean folded) {
        pseudoClassStateChanged(FOLDED, folded);
        for (Button button : buttons()) {
            HBox row = (HBox) button.getGraphic();
            for (Node part : row.getChildren().subList(1, row.getChildren().size())) {
                part.setVisible(!folded);
                part.setManaged(!folded);
            }
            Controls.tip(button, folded ? button.getAccessibleText() : null);
        }
        brandName.setVisible(!folded);
        brandName.setManaged(!folded);
    }

    /** The name on the button says where it goes. */
    void showTheme(boolean dark) {
        HBox row = (HBox) theme.getGraphic();
        String title = dark ? messages.say("theme.light") : messages.say("theme.dark");
        ((FontIcon) row.getChildren().getFirst()).setIconCode(dark ? Feather.SUN : Feather.MOON);
        ((Label) row.getChildren().get(1)).setText(title);
        theme.setAccessibleText(title);
    }

    /** Puts the focus to the view on screen, or to the first thing there is. */
    void focus() {
        items.getChildren().stream()
                .filter(item ->
                        Objects.equals(item.getUserData(), model.current().get()))
                .findFirst()
                .or(() -> buttons().stream().map(Node.class::cast).findFirst())
                .ifPresent(Node::requestFocus);
    }

    private void fill() {
        items.getChildren().clear();
        for (int i = 0; i < model.pages().size(); i++) {
            Page page = model.pages().get(i);
            if (page.id().equals(SETTINGS)) {
                continue;
            }
            Button button = item(page.icon(), page.title(), "Alt+" + (i + 1), () -> {
                model.show(page);
                page.view().focus();
            });
            button.setUserData(page);
            button.setId("navigation-" + page.id());
            items.getChildren().add(button);
        }
        fold(getPseudoClassStates().contains(FOLDED));
        mark();
    }

    private void mark() {
        Page current = model.current().get();
        for (Node each : items.getChildren()) {
            each.pseudoClassStateChanged(CURRENT, Objects.equals(each.getUserData(), current));
        }
        settings.pseudoClassStateChanged(
                CURRENT, current != null && current.id().equals(SETTINGS));
    }

    private void step(int by) {
        List<Button> all = buttons();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isFocused()) {
                all.get(Math.clamp(i + by, 0, all.size() - 1)).requestFocus();
                return;
            }
        }
    }

    private List<Button> buttons() {
        return lookupAll(".navigation-item").stream().map(Button.class::cast).toList();
    }

    private Node brand() {
        FontIcon sign = new FontIcon(Feather.DATABASE);
        sign.getStyleClass().add("accent");
        HBox brand = new HBox(sign, brandName);
        brand.getStyleClass().add("navigation-brand");
        return brand;
    }

    private static Button item(Ikon icon, String title, String keys, Runnable action) {
        Button button = new Button();
        button.setAccessibleText(keys.isEmpty() ? title : title + " (" + keys + ")");
        button.getStyleClass().setAll("navigation-item");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> action.run());
        HBox row =
                new HBox(new FontIcon(icon), Controls.label(title), Controls.spring(), Controls.label(keys, "caption"));
        row.getStyleClass().add("navigation-row");
        button.setGraphic(row);
        return button;
    }
}
