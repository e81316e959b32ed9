package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/** What the grid shows of a result. FX thread only; needs no toolkit. */
public final class ResultGridViewModel implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(100);
    private final ViewContext context;
    private final ReadOnlyLongWrapper rows = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper filling = new ReadOnlyBooleanWrapper();
    private @Nullable SpoolHold hold;
    private @Nullable Subscription ticking;

    /** Shows nothing until {@link #open}. */
    public ResultGridViewModel(ViewContext context) {
        this.context = context;
    }

    /**
     * Shows a result from its first row on; takes the spool over and closes the last.
     *
     * @param name suggested for the files of exports: {@code orders}
     */
    public void open(Spool spool, String name) {
        clear();
        SpoolHold opened = new SpoolHold(spool);
        hold = opened;
        filling.set(!spool.filling().isDone());
        rows.set(spool.size());
        ticking = context.ticker().every(STEP, () -> rows.set(spool.size()));
        context.background().follow(spool.filling(), stored -> filled(opened), failure -> filled(opened));
    }

    private void filled(SpoolHold opened) {
        if (hold == opened) {
            stop();
            rows.set(opened.spool().size());
            filling.set(false);
        }
    }

    /** Shows nothing. */
    public void clear() {
        stop();
        SpoolHold old = hold;
        hold = null;
        if (old != null) {
            context.background()
                    .run(
                            () -> {
                                old.release();
                                return old;
                            },
                            released -> {},
                            context.notices()::failed);
        }
        rows.set(0);
        filling.set(false);
    }

    private void stop() {
        if (ticking != null) {
            ticking.close();
            ticking = null;
        }
    }

    /** Rows stored so far. */
    public ReadOnlyLongProperty rows() {
        return rows.getReadOnlyProperty();
    }

    /** Whether rows are still coming. */
    public ReadOnlyBooleanProperty filling() {
        return filling.getReadOnlyProperty();
    }

    /** Closes the spool. Idempotent. */
    @Override
    public void close() {
        clear();
    }
}
