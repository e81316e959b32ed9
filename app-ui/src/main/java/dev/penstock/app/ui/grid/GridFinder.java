package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Finds cells off the FX thread; a new search stops the last. FX thread only. */
final class GridFinder {
    private static final Duration STEP = Duration.ofMillis(200);
    private final ViewContext context;
    private final GridCursor cursor;
    private final Consumer<Failure> failed;
    private final ReadOnlyObjectWrapper<FindState> state = new ReadOnlyObjectWrapper<>(new FindState.Idle());
    private @Nullable CellSearch search;
    private @Nullable Subscription answer;
    private @Nullable Subscription ticking;

    GridFinder(ViewContext context, GridCursor cursor, Consumer<Failure> failed) {
        this.context = context;
        this.cursor = cursor;
        this.failed = failed;
    }

    ReadOnlyObjectProperty<FindState> state() {
        return state.getReadOnlyProperty();
    }

    /** Goes to the next or the one before; a text of no characters finds nothing. */
    void find(SpoolHold hold, String text, boolean forward) {
        reset();
        if (text.isEmpty()) {
            return;
        }
        CellSearch next = new CellSearch(hold.spool(), text);
        search = next;
        GridSelection from = cursor.selection().get();
        long row = from == null ? cursor.top().get() : from.row();
        int column = from == null ? -1 : from.column();
        ticking = context.ticker().every(STEP, () -> state.set(new FindState.Searching(next.searched(), next.rows())));
        hold.hold();
        answer = context.background()
                .run(
                        () -> {
                            try {
                                return next.run(row, column, forward);
                            } finally {
                                hold.release();
                            }
                        },
                        this::ended,
                        failure -> {
                            ended(new FindState.Idle());
                            failed.accept(failure);
                        });
    }

    /** Stops the search and says how far it got. */
    void stop() {
        if (search != null) {
            search.stop();
        }
    }

    /** Stops the search and forgets it. */
    void reset() {
        stop();
        if (answer != null) {
            answer.close();
        }
        ended(new FindState.Idle());
    }

    private void ended(FindState end) {
        if (ticking != null) {
            ticking.close();
        }
        ticking = null;
        search = null;
        answer = null;
        state.set(end);
        if (end instanceof FindState.Found found) {
            cursor.go(found.row(), found.column(), false);
        }
    }
}
