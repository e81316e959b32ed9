package dev.penstock.app.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The window's nodes: navigation at the left, the view in the middle, the status bar below, notices and sheets above. */
final class ShellView extends StackPane {
    private static final double FOLDED_UNDER = 1200;
    private final ShellViewModel model;
    private final NavigationView navigation;
    private final StatusBarView statusBar;
    private final WorkspaceView workspace;
    private final StackPane middle = new StackPane();

    ShellView(
            ShellViewModel model,
            NavigationView navigation,
            StatusBarView statusBar,
            WorkspaceView workspace,
            FileBarView fileBar,
            NoticesView notices,
            SheetLayer sheets) {
        this.model = model;
        this.navigation = navigation;
        this.statusBar = statusBar;
        this.workspace = workspace;
        getStyleClass().add("shell");
        middle.getStyleClass().add("page");
        middle.setMinSize(0, 0);
        BorderPane frame =
                new BorderPane(new BorderPane(middle, fileBar, null, null, null), null, null, statusBar, navigation);
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        getChildren().addAll(frame, notices, sheets);
        model.current().subscribe(this::show);
        widthProperty().subscribe(width -> navigation.fold(width.doubleValue() < FOLDED_UNDER));
    }

    /** F6 and Shift+F6: the next of navigation, view and status bar; the status bar only if something in it can act. */
    void nextRegion(boolean back) {
        Node focused = getScene().getFocusOwner();
        int step = back ? 2 : 1;
        int next = (within(focused, navigation) ? 0 : within(focused, statusBar) ? 2 : 1) + step;
        if (next % 3 == 2 && !statusBar.focus()) {
            next += step;
        }
        switch (next % 3) {
            case 0 -> navigation.focus();
            case 1 -> focusMiddle();
            default -> {}
        }
    }

    void focusMiddle() {
        Page page = model.current().get();
        if (page != null) {
            page.view().focus();
        } else {
            workspace.focus();
        }
    }

    private void show(@Nullable Page page) {
        Node node = page == null ? workspace : page.view().node();
        if (node instanceof Region region) {
            // A view takes the room there is: what its parts would like best must not push the window's rim away.
            region.setMinSize(0, 0);
        }
        boolean first = page != null && middle.getChildren().contains(workspace);
        middle.getChildren().setAll(node);
        if (first) {
            focusMiddle();
        }
    }

    private static boolean within(Node node, Node region) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(region)) {
                return true;
            }
        }
        return false;
    }
}
