package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.WaitingOverlay;
import dev.penstock.app.ui.state.WindowPlace;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.theme.Theme;
import dev.penstock.app.ui.view.ViewFactory;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The one window: puts the shell together, keeps its place. FX thread only. */
public final class MainWindow {
    private final Stage stage;
    private final ShellServices services;
    private final ShellViewModel model;
    private final ShellView shell;

    /** Builds the window; {@link #show} shows it. */
    public MainWindow(Stage stage, ShellServices services, List<ViewFactory> views) {
        this.stage = stage;
        this.services = services;
        Messages messages = Messages.beside(MainWindow.class);
        Theme theme = new Theme(services.preferences());
        SheetLayer sheets = new SheetLayer();
        FxDialogs dialogs = new FxDialogs(stage, sheets, messages);
        WorkspaceViewModel workspaces = new WorkspaceViewModel(services.host(), dialogs, messages);
        model = new ShellViewModel(services, dialogs, views, workspaces::openAnother);
        SettingsPopover settings = new SettingsPopover(services.preferences(), messages);
        HelpSheet help = new HelpSheet(sheets, model, messages);
        NavigationView navigation = new NavigationView(model, messages, theme::toggle, settings::toggle, help::open);
        settings.anchor(navigation.settingsAnchor());
        theme.dark().subscribe(navigation::showTheme);
        WorkspaceView workspace =
                new WorkspaceView(workspaces, new WaitingOverlay(services.ticker(), services.clock()), messages);
        StatusBarView status =
                new StatusBarView(new StatusViewModel(services.host(), services.ticker()), services.tasks(), messages);
        shell = new ShellView(
                model, navigation, status, workspace, new NoticesView(services.notices(), messages), sheets);
        Scene scene = new Scene(shell);
        theme.dress(scene);
        new Keys(model, shell, services.preferences(), settings::toggle, help::open).install(scene);
        stage.setScene(scene);
        stage.setTitle(messages.say("brand"));
        stage.setMinWidth(WindowPlace.MIN_WIDTH);
        stage.setMinHeight(WindowPlace.MIN_HEIGHT);
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
        services.host().reload();
    }

    /** Shows the view at a place of the navigation, from 0; false if there is none. */
    public boolean show(int place) {
        if (place >= model.views().size()) {
            return false;
        }
        model.show(place);
        return true;
    }

    /** Keeps its place and lets the views keep what they must; the engine is closed afterwards. */
    public void close() {
        WindowPlace now =
                new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        now.keep(services.state());
        model.close();
    }

    private static WindowPlace.Screen screen(Rectangle2D bounds) {
        return new WindowPlace.Screen(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }
}
