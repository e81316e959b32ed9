package dev.penstock.app.ui.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.penstock.app.ui.Desk;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.state.StateAtOnce;
import dev.penstock.app.ui.state.ThemeChoice;
import dev.penstock.app.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;

/** What the audit of the pictures finds, and what it lets pass. */
class LookAuditTest {

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /** What it says of one node in a window of 300 to 120. */
    private static List<String> of(java.util.function.Supplier<Node> made) {
        Stage stage = Desk.fx(() -> {
            Stage shown = new Stage();
            StackPane root = new StackPane(made.get());
            root.setStyle("-fx-background-color: white;");
            shown.setScene(new Scene(root, 300, 120));
            shown.show();
            return shown;
        });
        try {
            return Desk.fx(() -> {
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
                return LookAudit.findings(stage.getScene());
            });
        } finally {
            Desk.fx(() -> {
                stage.hide();
                return true;
            });
        }
    }

    private static Label narrow(Label label) {
        label.setMaxWidth(60);
        label.setTextFill(Color.BLACK);
        return label;
    }

    private static Label coloured(String text, String css) {
        Label label = new Label(text);
        label.setStyle(css);
        return label;
    }

    @Test
    void wordsThatFitAndCanBeRead_pass() {
        assertThat(of(() -> coloured("Run statement", "-fx-text-fill: #24292f;")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ThemeChoice.class,
            names = {"LIGHT", "DARK"})
    void buttonsThatActUnderThePointer_canBeRead(ThemeChoice choice, @TempDir Path folder) {
        Preferences preferences = new Preferences(StateAtOnce.open(folder.resolve("theme.properties")));
        preferences.theme().set(choice);
        Theme.loadFonts();
        Stage stage = Desk.fx(() -> {
            Button save = Controls.accentButton("Save", () -> {});
            Button drop = Controls.button("Drop table", () -> {});
            drop.getStyleClass().add("danger");
            Stage shown = new Stage();
            shown.setScene(new Scene(new VBox(save, drop), 300, 120));
            new Theme(preferences).dress(shown.getScene());
            shown.show();
            save.pseudoClassStateChanged(PseudoClass.getPseudoClass("hover"), true);
            drop.pseudoClassStateChanged(PseudoClass.getPseudoClass("hover"), true);
            return shown;
        });
        assertThat(Desk.fx(() -> {
                    stage.getScene().getRoot().applyCss();
                    stage.getScene().getRoot().layout();
                    List<String> found = LookAudit.findings(stage.getScene());
                    stage.hide();
                    return found;
                }))
                .isEmpty();
    }

    @Test
    void cutButton_isFound() {
        assertThat(of(() -> {
                    Button button = new Button("Abandon connection");
                    button.setMaxWidth(70);
                    return button;
                }))
                .singleElement()
                .asString()
                .startsWith("'Abandon connection'")
                .contains("is cut to");
    }

    @Test
    void cutLabel_isFound() {
        assertThat(of(() -> narrow(new Label("A long line that has no room")))).hasSize(1);
    }

    @Test
    void cutHeader_isFound() {
        assertThat(of(() -> {
                    TableView<String> table = new TableView<>(FXCollections.observableArrayList("row"));
                    TableColumn<String, String> column = new TableColumn<>("Statements a second");
                    column.setPrefWidth(60);
                    table.getColumns().add(column);
                    table.setStyle("-fx-text-background-color: black;");
                    return table;
                }))
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("'Statements a second'").contains("is cut to"));
    }

    @Test
    void markedLabelWithItsWordsInATooltip_mayBeCut() {
        assertThat(of(() -> {
                    Label label = narrow(Controls.label("/srv/shop/penstock.yaml and more", "may-be-cut"));
                    Controls.tip(label, label.getText());
                    return label;
                }))
                .isEmpty();
    }

    @Test
    void markedLabelWithoutATooltip_isFound() {
        assertThat(of(() -> narrow(Controls.label("/srv/shop/penstock.yaml and more", "may-be-cut"))))
                .singleElement()
                .asString()
                .contains("no tooltip");
    }

    @Test
    void buttonOutsideTheWindow_isFound() {
        assertThat(of(() -> {
                    Button button = new Button("Apply");
                    button.relocate(280, 40);
                    return new Pane(button);
                }))
                .singleElement()
                .asString()
                .contains("outside the window");
    }

    @Test
    void paleText_isFound() {
        assertThat(of(() -> coloured("hard to read", "-fx-text-fill: #8c959f;")))
                .singleElement()
                .asString()
                .contains("contrast of 3.0", "#8c959f on #ffffff");
        assertThat(of(() -> coloured("through", "-fx-text-fill: #24292f; -fx-opacity: 0.4;")))
                .hasSize(1);
    }

    @Test
    void largePaleText_mayBePaler() {
        assertThat(of(() -> coloured("42", "-fx-text-fill: #8c959f; -fx-font-size: 24px;")))
                .isEmpty();
        assertThat(of(() -> coloured("42", "-fx-text-fill: #aeb6bf; -fx-font-size: 24px;")))
                .hasSize(1);
    }

    @Test
    void disabledButton_mayBePale() {
        assertThat(of(() -> {
                    Button button = new Button("Run");
                    button.setDisable(true);
                    return button;
                }))
                .isEmpty();
    }

    @Test
    void background_isTheNearestWithItsInsetsAndWhatShinesThrough() {
        assertThat(of(() -> coloured(
                        "white on a dark plane inside a light rim",
                        "-fx-text-fill: white; -fx-background-color: #eeeeee, #0d1117; -fx-background-insets: 0, 2;")))
                .isEmpty();
        assertThat(of(() ->
                        coloured("white on a veil", "-fx-text-fill: white; -fx-background-color: rgba(0, 0, 0, 0.1);")))
                .hasSize(1);
    }

    @Test
    void ratio_isThatOfTheFormula() {
        assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isEqualTo(21, within(0.01));
        assertThat(Contrast.ratio(Color.web("#767676"), Color.WHITE)).isEqualTo(4.54, within(0.01));
        assertThat(Contrast.ratio(Color.WHITE, Color.web("#777777"))).isEqualTo(4.48, within(0.01));
    }
}
