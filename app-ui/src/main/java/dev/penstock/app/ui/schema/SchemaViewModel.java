package dev.penstock.app.ui.schema;

import dev.penstock.app.ui.schema.detail.DetailState;
import dev.penstock.app.ui.schema.detail.DetailViewModel;
import dev.penstock.app.ui.schema.find.QuickOpenViewModel;
import dev.penstock.app.ui.schema.tree.ObjectRef;
import dev.penstock.app.ui.schema.tree.Place;
import dev.penstock.app.ui.schema.tree.TreeViewModel;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.engine.api.Caller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tree and the object beside it, which follow each other. FX thread only. */
final class SchemaViewModel {
    private static final Caller CALLER = Caller.of("desktop");
    private final ViewContext context;
    private final TreeViewModel tree;
    private final DetailViewModel detail;
    private final QuickOpenViewModel quick;
    private @Nullable ObjectRef wanted;

    SchemaViewModel(ViewContext context, Messages messages) {
        this.context = context;
        tree = new TreeViewModel(context, CALLER);
        detail = new DetailViewModel(context, CALLER, messages);
        quick = new QuickOpenViewModel(tree, detail::recent, this::goTo, detail::openRows, messages);
        tree.selected().subscribe(place -> {
            if (place instanceof Place.OfObject object) {
                detail.look(object.ref());
            }
        });
        detail.state().subscribe(this::follow);
    }

    TreeViewModel tree() {
        return tree;
    }

    DetailViewModel detail() {
        return detail;
    }

    QuickOpenViewModel quick() {
        return quick;
    }

    /** Turns to an object, or to a database. */
    void turnTo(Target target) {
        String database = target.database();
        if (database == null || tree.database(database).isEmpty()) {
            return;
        }
        if (target.object() != null) {
            detail.follow(new ObjectRef(database, target.object()));
        } else {
            Place place = new Place.OfDatabase(database);
            tree.open(place);
            tree.select(place);
        }
    }

    /** Reads the branch that is selected again, with the object where one is. Never runs what was typed. */
    void refresh() {
        tree.refresh();
        if (tree.selected().get() instanceof Place.OfObject) {
            detail.refresh();
        }
    }

    /** Waits for nothing any more. */
    void close() {
        quick.end();
        tree.close();
        detail.close();
    }

    private void goTo(ObjectRef ref) {
        context.navigator().go(Target.of("schema", ref.database(), ref.name()));
    }

    /** The tree shows the object that was gone to, once: the user may then select something else. */
    private void follow(DetailState state) {
        ObjectRef now = state.wanted();
        if (Objects.equals(now, wanted)) {
            return;
        }
        wanted = now;
        if (now != null
                && !new Place.OfObject(now.database(), now.name())
                        .equals(tree.selected().get())) {
            tree.reveal(now);
        }
    }
}
