package dev.penstock.app.ui.schema;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.penstock.app.ui.control.EmptyState;
import dev.penstock.app.ui.schema.detail.DetailView;
import dev.penstock.app.ui.schema.find.QuickOpenView;
import dev.penstock.app.ui.schema.tree.ObjectTreeView;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.View;
import dev.penstock.app.ui.view.ViewContext;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** What the databases hold: the tree at the left, all about the object that is selected beside it. */
public final class SchemaView implements View {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NARROW_UNDER = 1100;
    private final Messages messages = Messages.beside(SchemaView.class);
    private final SchemaViewModel model;
    private final StackPane root = new StackPane();
    private final ObjectTreeView tree;
    private final DetailView detail;
    private final List<Action> actions = new ArrayList<>();
    private final List<Action> everywhere;

    /** Builds it; it reads nothing before it is shown. */
    public SchemaView(ViewContext context) {
        model = new SchemaViewModel(context, messages);
        tree = new ObjectTreeView(
                model.tree(), context, messages, model.detail()::settle, model.detail()::openRows, this::refresh);
        QuickOpenView quick = new QuickOpenView(model.quick(), context.dialogs(), messages);
        detail = new DetailView(model.detail(), context, messages, quick::open);
        actions.add(new Action(
                messages.say("filter.title"), new KeyCodeCombination(KeyCode.F, SHORTCUT_DOWN), tree::focusFilter));
        actions.addAll(detail.actions());
        everywhere = List.of(
                new Action(messages.say("quick.title"), new KeyCodeCombination(KeyCode.P, SHORTCUT_DOWN), quick::open));
        root.getStyleClass().add("page");
        BorderPane frame = new BorderPane(detail, null, null, null, tree);
        root.getChildren()
                .add(
                        context.penstock().databases().isEmpty()
                                ? new EmptyState(
                                        Feather.DATABASE,
                                        messages.say("empty"),
                                        messages.say("empty.action"),
                                        context.navigator()::openWorkspace)
                                : frame);
        root.widthProperty()
                .subscribe(width -> tree.pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_UNDER));
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
    public List<Action> everywhere() {
        return everywhere;
    }

    @Override
    public void onShow() {
        model.tree().begin();
    }

    @Override
    public void turnTo(Target target) {
        model.turnTo(target);
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void focus() {
        tree.focus();
    }

    @Override
    public void close() {
        detail.close();
        model.close();
    }
}
