package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.WaitingOverlay;
import dev.penstock.app.ui.engine.WorkspaceWatch;
import dev.penstock.app.ui.palette.PaletteView;
import dev.penstock.app.ui.palette.PaletteViewModel;
import dev.penstock.app.ui.settings.SettingsFormView;
import dev.penstock.app.ui.state.WindowPlace;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.theme.Theme;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewFactory;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The one window: puts the shell together, keeps its place. FX thread only. */
public final class MainWindow {
    /** How long the window is left in peace before a view is made that nobody has asked for yet. */
    private static final Duration AHEAD = Duration.millis(250);

    private final Stage stage;
    private final ShellServices services;
    private final ShellViewModel model;
    private final ShellView shell;
    private final SheetLayer sheets = new SheetLayer();
    private final FxDialogs dialogs;
    private final HelpSheet help;
    private final NoticesSheet notices;
    private final ActivitySheet activity;
    private final PaletteViewModel palette;
    private final PaletteView paletteView;

    /** Builds the window; {@link #show} shows it. */
    public MainWindow(Stage stage, ShellServices services, List<ViewFactory> views) {
        this.stage = stage;
        this.services = services;
        Messages messages = Messages.beside(MainWindow.class);
        Theme theme = new Theme(services.preferences());
        dialogs = new FxDialogs(stage, sheets, new FileManager(services.background(), services.notices()), messages);
        WorkspaceViewModel workspaces = new WorkspaceViewModel(services, dialogs, messages, this::leave);
        model = new ShellViewModel(services, dialogs, views, workspaces::openAnother);
        Deeds deeds = new Deeds();
        ShellActions actions = new ShellActions(model, workspaces, services.preferences(), messages, deeds);
        help = new HelpSheet(sheets, actions, messages);
        notices = new NoticesSheet(sheets, services.notices(), messages);
        activity = new ActivitySheet(sheets, services.tasks(), messages);
        palette = new PaletteViewModel(actions::entries, services.state());
        paletteView = new PaletteView(palette, sheets::close);
        NavigationView navigation = new NavigationView(model, messages, theme::toggle, deeds);
        theme.dark().subscribe(navigation::showTheme);
        WorkspaceView workspace =
                new WorkspaceView(workspaces, new WaitingOverlay(services.ticker(), services.clock()), messages);
        StatusBarView status = new StatusBarView(
                new StatusViewModel(services.host(), services.preferences(), services.ticker()),
                workspaces::choose,
                services,
                deeds,
                messages);
        WorkspaceWatch watch = new WorkspaceWatch(services.host(), services.background(), services.ticker());
        shell = new ShellView(
                model,
                navigation,
                status,
                workspace,
                new FileBarView(watch, messages),
                new NoticesView(services.notices(), messages),
                sheets);
        Scene scene = new Scene(shell);
        theme.dress(scene);
        new Keys(actions, model, sheets).install(scene, services.preferences());
        stage.setScene(scene);
        stage.setTitle(messages.say("brand"));
        stage.setMinWidth(WindowPlace.MIN_WIDTH);
        stage.setMinHeight(WindowPlace.MIN_HEIGHT);
        stage.setOnCloseRequest(event -> {
            event.consume();
            leave(stage::close);
        });
    }

    private void leave(Runnable action) {
        model.leave(action);
    }

    /** Shows it where it last stood and begins to open the workspace. */
    public void show() {
        List<WindowPlace.Screen> screens = Screen.getScreens().stream()
                .sorted((a, b) -> Boolean.compare(b.equals(Screen.getPrimary()), a.equals(Screen.getPrimary())))
                .map(screen -> screen(screen.getVisualBounds()))
                .toList();
        WindowPlace place = WindowPlace.restore(services.state(), screens);
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximized());
        stage.show();
        // From now on, and not only at the end: a process that is killed keeps its place too.
        for (ReadOnlyDoubleProperty each :
                List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())) {
            each.subscribe((before, now) -> moved());
        }
        stage.maximizedProperty().subscribe((before, now) -> moved());
        services.host().reload();
        makeAhead();
    }

    /** One view after the other, each in a moment of its own: the window answers in between. */
    private void makeAhead() {
        PauseTransition pause = new PauseTransition(AHEAD);
        pause.setOnFinished(event -> {
            if (model.makeNext()) {
                pause.playFromStart();
            }
        });
        model.current().subscribe(page -> pause.playFromStart());
    }

    private void moved() {
        if (stage.isShowing()) {
            keepPlace();
        }
    }

    private void keepPlace() {
        if (!stage.isIconified()) {
            new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized())
                    .keep(services.state());
        }
    }

    /** Shows the view at a place of the navigation, from 0; false if there is none. */
    public boolean show(int place) {
        if (place >= model.pages().size()) {
            return false;
        }
        model.show(place);
        return true;
    }

    /** Keeps its place and lets the views keep what they must; the engine is closed afterwards. */
    public void close() {
        keepPlace();
        model.close();
    }

    private static WindowPlace.Screen screen(Rectangle2D bounds) {
        return new WindowPlace.Screen(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }

    /** What the parts of this window do. */
    private final class Deeds implements ShellActions.Deeds {
        @Override
        public void palette() {
            palette.begin();
            sheets.open(paletteView, paletteView.field());
        }

        @Override
        public void settings() {
            if (model.has(NavigationView.SETTINGS)) {
                model.go(new Target(NavigationView.SETTINGS, null, null));
            } else {
                openSettings();
            }
        }

        @Override
        public void help() {
            help.open();
        }

        @Override
        public void notices() {
            notices.open();
        }

        @Override
        public void activity() {
            activity.open();
        }

        @Override
        public void region(boolean back) {
            shell.nextRegion(back);
        }

        @Override
        public void show(Page page) {
            model.show(page);
            shell.focusMiddle();
        }

        /** Without a workspace there are no views: they open as a sheet. */
        private void openSettings() {
            SettingsFormView form = new SettingsFormView(
                    services.preferences(),
                    services.folder(),
                    services.host().state().get().file(),
                    dialogs);
            form.sceneProperty().subscribe((before, now) -> {
                if (now == null) {
                    form.close();
                }
            });
            ScrollPane sheet = new ScrollPane(form);
            sheet.setFitToWidth(true);
            sheet.getStyleClass().addAll("panel", "settings-sheet");
            sheet.setMaxHeight(Region.USE_PREF_SIZE);
            sheets.open(sheet, form.first());
        }
    }
}
