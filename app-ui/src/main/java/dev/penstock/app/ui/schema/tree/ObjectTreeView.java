package dev.penstock.app.ui.schema.tree;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.EmptyState;
import dev.penstock.app.ui.control.ErrorStrip;
import dev.penstock.app.ui.schema.tree.Line.Fold;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The tree at the left with its filter. It is a list of lines, each put in by its depth: a tree of ten thousand objects
 * is one list that is swapped, where a TreeView would make and watch ten thousand items.
 */
public final class ObjectTreeView extends VBox {
    private static final double ROW = 26;
    private static final double ROOM_FOR_ROWS = 280;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination F5 = new KeyCodeCombination(KeyCode.F5);
    private final TreeViewModel model;
    private final Runnable meant;
    private final Consumer<ObjectRef> openRows;
    private final Consumer<String> copy;
    private final TextField filter = new TextField();
    private final ShownLines shown = new ShownLines();
    private final ListView<Line> list = new ListView<>(shown);
    private final EmptyState nothing;
    private final ErrorStrip error = new ErrorStrip();
    private boolean filling;
    private @Nullable Line entered;

    /**
     * Shows the model's lines.
     *
     * @param meant told of a click and of Enter, when the selection is no mere step on the way to another line
     * @param openRows told of Enter and a double click on an object
     */
    public ObjectTreeView(
            TreeViewModel model,
            ViewContext context,
            Messages messages,
            Runnable meant,
            Consumer<ObjectRef> openRows,
            Runnable refresh) {
        this.model = model;
        this.meant = meant;
        this.openRows = openRows;
        this.copy = context.dialogs()::copy;
        setId("schema-tree");
        getStyleClass().addAll("plane", "schema-tree");
        filter.setId("schema-filter");
        filter.setPromptText(messages.say("filter.prompt"));
        filter.textProperty().subscribe(model::seek);
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInFilter);
        model.filter().subscribe(text -> {
            if (!text.equals(filter.getText())) {
                filter.setText(text);
            }
        });
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox head = new HBox(
                4, filter, Controls.iconButton(Feather.REFRESH_CW, messages.say("refresh.title"), F5, refresh));
        head.getStyleClass().add("toolbar");
        nothing = new EmptyState(
                Feather.SEARCH, messages.say("filter.nothing"), messages.say("filter.all"), filter::clear);
        list.setId("schema-lines");
        list.setAccessibleRole(AccessibleRole.LIST_VIEW);
        list.setAccessibleText(messages.say("tree.accessible"));
        list.setFixedCellSize(ROW);
        list.getStyleClass().add("schema-lines");
        list.setCellFactory(view -> new LineCellView(model, messages, () -> getWidth() >= ROOM_FOR_ROWS));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        list.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (!filling && line != null) {
                model.select(line.place());
            }
        });
        model.lines().subscribe(this::fill);
        model.selected().subscribe(place -> mark());
        StackPane body = new StackPane(list, nothing);
        setVgrow(body, Priority.ALWAYS);
        error.setId("schema-tree-trouble");
        HBox.setHgrow(error, Priority.ALWAYS);
        HBox below = new HBox(error);
        below.getStyleClass().add("schema-tree-error");
        below.setMinHeight(USE_PREF_SIZE);
        below.visibleProperty().bind(error.visibleProperty());
        below.managedProperty().bind(error.managedProperty());
        widthProperty().map(width -> width.doubleValue() >= ROOM_FOR_ROWS).subscribe(roomy -> list.refresh());
        getChildren().addAll(head, body, below);
    }

    /** Puts the focus to the tree. */
    public void focus() {
        list.requestFocus();
        if (model.selected().get() == null && !list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
        }
    }

    /** Puts the focus to the filter, with its text selected. */
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private void fill(Lines lines) {
        filling = true;
        shown.show(lines);
        filling = false;
        boolean none = lines.isEmpty();
        nothing.setVisible(none);
        list.setVisible(!none);
        mark();
    }

    /** Selects the line of the place that is selected, if there is one, and shows it. */
    private void mark() {
        int index = index(model.selected().get());
        error.show(index < 0 ? null : failure(index));
        if (index == list.getSelectionModel().getSelectedIndex()) {
            return;
        }
        filling = true;
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(index);
            list.getFocusModel().focus(index);
            if (!onScreen(index)) {
                list.scrollTo(Math.max(0, index - 5));
            }
        }
        filling = false;
    }

    /** In full, of the line itself or of the note right below it: in the tree there is room for its beginning only. */
    private @Nullable Failure failure(int index) {
        List<Line> all = list.getItems();
        Line line = all.get(index);
        boolean below = index + 1 < all.size() && all.get(index + 1).place().equals(new Place.OfNote(line.place()));
        return below ? all.get(index + 1).failure() : line.failure();
    }

    private boolean onScreen(int index) {
        return list.lookupAll(".list-cell").stream()
                .map(LineCellView.class::cast)
                .anyMatch(cell -> cell.getIndex() == index
                        && cell.isVisible()
                        && cell.getLayoutY() >= 0
                        && cell.getLayoutY() + ROW <= list.getHeight());
    }

    private int index(@Nullable Place place) {
        if (place == null) {
            return -1;
        }
        int near = list.getSelectionModel().getSelectedIndex();
        if (near >= 0
                && near < list.getItems().size()
                && list.getItems().get(near).place().equals(place)) {
            return near;
        }
        return shown.indexOf(place);
    }

    private void pressedInFilter(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> {
                if (filter.getText().isEmpty()) {
                    return;
                }
                filter.clear();
            }
            case DOWN, ENTER -> {
                list.requestFocus();
                firstObject();
                if (event.getCode() == KeyCode.ENTER) {
                    meant.run();
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** The first object found, else the first line. */
    private void firstObject() {
        if (model.filter().get().isBlank() && model.selected().get() != null) {
            return;
        }
        list.getItems().stream()
                .filter(line -> line.table() != null)
                .findFirst()
                .or(() -> list.getItems().stream().findFirst())
                .ifPresent(line -> model.select(line.place()));
    }

    private void pressed(KeyEvent event) {
        Line line = list.getSelectionModel().getSelectedItem();
        if (line == null) {
            return;
        }
        if (COPY.match(event)) {
            copy.accept(
                    line.place() instanceof Place.OfObject object
                            ? object.name().toString()
                            : line.text());
            event.consume();
            return;
        }
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> {
                meant.run();
                entered = line;
            }
            case ESCAPE -> {
                if (filter.getText().isEmpty()) {
                    return;
                }
                filter.clear();
            }
            case RIGHT -> {
                if (line.fold() == Fold.CLOSED) {
                    model.open(line.place());
                } else if (line.fold() == Fold.OPEN) {
                    list.getSelectionModel().select(list.getSelectionModel().getSelectedIndex() + 1);
                }
            }
            case LEFT -> {
                if (line.fold() == Fold.OPEN && model.filter().get().isBlank()) {
                    model.close(line.place());
                } else {
                    parent(line);
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** When the key comes up: held a little longer, it would be pressed in Query, which has the focus by then. */
    private void released(KeyEvent event) {
        Line line = entered;
        entered = null;
        if (event.getCode() == KeyCode.ENTER && line != null) {
            act(line);
            event.consume();
        }
    }

    private void parent(Line line) {
        for (int i = list.getSelectionModel().getSelectedIndex() - 1; i >= 0; i--) {
            if (list.getItems().get(i).depth() < line.depth()) {
                list.getSelectionModel().select(i);
                list.scrollTo(Math.max(0, i - 5));
                return;
            }
        }
    }

    private void clicked(MouseEvent event) {
        Line line = lineAt(event);
        if (line == null) {
            return;
        }
        meant.run();
        boolean arrow = line.fold() != Fold.NONE && within(event, "line-arrow");
        if (arrow || event.getClickCount() == 2) {
            act(line);
        }
    }

    private void act(Line line) {
        if (line.place() instanceof Place.OfObject object) {
            openRows.accept(object.ref());
        } else if (line.place() instanceof Place.OfNote note) {
            if (line.kind() == Line.Kind.FAILED) {
                model.retry(note.branch());
            }
        } else if (model.filter().get().isBlank()) {
            model.toggle(line.place());
        }
    }

    private static @Nullable Line lineAt(MouseEvent event) {
        for (Node node = event.getPickResult().getIntersectedNode(); node != null; node = node.getParent()) {
            if (node instanceof LineCellView cell) {
                return cell.getItem();
            }
        }
        return null;
    }

    private static boolean within(MouseEvent event, String style) {
        for (Node node = event.getPickResult().getIntersectedNode(); node != null; node = node.getParent()) {
            if (node.getStyleClass().contains(style)) {
                return true;
            }
        }
        return false;
    }
}
