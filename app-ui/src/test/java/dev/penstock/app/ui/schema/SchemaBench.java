package dev.penstock.app.ui.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeContext;
import dev.penstock.app.ui.fake.FakeDialogs;
import dev.penstock.app.ui.fake.FxStandIn;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.schema.detail.DetailState;
import dev.penstock.app.ui.schema.detail.DetailViewModel;
import dev.penstock.app.ui.schema.find.QuickOpenViewModel;
import dev.penstock.app.ui.schema.tree.Line;
import dev.penstock.app.ui.schema.tree.Place;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Navigator;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Background;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.catalog.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Schema's view model over a real engine, on a thread that stands for the FX thread. */
public final class SchemaBench implements AutoCloseable {
    final ExecutorService fx = FxStandIn.start();
    final ManualTime time = new ManualTime(Instant.parse("2026-03-01T12:00:00Z"));
    final FakeDialogs dialogs = new FakeDialogs();
    final List<Target> gone = new ArrayList<>();
    final Penstock penstock;
    final SchemaViewModel model;

    /** Opens the workspace, which it closes in the end. */
    final Notices notices = new Notices();

    public SchemaBench(Penstock penstock, Path folder) {
        this.penstock = penstock;
        Background background = Background.onVirtualThreads(fx);
        ViewContext context = FakeContext.of(penstock, background, fx, time, folder.resolve("home"))
                .notices(notices)
                .dialogs(dialogs)
                .navigator(new Following())
                .make();
        model = on(() -> new SchemaViewModel(context, Messages.beside(SchemaView.class)));
    }

    /** Goes to Schema as the shell does, and remembers where somebody wanted to go. */
    private final class Following implements Navigator {
        @Override
        public boolean has(String view) {
            return true;
        }

        @Override
        public void go(Target target) {
            gone.add(target);
            if (target.view().equals("schema")) {
                model.turnTo(target);
            }
        }

        @Override
        public void openWorkspace() {
            throw new UnsupportedOperationException();
        }
    }

    /** Quick open. */
    public QuickOpenViewModel quick() {
        return model.quick();
    }

    /** The engine. */
    public Penstock penstock() {
        return penstock;
    }

    /** All about the object that is shown. */
    public DetailViewModel detail() {
        return model.detail();
    }

    /** Where somebody wanted to go. */
    public List<Target> gone() {
        return gone;
    }

    void open(Place place) {
        does(() -> model.tree().open(place));
    }

    /** Selects an object and stays there for a moment. */
    void select(String database, String schema, String name) {
        pass(database, schema, name);
        does(() -> time.pass(Duration.ofMillis(120)));
    }

    /** Selects an object on the way to another. */
    void pass(String database, String schema, String name) {
        does(() -> model.tree().select(new Place.OfObject(database, new TableName(schema, name))));
    }

    /** Turns to an object and waits until it is told of. */
    DetailState show(String database, String schema, String name) {
        TableName object = new TableName(schema, name);
        does(() -> model.turnTo(Target.of("schema", database, object)));
        until(object + " is shown", () -> {
            DetailState state = model.detail().state().get();
            return !state.reading() && state.wanted() != null;
        });
        return state();
    }

    DetailState state() {
        return on(() -> model.detail().state().get());
    }

    /** The lines as they are read from the top, each put in by its depth. */
    List<String> lines() {
        return on(() -> model.tree().lines().get().stream()
                .map(line -> " ".repeat(line.depth()) + text(line))
                .toList());
    }

    List<Line> raw() {
        return on(() -> model.tree().lines().get());
    }

    private static String text(Line line) {
        String fold = switch (line.fold()) {
            case NONE -> "";
            case OPEN -> " -";
            case CLOSED -> " +";
        };
        return (line.text().isEmpty() ? line.kind().toString() : line.text())
                + (line.count() < 0 ? "" : " " + line.count())
                + fold;
    }

    /** Waits until nothing is being read. */
    public void settled() {
        until(
                "all is read",
                () -> model.tree().progress().reading().isEmpty()
                        && model.tree().progress().measuring().isEmpty()
                        && !model.detail().state().get().reading());
    }

    /** Does something on the thread of the model. */
    public void does(Runnable action) {
        on(() -> {
            action.run();
            return true;
        });
    }

    /** Asks something on the thread of the model. */
    public <T> T on(Callable<T> action) {
        try {
            return fx.submit(action).get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until something is so on the thread of the model. */
    public void until(String what, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!on(condition)) {
            assertThat(System.nanoTime()).as("in vain until " + what).isLessThan(deadline);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        does(model::close);
        penstock.close();
        fx.shutdown();
    }
}
