package dev.penstock.app.ui.connections;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.penstock.app.ui.control.ErrorStrip;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.View;
import dev.penstock.app.ui.view.ViewContext;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The profiles of the workspace: a grouped list, and beside it the form of the one that is selected. */
public final class ConnectionsView implements View {
    static final KeyCombination NEW = new KeyCodeCombination(KeyCode.N, SHORTCUT_DOWN);
    static final KeyCombination DUPLICATE = new KeyCodeCombination(KeyCode.D, SHORTCUT_DOWN);
    static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, SHORTCUT_DOWN);
    static final KeyCombination TEST = new KeyCodeCombination(KeyCode.T, SHORTCUT_DOWN);
    private static final KeyCombination EDIT = new KeyCodeCombination(KeyCode.F2);
    private final Messages messages = Messages.beside(ConnectionsView.class);
    private final ViewContext context;
    private final ConnectionsViewModel model;
    private final ProfileListView list;
    private final BorderPane root = new BorderPane();
    private final StackPane middle = new StackPane();
    private @Nullable ProfileFormView form;

    /** Builds it and reads what was typed before. */
    public ConnectionsView(ViewContext viewContext) {
        context = viewContext;
        model = new ConnectionsViewModel(Means.of(context, messages));
        list = new ProfileListView(model, messages, this::create, this::edit);
        ErrorStrip error = new ErrorStrip();
        error.setId("list-failure");
        model.failure().subscribe(error::show);
        root.getStyleClass().add("page");
        root.setLeft(list);
        middle.setMinSize(0, 0);
        root.setCenter(new BorderPane(middle, new VBox(error), null, null, null));
        root.widthProperty().subscribe(width -> list.narrow(width.doubleValue() < 1100));
        model.profile().subscribe(this::show);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(messages.say("new"), NEW, this::create),
                new Action(messages.say("edit"), EDIT, this::edit),
                new Action(messages.say("duplicate"), DUPLICATE, this::duplicate),
                new Action(messages.say("save"), SAVE, () -> act(ProfileViewModel::save)),
                new Action(messages.say("test"), TEST, () -> act(ProfileViewModel::test)));
    }

    /** Where there is nothing yet, the URL waits to be pasted. */
    @Override
    public void onShow() {
        if (model.empty()) {
            edit();
        }
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
        if (model.empty()) {
            edit();
        } else {
            list.focus();
        }
    }

    @Override
    public void close() {
        show(null);
        model.close();
    }

    private void act(java.util.function.Consumer<ProfileViewModel> action) {
        ProfileViewModel profile = model.profile().get();
        if (profile != null) {
            action.accept(profile);
        }
    }

    private void create() {
        model.create();
        edit();
    }

    private void duplicate() {
        model.duplicate();
        edit();
    }

    private void edit() {
        if (form != null) {
            // A scroll pane takes its content in with its first style: before that nothing in it can have the focus.
            root.applyCss();
            form.edit();
        }
    }

    /** Esc goes back to the list, and leaves what was typed as it is. */
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !event.isConsumed()) {
            list.focus();
            event.consume();
        }
    }

    private void show(@Nullable ProfileViewModel profile) {
        String focused = focusedField();
        if (form != null) {
            form.close();
            form = null;
        }
        middle.getChildren().clear();
        if (profile != null) {
            ProfileFormView made = new ProfileFormView(profile, model, context, messages);
            form = made;
            middle.getChildren().setAll(made);
            if (!focused.isEmpty()) {
                root.applyCss();
                Node same = made.lookup("#" + focused);
                if (same != null) {
                    same.requestFocus();
                }
            }
        }
    }

    /** The id of the control of the form that has the focus; empty where none has. */
    private String focusedField() {
        Node focused = root.getScene() == null ? null : root.getScene().getFocusOwner();
        for (Node each = focused; each != null; each = each.getParent()) {
            if (each.equals(middle)) {
                return focused == null || focused.getId() == null ? "" : focused.getId();
            }
        }
        return "";
    }
}
