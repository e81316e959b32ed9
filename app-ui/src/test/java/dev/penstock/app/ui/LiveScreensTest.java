package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.fake.FakeStatements;
import dev.penstock.app.ui.fake.Fleets;
import dev.penstock.app.ui.fake.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of Live in every state, theme and size. */
class LiveScreensTest {
    private static final Path FILE = Path.of("/srv/shop/penstock.yaml");
    private static final Duration STEP = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    @Test
    void live_full() throws Exception {
        shoot("live-full", FakeStatements.fill(Fleets.full()), desk -> {});
    }

    @Test
    void live_detail() throws Exception {
        shoot("live-detail", FakeStatements.fill(Fleets.full()), desk -> {
            desk.robot().clickOn("#statements-filter").write("stock", 0);
            desk.robot().push(KeyCode.DOWN);
            desk.await("the detail is open", () -> desk.scene().getRoot().lookup("#statement-detail") != null);
            desk.settle();
        });
    }

    @Test
    void live_empty() throws Exception {
        shoot("live-empty", Fleets.loading(), desk -> {});
    }

    @Test
    void live_loading() throws Exception {
        FakePenstock stuck = Fleets.loading();
        stuck.metrics().stick();
        try {
            shoot("live-loading", stuck, desk -> {});
        } finally {
            stuck.metrics().unstick();
        }
    }

    @Test
    void live_failed() throws Exception {
        FakePenstock failed = Fleets.failed();
        failed.metrics().load("orders", 4, 4, Duration.ofMillis(12));
        shoot("live-failed", failed, desk -> {});
    }

    @Test
    void live_paused() throws Exception {
        shoot("live-paused", FakeStatements.fill(Fleets.full()), desk -> {
            desk.robot().push(KeyCode.F8);
            Desk.fx(() -> {
                ((ManualTime) desk.services().ticker()).pass(Duration.ofSeconds(12));
                return true;
            });
            desk.settle();
        });
    }

    @Test
    void live_noDatabases() throws Exception {
        shoot("live-none", Fleets.empty(), desk -> {});
    }

    private void shoot(String name, FakePenstock penstock, Consumer<Desk> before) throws Exception {
        ManualTime time = new ManualTime(FakeDatabase.NOW.minusSeconds(300));
        penstock.metrics().clock(time);
        EngineHost.Opener opener = (file, environment) -> new EngineHost.Opened(penstock, () -> {});
        try (Desk desk = Desk.open(opener, FILE, folder, time, time)) {
            desk.size(1440, 900);
            desk.await("the workspace is read", () -> desk.scene().getRoot().lookup("#navigation-live") != null);
            desk.robot().clickOn("#navigation-live");
            while (time.instant().isBefore(FakeDatabase.NOW)) {
                desk.pass(time, STEP);
            }
            desk.settle();
            before.accept(desk);
            Screens.everyLook(desk, name);
            assertThat(desk.scene().getRoot().lookup("#statements"))
                    .satisfiesAnyOf(
                            none -> assertThat(penstock.databases()).isEmpty(),
                            table -> assertThat(table).isInstanceOf(TableView.class));
        }
    }
}
