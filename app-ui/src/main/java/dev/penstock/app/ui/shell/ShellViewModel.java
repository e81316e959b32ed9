package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.engine.EngineEvents;
import dev.penstock.app.ui.engine.EngineState;
import dev.penstock.app.ui.view.Dialogs;
import dev.penstock.app.ui.view.Navigator;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.View;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.view.ViewFactory;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which views there are and which one is on screen: they come with an engine and go with it. FX thread only. */
final class ShellViewModel implements Navigator {
    /** Under which key of the kept state the last view stands. */
    static final String LAST_VIEW = "view";

    private final ShellServices services;
    private final Dialogs dialogs;
    private final List<ViewFactory> factories;
    private final Runnable openWorkspace;
    private final ObservableList<Page> pages = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper made = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Page> current = new ReadOnlyObjectWrapper<>();
    private @Nullable EngineEvents events;

    ShellViewModel(ShellServices services, Dialogs dialogs, List<ViewFactory> factories, Runnable openWorkspace) {
        this.services = services;
        this.dialogs = dialogs;
        this.factories = factories;
        this.openWorkspace = openWorkspace;
        services.host().state().subscribe(this::follow);
    }

    /** In the order of the navigation; empty while no workspace is open. */
    ObservableList<Page> pages() {
        return pages;
    }

    /** What is on screen; null while no workspace is open. */
    ReadOnlyObjectProperty<@Nullable Page> current() {
        return current.getReadOnlyProperty();
    }

    /** How many of the views are made by now: what they can do from anywhere is known from then on. */
    ReadOnlyIntegerProperty made() {
        return made.getReadOnlyProperty();
    }

    /** Makes the next view that nobody has looked at yet, while there is nothing better to do; false if all are made. */
    boolean makeNext() {
        Optional<Page> next = pages.stream().filter(page -> !page.made()).findFirst();
        next.ifPresent(Page::view);
        count();
        return next.isPresent();
    }

    /** The names of the databases; none while no workspace is open. */
    List<String> databases() {
        return services.host().state().get() instanceof EngineState.Open(var penstock)
                ? penstock.databases().stream().map(Database::name).toList()
                : List.of();
    }

    /** Shows a view. */
    void show(Page page) {
        Page last = current.get();
        if (page.equals(last)) {
            return;
        }
        if (last != null) {
            last.view().onHide();
        }
        View view = page.view();
        count();
        current.set(page);
        services.state().put(LAST_VIEW, page.id());
        view.onShow();
    }

    /** Shows the view at a place, from 0, if there is one. */
    void show(int place) {
        if (place < pages.size()) {
            show(pages.get(place));
        }
    }

    /** F5: fresh data where a view is shown, the workspace once more where there is none. */
    void refresh() {
        Page shown = current.get();
        if (shown != null) {
            shown.view().refresh();
        } else {
            services.host().reload();
        }
    }

    @Override
    public boolean has(String view) {
        return find(view).isPresent();
    }

    @Override
    public void go(Target target) {
        find(target.view()).ifPresent(page -> {
            show(page);
            page.view().turnTo(target);
            page.view().focus();
        });
    }

    @Override
    public void openWorkspace() {
        openWorkspace.run();
    }

    /** Does what closes all views. Asks first if a view would lose something. */
    void leave(Runnable action) {
        pages.stream()
                .flatMap(page -> page.leaving().stream())
                .findFirst()
                .ifPresentOrElse(question -> dialogs.confirm(question, action), action);
    }

    /** Lets go of the engine; the views keep what they must first. */
    void close() {
        Page last = current.get();
        if (last != null) {
            last.view().onHide();
            current.set(null);
        }
        pages.forEach(Page::close);
        pages.clear();
        count();
        if (events != null) {
            events.close();
            events = null;
        }
    }

    private void count() {
        made.set((int) pages.stream().filter(Page::made).count());
    }

    private Optional<Page> find(String id) {
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }

    private void follow(EngineState state) {
        close();
        switch (state) {
            case EngineState.Open open -> fill(open.penstock());
            case EngineState.Opening _, EngineState.Failed _ -> {}
        }
    }

    private void fill(Penstock penstock) {
        String last = services.state().get(LAST_VIEW).orElse("");
        EngineEvents bridge = new EngineEvents(penstock, services.fx());
        events = bridge;
        ViewContext context = new ViewContext(
                penstock,
                bridge,
                services.background(),
                services.ticker(),
                services.clock(),
                services.tasks(),
                services.notices(),
                dialogs,
                services.state(),
                services.folder(),
                this,
                services.preferences());
        pages.setAll(
                factories.stream().map(factory -> new Page(factory, context)).toList());
        find(last).or(() -> pages.stream().findFirst()).ifPresent(this::show);
    }
}
