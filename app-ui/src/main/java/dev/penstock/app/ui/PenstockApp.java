package dev.penstock.app.ui;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.overview.OverviewView;
import dev.penstock.app.ui.query.QueryView;
import dev.penstock.app.ui.settings.SettingsView;
import dev.penstock.app.ui.shell.MainWindow;
import dev.penstock.app.ui.shell.ShellServices;
import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.state.Preferences;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The desktop's life: makes what the window needs, opens it, and ends what it opened. */
public final class PenstockApp extends Application {
    private static final Logger LOG = System.getLogger(PenstockApp.class.getName());
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    /** JavaFX makes the application itself, so this is the one way in. */
    private static final AtomicReference<Desktop.@Nullable Request> REQUEST = new AtomicReference<>();

    private static final AtomicInteger STATUS = new AtomicInteger();

    /** The views there are, in the order of the navigation. */
    static final List<ViewFactory> VIEWS = List.of(OverviewView::new, QueryView::new, SettingsView::new);

    private final Desktop.Request request;
    private final AppFolder folder;
    private final KeyValueStore state;
    private final Optional<Rehearsal> rehearsal = Rehearsal.asked();
    private @Nullable EngineHost host;

    /** For JavaFX. */
    public PenstockApp() {
        this(Objects.requireNonNull(REQUEST.get(), "the application is started by DesktopService"), AppFolder.find());
    }

    PenstockApp(Desktop.Request request, AppFolder folder) {
        this.request = request;
        this.folder = folder;
        this.state = KeyValueStore.open(folder.file("desktop.properties"));
    }

    /** Shows the desktop until its window closes; returns the exit status. */
    static int run(Desktop.Request request) {
        REQUEST.set(request);
        launch(PenstockApp.class);
        return STATUS.get();
    }

    @Override
    public void start(Stage stage) {
        FxTicker ticker = new FxTicker();
        InstantSource clock = InstantSource.system();
        Background background = Background.onVirtualThreads(Platform::runLater);
        Notices notices = new Notices();
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {
            LOG.log(Level.ERROR, "A fault in the desktop", thrown);
            rehearsal.ifPresent(each -> each.failed(thrown));
            notices.failed(Failure.of(thrown));
        });
        EngineHost engines =
                new EngineHost(this::open, background, clock, request.workspaceFile(), request.environment());
        ShellServices services = new ShellServices(
                engines,
                new Preferences(state),
                state,
                folder,
                background,
                Platform::runLater,
                ticker,
                clock,
                new Tasks(background, ticker),
                notices);
        host = engines;
        MainWindow shown = new MainWindow(stage, services, VIEWS);
        stage.setOnHiding(event -> shown.close());
        rehearsal.ifPresent(each -> each.direct(stage, shown, engines));
        shown.show();
    }

    /** Ends the engine, within a bound: a server that hangs does not keep the program. */
    @Override
    public void stop() throws InterruptedException {
        rehearsal.ifPresent(each -> STATUS.set(each.status()));
        state.close();
        EngineHost engines = host;
        if (engines != null) {
            Thread closing = Thread.ofVirtual().name("penstock-desktop-close").start(engines::close);
            if (!closing.join(CLOSE_WITHIN)) {
                LOG.log(Level.WARNING, "The engine did not close within " + CLOSE_WITHIN.toSeconds() + " s");
            }
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
