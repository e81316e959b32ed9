package dev.penstock.app.ui;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.engine.EngineState;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.fake.Fleets;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.WorkspaceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the shell and Overview in every state, theme and size. */
class ScreensTest {
    private static final Path FILE = Path.of("/srv/shop/penstock.yaml");

    @TempDir
    Path folder;

    @Test
    void overview_full() throws Exception {
        shoot("overview-full", fake(Fleets.full()), desk -> {});
    }

    @Test
    void overview_loading() throws Exception {
        shoot("overview-loading", fake(Fleets.loading()), desk -> {});
    }

    @Test
    void overview_failed() throws Exception {
        shoot("overview-failed", fake(Fleets.failed()), desk -> {});
    }

    @Test
    void overview_empty() throws Exception {
        shoot("overview-empty", fake(Fleets.empty()), desk -> {});
    }

    @Test
    void overview_inspector() throws Exception {
        shoot("overview-inspector", fake(Fleets.full()), desk -> {
            desk.robot().clickOn("#card-billing");
            desk.await("the inspector is open", () -> desk.scene().getRoot().lookup(".inspector") != null);
        });
    }

    @Test
    void workspace_faults() throws Exception {
        EngineHost.Opener opener = (file, environment) -> {
            throw new WorkspaceException(List.of(
                    new Fault(
                            FILE,
                            4,
                            12,
                            "databases.orders.pool.max",
                            "found '0'",
                            "Write a whole number from 1 to 10000."),
                    new Fault(
                            FILE,
                            7,
                            5,
                            "databases.orders.engin",
                            "found the key 'engin'",
                            "Did you mean 'engine'? The keys here are engine, nodes, file, url, name, username, password,"
                                    + " tls, pool, routing, failover, cache, migrations, safe-mode, group, shards."),
                    new Fault(
                            FILE,
                            12,
                            15,
                            "databases.events.nodes[0]",
                            "found 'db1:port'",
                            "Write host, host:port or \"[v6]:port\", such as db1:5432.")));
        };
        shoot("workspace-failed", opener, desk -> {});
    }

    @Test
    void workspace_loading() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        EngineHost.Opener slow = (file, environment) -> {
            opening.await();
            return new EngineHost.Opened(Fleets.full(), () -> {});
        };
        ManualTime time = new ManualTime(FakeDatabase.NOW);
        try (Desk desk = Desk.open(slow, FILE, folder, time, time)) {
            Desk.fx(() -> {
                time.pass(Duration.ofSeconds(3));
                return true;
            });
            Screens.everyLook(desk, "workspace-loading");
        } finally {
            opening.countDown();
        }
    }

    private static EngineHost.Opener fake(FakePenstock penstock) {
        return (file, environment) -> new EngineHost.Opened(penstock, () -> {});
    }

    private void shoot(String name, EngineHost.Opener opener, Consumer<Desk> before) throws Exception {
        ManualTime time = new ManualTime(FakeDatabase.NOW.minusSeconds(300));
        EngineHost.Opener timed = (file, environment) -> {
            EngineHost.Opened opened = opener.open(file, environment);
            ((FakePenstock) opened.penstock()).metrics().clock(time);
            return opened;
        };
        try (Desk desk = Desk.open(timed, FILE, folder, time, time)) {
            desk.size(1440, 900);
            desk.await(
                    "the workspace is read",
                    () -> !(desk.services().host().state().get() instanceof EngineState.Opening));
            while (time.instant().isBefore(FakeDatabase.NOW)) {
                desk.pass(time, Duration.ofSeconds(3));
            }
            desk.settle();
            before.accept(desk);
            Screens.everyLook(desk, name);
        }
    }
}
