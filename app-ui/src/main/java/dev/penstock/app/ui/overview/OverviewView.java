package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.view.View;
import dev.penstock.app.ui.view.ViewContext;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The fleet at a glance: a card a database. */
public final class OverviewView implements View {
    private final VBox root = new VBox();

    /** Builds it. */
    public OverviewView(ViewContext context) {
        root.getStyleClass().add("page");
    }

    @Override
    public String id() {
        return "overview";
    }

    @Override
    public String title() {
        return "Overview";
    }

    @Override
    public Ikon icon() {
        return Feather.GRID;
    }

    @Override
    public Node node() {
        return root;
    }
}
