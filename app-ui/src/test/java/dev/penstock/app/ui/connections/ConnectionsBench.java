package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.engine.EngineEvents;
import dev.penstock.app.ui.fake.FakeContext;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeNavigator;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Notice;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Background;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.WorkspaceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The view model over the real engine, the real workspace file and the real secret store, without a toolkit. */
final class ConnectionsBench implements AutoCloseable {
    private final Path folder;
    private final Queue<Runnable> fx = new ConcurrentLinkedQueue<>();
    private final ManualTime time = new ManualTime(FakeDatabase.NOW);
    private final Notices notices = new Notices();
    private final FakeNavigator navigator = FakeNavigator.to("query");
    private final Penstock penstock;
    private final EngineEvents events;
    private final KeyValueStore state;
    private final ConnectionsViewModel model;
    private int told;

    private ConnectionsBench(Path folder, @Nullable String environment) {
        this.folder = folder;
        this.penstock = Penstock.open(store().read(environment));
        Background background = new Background(Runnable::run, fx::add);
        ViewContext context = FakeContext.of(penstock, background, fx::add, time, folder.resolve("home"))
                .notices(notices)
                .navigator(navigator)
                .make();
        this.events = context.events();
        this.state = context.state();
        this.model = new ConnectionsViewModel(Means.of(context, Messages.beside(ConnectionsViewModel.class)));
        events.on(EngineEvent.WorkspaceChanged.class, changes -> told += changes.size());
        settle();
    }

    /** Writes the workspace file and opens it. */
    static ConnectionsBench open(Path folder, String workspace) {
        return open(folder, workspace, null);
    }

    static ConnectionsBench open(Path folder, String workspace, @Nullable String environment) {
        write(folder, workspace);
        return new ConnectionsBench(folder, environment);
    }

    /** Opens what an earlier one has left, as after a kill. */
    static ConnectionsBench again(Path folder) {
        return new ConnectionsBench(folder, null);
    }

    private static void write(Path folder, String workspace) {
        try {
            Files.writeString(folder.resolve("penstock.yaml"), workspace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WorkspaceStore store() {
        return WorkspaceStore.at(folder.resolve("penstock.yaml"));
    }

    ConnectionsViewModel model() {
        return model;
    }

    /** The selected profile. */
    ProfileViewModel profile() {
        return Objects.requireNonNull(model.profile().get());
    }

    Penstock penstock() {
        return penstock;
    }

    Notices notices() {
        return notices;
    }

    ManualTime time() {
        return time;
    }

    /** The views that were gone to. */
    List<Target> gone() {
        return navigator.gone();
    }

    /** What the file says. */
    String file() {
        return store().text();
    }

    /** All that the desktop keeps of its own. */
    String kept() {
        try (var files = Files.walk(folder.resolve("home"))) {
            StringBuilder all = new StringBuilder();
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(each)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody else writes the file, and the desktop takes it over. */
    void outside(String before, String after) {
        settle();
        told = 0;
        String text = file();
        if (!text.contains(before)) {
            throw new AssertionError("There is no " + before + " in " + text);
        }
        write(folder, text.replace(before, after));
        penstock.update(store().read(penstock.workspace().environment()));
        until("the change has been told", () -> told > 0);
        told = 0;
        settle();
    }

    /** Types into the form of the selected profile. */
    ConnectionsBench set(Field field, String text) {
        profile().set(field, text);
        return this;
    }

    ConnectionsBench save() {
        profile().save();
        settle();
        return this;
    }

    /** What is wrong with a field; empty for nothing. */
    String fault(Field field) {
        settle();
        var fault = profile().checked().get().faults().get(field);
        return fault == null ? "" : fault.found() + ". " + fault.advice();
    }

    /** The list, a line a row. */
    List<String> rows() {
        return model.rows().get().stream()
                .map(row -> switch (row) {
                    case Listing.Heading heading -> "[" + heading.group() + "]";
                    case Listing.Item item ->
                        item.name() + (item.state() == Listing.State.SAVED ? "" : " " + item.state());
                })
                .toList();
    }

    List<String> told() {
        return notices.shown().stream().map(Notice::text).toList();
    }

    /** Lets a second pass, and does all that waits for the FX thread. */
    void settle() {
        for (int i = 0; i < 4; i++) {
            time.pass(Duration.ofMillis(250));
            for (Runnable next = fx.poll(); next != null; next = fx.poll()) {
                next.run();
            }
        }
    }

    /** Waits for what happens on other threads. */
    void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain until " + what + "; the list says " + rows());
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            settle();
        }
    }

    /** Ends as a kill does, or nearly: without writing what has not been written. */
    @Override
    public void close() {
        model.close();
        events.close();
        penstock.close();
        state.close();
    }
}
