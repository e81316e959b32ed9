package dev.penstock.app.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Spool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The grid under a user's keys, over a real spool. */
class GridUseTest {
    private static final int MILLION = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void lastOfAMillionRows_isReachedByKeyAndCopied() throws Exception {
        Path file = Files.writeString(folder.resolve("penstock.yaml"), "databases: {}\n");
        try (Penstock penstock = Penstock.open(file);
                GridDesk desk = GridDesk.open(folder)) {
            Spool spool = penstock.spool(new CountingRows(MILLION));
            spool.filling().await();
            desk.on(() -> {
                desk.model.open(spool, "numbers");
                desk.view.focus();
            });
            desk.robot.press(KeyCode.CONTROL, KeyCode.END).release(KeyCode.END, KeyCode.CONTROL);
            desk.await("the last row has come", () -> desk.model.row(MILLION - 1) != null);
            assertThat(Objects.requireNonNull(desk.model.row(MILLION - 1)).text(0))
                    .isEqualTo("999999");
            assertThat(desk.robot.lookup(".grid-cell").queryAllAs(GridCellView.class))
                    .anySatisfy(cell -> assertThat(cell.getText()).isEqualTo("row 999999"));
            desk.robot.press(KeyCode.SHIFT, KeyCode.UP).release(KeyCode.UP, KeyCode.SHIFT);
            desk.robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
            desk.await("it is copied", () -> desk.dialogs.copied() != null);
            assertThat(desk.dialogs.copied()).isEqualTo("row 999998\nrow 999999\n");
            desk.robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
            desk.settle();
            assertThat(desk.model.cursor().selection().get().rows()).isEqualTo(MILLION);
        }
    }
}
