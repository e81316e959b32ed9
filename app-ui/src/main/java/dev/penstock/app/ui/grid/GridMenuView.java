package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** What can be done with cells, as menus. */
final class GridMenuView {
    private final ResultGridViewModel model;
    private final Messages messages;
    private final ContextMenu all = new ContextMenu();
    private final ContextMenu copyAs = new ContextMenu();

    GridMenuView(ResultGridViewModel model, GridActions actions) {
        this.model = model;
        this.messages = model.messages();
        Menu as = new Menu(messages.say("menu.copy.as"));
        as.getItems().addAll(formats());
        copyAs.getItems().addAll(formats());
        all.getItems()
                .addAll(
                        item(actions.copy()),
                        as,
                        item(actions.select()),
                        new SeparatorMenuItem(),
                        item(actions.value()),
                        item(actions.find()),
                        new SeparatorMenuItem(),
                        item(actions.exportCsv()),
                        item(actions.exportJson()));
    }

    private List<MenuItem> formats() {
        return List.of(
                item(messages.say("menu.csv"), null, () -> model.copy(CopyFormat.CSV)),
                item(messages.say("menu.json"), null, () -> model.copy(CopyFormat.JSON)),
                item(messages.say("menu.sql"), null, () -> model.copy(CopyFormat.SQL)),
                item(messages.say("menu.markdown"), null, () -> model.copy(CopyFormat.MARKDOWN)));
    }

    private static MenuItem item(Action action) {
        return item(action.title(), action.keys(), action.run());
    }

    private static MenuItem item(String title, @Nullable KeyCombination keys, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setMnemonicParsing(false);
        if (keys != null) {
            item.setAccelerator(keys);
        }
        item.setOnAction(event -> action.run());
        return item;
    }

    /** Shows all at a place of the screen. */
    void show(Node owner, double x, double y) {
        copyAs.hide();
        all.show(owner, x, y);
    }

    /** Shows the formats that cells are copied in. */
    void showCopyAs(Node owner, double x, double y) {
        all.hide();
        copyAs.show(owner, x, y);
    }
}
