package dev.penstock.app.ui.grid;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import dev.penstock.engine.api.ExportFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** What can be done with a grid; its menu and the palette take it from here. The cells take the keys themselves. */
public final class GridActions {
    static final KeyCombination COPY_AS = new KeyCodeCombination(KeyCode.C, SHORTCUT_DOWN, SHIFT_DOWN);
    private final Supplier<@Nullable ResultGridView> grid;
    private final Messages messages = Messages.beside(GridActions.class);

    /** About the grid on screen, which is another one each time and often none. */
    public GridActions(Supplier<@Nullable ResultGridView> grid) {
        this.grid = grid;
    }

    /** All of them. */
    public List<Action> all() {
        return List.of(
                copy(), text(), csv(), json(), sql(), markdown(), select(), value(), find(), exportCsv(), exportJson());
    }

    Action copy() {
        return action(
                messages.say("menu.copy"), "Shortcut+C", view -> view.model().copy(CopyFormat.TEXT));
    }

    private Action text() {
        return action(messages.say("menu.as"), COPY_AS, ResultGridView::copyAs);
    }

    Action select() {
        return action(
                messages.say("menu.select"),
                "Shortcut+A",
                view -> view.model().cursor().all());
    }

    Action value() {
        return action(messages.say("menu.value"), "Space", view -> view.model().toggleValue());
    }

    Action find() {
        return action(messages.say("menu.find"), ResultGridView.FIND, ResultGridView::find);
    }

    private Action csv() {
        return as(messages.say("menu.as.csv"), CopyFormat.CSV);
    }

    private Action json() {
        return as(messages.say("menu.as.json"), CopyFormat.JSON);
    }

    private Action sql() {
        return as(messages.say("menu.as.sql"), CopyFormat.SQL);
    }

    private Action markdown() {
        return as(messages.say("menu.as.markdown"), CopyFormat.MARKDOWN);
    }

    Action exportCsv() {
        return export(messages.say("export.csv"), ExportFormat.CSV);
    }

    Action exportJson() {
        return export(messages.say("export.json"), ExportFormat.JSON);
    }

    private Action as(String title, CopyFormat format) {
        return action(title, (KeyCombination) null, view -> view.model().copy(format));
    }

    private Action export(String title, ExportFormat format) {
        return action(title, (KeyCombination) null, view -> view.model().export(format));
    }

    private Action action(String title, String keys, Consumer<ResultGridView> run) {
        return action(title, KeyCombination.valueOf(keys), run);
    }

    private Action action(String title, @Nullable KeyCombination keys, Consumer<ResultGridView> run) {
        return new Action(title, keys, () -> {
                    ResultGridView view = grid.get();
                    if (view != null) {
                        run.accept(view);
                    }
                })
                .unless(() -> grid.get() == null ? messages.say("menu.none") : null);
    }
}
