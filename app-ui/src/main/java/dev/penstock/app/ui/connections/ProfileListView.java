package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.EmptyState;
import dev.penstock.app.ui.text.Messages;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The grouped list at the left. */
final class ProfileListView extends VBox {
    private static final double WIDE = 320;
    private static final double NARROW = 240;
    private final ConnectionsViewModel model;
    private final Messages messages;
    private final Runnable create;
    private final Runnable edit;
    private final TextField filter = new TextField();
    private final ListView<Listing> list = new ListView<>();
    private boolean showing;

    ProfileListView(ConnectionsViewModel model, Messages messages, Runnable create, Runnable edit) {
        this.model = model;
        this.messages = messages;
        this.create = create;
        this.edit = edit;
        getStyleClass().addAll("plane", "profiles");
        filter.setPromptText(messages.say("filter"));
        filter.setAccessibleText(messages.say("filter"));
        filter.setId("filter");
        HBox.setHgrow(filter, Priority.ALWAYS);
        filter.textProperty().subscribe(model::filter);
        Button add = Controls.iconButton(Feather.PLUS, messages.say("new"), ConnectionsView.NEW, create);
        add.setId("new-profile");
        HBox bar = new HBox(filter, add);
        bar.getStyleClass().add("toolbar");
        list.setId("profiles");
        list.getStyleClass().add("profile-list");
        list.setCellFactory(view -> new Cell());
        list.setAccessibleText(messages.say("title"));
        EmptyState nothing = new EmptyState(Feather.DATABASE, messages.say("empty"), null, null);
        list.setPlaceholder(nothing);
        StackPane middle = new StackPane(list, new RowDragView(list, model));
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(bar, middle);
        narrow(false);
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                focus();
                event.consume();
            }
        });
        model.rows().subscribe(this::show);
        model.selected().subscribe(key -> select());
    }

    void narrow(boolean narrow) {
        double width = narrow ? NARROW : WIDE;
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
    }

    void focus() {
        list.requestFocus();
    }

    private void show(List<Listing> rows) {
        showing = true;
        list.getItems().setAll(rows);
        showing = false;
        select();
    }

    private void select() {
        int place = place(model.selected().get());
        showing = true;
        if (place < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != place) {
            list.getSelectionModel().clearAndSelect(place);
            list.getFocusModel().focus(place);
        }
        showing = false;
    }

    private int place(String key) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof Listing.Item item
                    && item.key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private void chosen(@Nullable Listing row) {
        if (showing) {
            return;
        }
        if (row instanceof Listing.Item item) {
            if (!item.key().equals(model.selected().get())) {
                model.select(item.key());
            }
        } else if (row != null) {
            select();
        }
    }

    private void pressed(KeyEvent event) {
        boolean alone = !event.isShortcutDown() && !event.isShiftDown();
        if (event.getCode() == KeyCode.Z && event.isShortcutDown()) {
            model.undo();
        } else if (!alone) {
            return;
        } else if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            int by = event.getCode() == KeyCode.UP ? -1 : 1;
            if (event.isAltDown()) {
                model.move(by);
            } else {
                step(by);
            }
        } else if (event.isAltDown()) {
            return;
        } else {
            switch (event.getCode()) {
                case ENTER -> model.open();
                case INSERT -> create.run();
                case DELETE -> model.remove();
                case F2 -> edit.run();
                default -> {
                    return;
                }
            }
        }
        event.consume();
    }

    /** The next profile, past the headings. */
    private void step(int by) {
        for (int i = place(model.selected().get()) + by;
                i >= 0 && i < list.getItems().size();
                i += by) {
            if (list.getItems().get(i) instanceof Listing.Item item) {
                model.select(item.key());
                list.scrollTo(Math.max(0, i - 1));
                return;
            }
        }
    }

    private final class Cell extends ListCell<Listing> {
        private final ProfileRowView row = new ProfileRowView(messages);
        private final Label heading = Controls.label("", "caption", "strong");

        Cell() {
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY
                        && event.getClickCount() == 2
                        && getItem() instanceof Listing.Item) {
                    model.open();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Listing item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            getStyleClass().remove("profile-heading");
            switch (empty ? null : item) {
                case null -> setGraphic(null);
                case Listing.Heading group -> {
                    heading.setText(group.group());
                    getStyleClass().add("profile-heading");
                    setGraphic(heading);
                }
                case Listing.Item profile -> {
                    row.show(profile, model.environment());
                    setGraphic(row);
                }
            }
        }
    }
}
