package dev.penstock.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.Desk;
import dev.penstock.app.ui.UserRobot;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Dialogs;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.work.Background;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Questions to a user with mouse and keyboard. */
class FxDialogsTest {
    private static final Dialogs.Question DROP =
            new Dialogs.Question("Drop the table?", "invoice goes with its 412 rows.", "Drop table", true);
    private final FxRobot robot = new UserRobot();
    private final List<String> done = new ArrayList<>();
    private final Button behind = new Button("behind");
    private final SheetLayer sheets = new SheetLayer();
    private Stage stage;
    private FxDialogs dialogs;

    /** Before the controls of an instance are made. */
    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() {
        stage = Desk.fx(Stage::new);
        dialogs = new FxDialogs(
                stage,
                sheets,
                new FileManager(new Background(Runnable::run, Runnable::run), new Notices()),
                Messages.beside(FxDialogs.class));
        Desk.fx(() -> {
            stage.setScene(new Scene(new StackPane(behind, sheets), 640, 400));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
            behind.requestFocus();
            return true;
        });
    }

    @AfterEach
    void close() {
        Desk.fx(() -> {
            stage.hide();
            return true;
        });
    }

    @Test
    void confirm_verb_closesAndRuns() {
        ask(DROP);
        assertThat(button("Drop table").getStyleClass()).contains("danger");
        robot.clickOn(button("Drop table"));
        assertThat(done).containsExactly("confirmed");
        assertThat(sheets.isVisible()).isFalse();
    }

    @Test
    void confirm_enterAtOnce_cancels() {
        ask(DROP);
        assertThat(focused()).isEqualTo(button("Cancel"));
        robot.push(KeyCode.SPACE);
        assertThat(done).isEmpty();
        assertThat(sheets.isVisible()).isFalse();
        assertThat(focused()).isEqualTo(behind);
    }

    @Test
    void confirm_escape_cancels() {
        ask(new Dialogs.Question("Close the tab?", "It is empty.", "Close tab", false));
        assertThat(button("Close tab").getStyleClass()).contains("accent");
        robot.push(KeyCode.ESCAPE);
        assertThat(done).isEmpty();
        assertThat(sheets.isVisible()).isFalse();
    }

    @Test
    void confirm_clickBeside_cancels() {
        ask(DROP);
        robot.clickOn(8, 8);
        assertThat(done).isEmpty();
        assertThat(sheets.isVisible()).isFalse();
        assertThat(focused()).isEqualTo(behind);
    }

    @Test
    void copy_putsTheTextOnTheClipboard() {
        Desk.fx(() -> {
            dialogs.copy("Ångström\t1\nNULL");
            return true;
        });
        assertThat(Desk.fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("Ångström\t1\nNULL");
    }

    private void ask(Dialogs.Question question) {
        Desk.fx(() -> {
            dialogs.confirm(question, () -> done.add("confirmed"));
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Button button(String title) {
        return robot.lookup((Button each) -> each.getText().equals(title)).queryAs(Button.class);
    }

    private javafx.scene.Node focused() {
        WaitForAsyncUtils.waitForFxEvents();
        return Desk.fx(() -> stage.getScene().getFocusOwner());
    }
}
