package dev.penstock.app.ui;

import dev.penstock.app.ui.connections.ConnectionsView;
import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.live.LiveView;
import dev.penstock.app.ui.migrations.MigrationsView;
import dev.penstock.app.ui.overview.OverviewView;
import dev.penstock.app.ui.query.QueryView;
import dev.penstock.app.ui.schema.SchemaView;
import dev.penstock.app.ui.settings.SettingsView;
import dev.penstock.app.ui.shell.MainWindow;
import dev.penstock.app.ui.shell.ShellServices;
import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.theme.Theme;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.view.ViewFactory;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.app.ui.work.FxTicker;
import dev.penstock.app.ui.work.Tasks;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.WorkspaceStore;
import dev.penstock.engine.api.spi.Desktop;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The desktop's life: makes what the window needs, opens it, and ends what it opened. */
public final class PenstockApp extends Application {
    private static final Logger LOG = System.getLogger(PenstockApp.class.getName());
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    /** JavaFX makes the application itself, so this is the one way in. */
    private static final AtomicReference<Desktop.@Nullable Request> REQUEST = new AtomicReference<>();
    /** And this the one way out: what it ends may wait, which the FX thread may not. */
    private static final AtomicReference<@Nullable PenstockApp> RUNNING = new AtomicReference<>();

    /** The views there are, in the order of the navigation. */
    static final List<ViewFactory> VIEWS = List.of(
            new ViewFactory("overview", OverviewView.class, Feather.GRID, OverviewView::new),
            new ViewFactory("connections", ConnectionsView.class, Feather.SERVER, ConnectionsView::new),
            new ViewFactory("live", LiveView.class, Feather.ACTIVITY, LiveView::new),
            new ViewFactory("query", QueryView.class, Feather.TERMINAL, QueryView::new),
            new ViewFactory("schema", SchemaView.class, Feather.LAYERS, SchemaView::new),
            new ViewFactory("migrations", MigrationsView.class, Feather.GIT_COMMIT, MigrationsView::new),
            new ViewFactory("settings", SettingsView.class, Feather.SETTINGS, SettingsView::new));

    private final Desktop.Request request;
    private final AppFolder folder;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable KeyValueStore state;
    private final Optional<Rehearsal> rehearsal = Rehearsal.asked();
    private @Nullable Background background;
    private @Nullable EngineHost host;

    /** For JavaFX. */
    public PenstockApp() {
        this(Objects.requireNonNull(REQUEST.get(), "the application is started by DesktopService"), AppFolder.find());
    }

    PenstockApp(Desktop.Request request, AppFolder folder) {
        this.request = request;
        this.folder = folder;
    }

    /** Shows the desktop until its window closes or the process is told to end; returns the exit status. */
    static int run(Desktop.Request request) {
        REQUEST.set(request);
        Runtime.getRuntime().addShutdownHook(new Thread(PenstockApp::endRunning, "penstock-desktop-signal"));
        try {
            launch(PenstockApp.class);
        } catch (UnsupportedOperationException e) {
            // JavaFX says so where the display cannot be opened.
            System.err.println(noDisplay(e, System.getenv("DISPLAY")));
            return 1;
        } finally {
            endRunning();
        }
        PenstockApp app = RUNNING.get();
        return app == null ? 0 : app.rehearsal.map(Rehearsal::status).orElse(0);
    }

    static String noDisplay(UnsupportedOperationException failure, @Nullable String display) {
        return display == null || display.isBlank()
                ? "The desktop needs a display, and DISPLAY is not set. Every command works without one: ./penstock --help"
                : "The desktop cannot open the display " + display + ": " + failure.getMessage()
                        + ". Every command works without one: ./penstock --help";
    }

    private static void endRunning() {
        PenstockApp app = RUNNING.get();
        if (app != null) {
            app.end();
        }
    }

    /** Reads the fonts and what the last run has kept, before there is a window and not on the FX thread. */
    @Override
    public void init() {
        Theme.loadFonts();
        state = KeyValueStore.open(folder.file("desktop.properties"));
        RUNNING.set(this);
    }

    @Override
    public void start(Stage stage) {
        KeyValueStore kept = Objects.requireNonNull(state, "init comes first");
        FxTicker ticker = new FxTicker();
        InstantSource clock = InstantSource.system();
        Background working = Background.onVirtualThreads(Platform::runLater);
        background = working;
        Notices notices = new Notices(clock);
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {
            // A log may go to a pipe that nobody reads.
            Thread.ofVirtual().start(() -> LOG.log(Level.ERROR, "A fault in the desktop", thrown));
            rehearsal.ifPresent(each -> each.failed(thrown));
            notices.failed(Failure.of(thrown));
        });
        EngineHost engines = new EngineHost(this::open, working, clock, request.workspaceFile(), request.environment());
        ShellServices services = new ShellServices(
                engines,
                new Preferences(kept),
                kept,
                folder,
                working,
                Platform::runLater,
                ticker,
                clock,
                new Tasks(working, ticker),
                notices);
        host = engines;
        MainWindow shown = new MainWindow(stage, services, VIEWS);
        stage.setOnHiding(event -> shown.close());
        rehearsal.ifPresent(each -> each.direct(stage, shown, engines));
        shown.show();
    }

    /**
     * Writes what is to be kept and ends the engine, within a bound: a server that hangs does not keep the program.
     * Not on the FX thread. Idempotent.
     */
    void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        KeyValueStore kept = state;
        if (kept != null) {
            kept.close();
        }
        try {
            Background working = background;
            if (working != null && !working.settle(CLOSE_WITHIN)) {
                LOG.log(Level.WARNING, "What was typed was not kept within " + CLOSE_WITHIN.toSeconds() + " s");
            }
            EngineHost engines = host;
            if (engines != null) {
                Thread closing =
                        Thread.ofVirtual().name("penstock-desktop-close").start(engines::close);
                if (!closing.join(CLOSE_WITHIN)) {
                    LOG.log(Level.WARNING, "The engine did not close within " + CLOSE_WITHIN.toSeconds() + " s");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EngineHost.Opened open(Path file, @Nullable String environment) throws Exception {
        Penstock penstock = Penstock.open(WorkspaceStore.at(file).read(environment));
        try {
            return new EngineHost.Opened(
                    penstock,
                    request.onOpen() == null ? () -> {} : request.onOpen().apply(penstock));
        } catch (RuntimeException e) {
            penstock.close();
            throw e;
        }
    }
}
