package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.view.Dialogs;
import dev.penstock.app.ui.view.View;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.view.ViewFactory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/** A view's place in the navigation; the view itself is made when it is first needed. FX thread only. */
final class Page {
    private final ViewFactory factory;
    private final ViewContext context;
    private final String title;
    private @Nullable View view;

    Page(ViewFactory factory, ViewContext context) {
        this.factory = factory;
        this.context = context;
        this.title = factory.title();
    }

    String id() {
        return factory.id();
    }

    String title() {
        return title;
    }

    Ikon icon() {
        return factory.icon();
    }

    boolean made() {
        return view != null;
    }

    /** The view, the same each time. */
    View view() {
        View made = view;
        if (made == null) {
            made = factory.maker().apply(context);
            view = made;
        }
        return made;
    }

    /** The question to ask before it closes; a view that was never made has none. */
    Optional<Dialogs.Question> leaving() {
        return view == null ? Optional.empty() : view.leaving();
    }

    /** A view that was never made has nothing to give back. */
    void close() {
        if (view != null) {
            view.close();
        }
    }
}
