package dev.penstock.app.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.Screens;
import dev.penstock.app.ui.fake.FakeSpool;
import dev.penstock.app.ui.fake.FakeTask;
import dev.penstock.app.ui.state.ThemeChoice;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StatementException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the grid in every state, theme and size. */
class GridScreensTest {
    @TempDir
    Path folder;

    @Test
    void empty() throws Exception {
        shoot("grid-empty", orders(0).end(), desk -> {});
    }

    @Test
    void filling() throws Exception {
        shoot("grid-filling", orders(1234), desk -> {});
    }

    @Test
    void failedInTheMiddle() throws Exception {
        FakeSpool spool = orders(12);
        spool.fail(new StatementException(
                ErrorCode.STATEMENT_REJECTED,
                "The server rejected the statement: division by zero",
                Diagnosis.of(Outcome.DONE, "Leave out the rows whose divisor is 0."),
                null));
        shoot("grid-failed", spool, desk -> {});
    }

    @Test
    void cancelled() throws Exception {
        FakeSpool spool = orders(812);
        spool.fail(FakeTask.cancelled());
        shoot("grid-cancelled", spool, desk -> desk.on(() -> desk.model.cursor().go(3, 1, false)));
    }

    @Test
    void selectionAndValue() throws Exception {
        shoot("grid-value", orders(2000).end(), desk -> {
            desk.on(() -> desk.model.cursor().go(4, 6, false));
            desk.robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
            desk.await("the value is shown", () -> desk.model.value().shown().get() != null);
        });
    }

    @Test
    void selectionInFocusAndFind() throws Exception {
        shoot("grid-selection", orders(2000).end(), desk -> {
            desk.on(() -> {
                desk.model.cursor().go(3, 1, false);
                desk.model.cursor().go(9, 4, true);
            });
        });
        shoot("grid-find", orders(2000).end(), desk -> {
            desk.robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
            desk.settle();
            desk.robot.write("customer 77");
            desk.robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
            desk.await("it is found", () -> desk.model.found().get() instanceof FindState.Found);
            desk.await(
                    "its row has come",
                    () -> desk.model.row(desk.model.cursor().top().get()) != null);
            assertThat(desk.model.cursor().selection().get().row()).isEqualTo(77);
        });
    }

    static FakeSpool orders(int count) {
        FakeSpool spool = new FakeSpool(
                new Column("id", "int8", Long.class),
                new Column("customer", "text", String.class),
                new Column("total", "numeric", java.math.BigDecimal.class),
                new Column("paid", "bool", Boolean.class),
                new Column("placed_at", "timestamptz", java.time.OffsetDateTime.class),
                new Column("note", "text", String.class),
                new Column("details", "jsonb", String.class),
                new Column("reference", "uuid", UUID.class),
                new Column("receipt", "bytea", byte[].class),
                new Column("?column?", "", Object.class));
        for (int i = 0; i < count; i++) {
            spool.row(
                    1_000_000L + i * 37L,
                    "customer " + i,
                    new java.math.BigDecimal(i * 7919 % 100_000).movePointLeft(2),
                    i % 3 == 0 ? "t" : "f",
                    "2026-11-25 16:%02d:%02d.%06d+00".formatted(i % 60, i * 7 % 60, i * 7919L % 1_000_000),
                    switch (i % 6) {
                        case 0 -> null;
                        case 1 -> "";
                        case 2 -> "   ";
                        case 3 -> "Ring twice.\nLeave it with the neighbour.";
                        case 4 ->
                            "A long remark that does not fit its column, however wide it may be at first. ".repeat(3);
                        default -> "plain";
                    },
                    "{\"items\":[{\"sku\":\"A-" + i
                            + "\",\"count\":2,\"price\":12.50},{\"sku\":\"B-7\",\"count\":1}],\"gift\":false}",
                    new UUID(i * 7919L, -i),
                    i % 4 == 0 ? null : ("receipt " + i).getBytes(StandardCharsets.US_ASCII),
                    i % 2 == 0 ? i : "text " + i);
        }
        return spool;
    }

    private void shoot(String name, FakeSpool spool, Consumer<GridDesk> before) throws Exception {
        try (GridDesk desk = GridDesk.open(folder)) {
            desk.on(() -> {
                desk.model.open(spool, "orders");
                desk.view.focus();
            });
            desk.await("the rows have come", () -> spool.size() == 0 || desk.model.row(0) != null);
            before.accept(desk);
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                for (int[] size : new int[][] {{1440, 520}, {1024, 360}}) {
                    desk.on(() -> {
                        desk.preferences.theme().set(theme);
                        desk.stage.setWidth(size[0]);
                        desk.stage.setHeight(size[1]);
                    });
                    Path picture = Screens.save(desk.stage, Screens.name(name, theme, size));
                    assertThat(picture).isNotEmptyFile();
                }
            }
        }
    }
}
