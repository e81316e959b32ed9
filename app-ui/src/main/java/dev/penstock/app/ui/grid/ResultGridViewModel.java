package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A whole result, whatever its number of rows: which of them are in sight, what is selected, found, copied, exported.
 * FX thread only; needs no toolkit.
 */
public final class ResultGridViewModel implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(100);
    private final ViewContext context;
    private final Messages messages = Messages.beside(ResultGridViewModel.class);
    private final ReadOnlyObjectWrapper<List<Column>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyLongWrapper rows = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper arrivals = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper filling = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> broken = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> unreadable = new ReadOnlyObjectWrapper<>();
    private final GridCursor cursor = new GridCursor();
    private final GridFinder finder;
    private final GridValue value;
    private final GridExport export;
    private final GridCopy copy;
    private @Nullable Opened opened;
    private @Nullable Subscription ticking;

    private record Opened(SpoolHold hold, String name, GridPages pages) {}

    /** Shows nothing until {@link #open}. */
    public ResultGridViewModel(ViewContext context) {
        this.context = context;
        finder = new GridFinder(context, cursor, unreadable::set);
        value = new GridValue(context, messages, unreadable::set);
        export = new GridExport(context, messages);
        copy = new GridCopy(context, messages, export);
        cursor.selection().subscribe(at -> {
            if (opened != null) {
                value.follow(opened.hold, at);
            }
        });
    }

    /**
     * Shows a result from its first row on; takes the spool over and closes the last.
     *
     * @param name of the result, for files and statements made of it: {@code orders}
     */
    public void open(Spool spool, String name) {
        clear();
        Opened next = new Opened(
                new SpoolHold(spool),
                name,
                new GridPages(
                        context.background(),
                        spool,
                        () -> {
                            unreadable.set(null);
                            arrivals.set(arrivals.get() + 1);
                        },
                        unreadable::set));
        opened = next;
        cursor.reset(spool.columns().size());
        columns.set(spool.columns());
        filling.set(true);
        count(next);
        ticking = context.ticker().every(STEP, () -> count(next));
        context.background().follow(spool.filling(), stored -> filled(next, null), failure -> filled(next, failure));
    }

    /** Shows nothing, and closes the spool. */
    public void clear() {
        stop();
        finder.reset();
        copy.cancel();
        value.close();
        Opened old = opened;
        opened = null;
        if (old != null) {
            old.pages.close();
            old.hold.releaseWith(context);
        }
        cursor.reset(0);
        columns.set(List.of());
        rows.set(0);
        filling.set(false);
        broken.set(null);
        unreadable.set(null);
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

    /** Of the result; none while nothing is shown. */
    ReadOnlyObjectProperty<List<Column>> columns() {
        return columns.getReadOnlyProperty();
    }

    /** Goes up each time that rows have been read. */
    ReadOnlyLongProperty arrivals() {
        return arrivals.getReadOnlyProperty();
    }

    /** Why the result ends before its last row; null if it does not. */
    ReadOnlyObjectProperty<@Nullable Failure> broken() {
        return broken.getReadOnlyProperty();
    }

    /** Why rows that are stored cannot be read; null if they can. */
    ReadOnlyObjectProperty<@Nullable Failure> unreadable() {
        return unreadable.getReadOnlyProperty();
    }

    GridCursor cursor() {
        return cursor;
    }

    ReadOnlyObjectProperty<FindState> found() {
        return finder.state();
    }

    GridValue value() {
        return value;
    }

    GridCopy copying() {
        return copy;
    }

    Messages messages() {
        return messages;
    }

    /** A row if it has been read; ask for it by {@link #want}. */
    @Nullable
    Row row(long row) {
        return opened == null ? null : opened.pages.row(row);
    }

    /** These rows are in sight: from the first to before the last. */
    void want(long from, long to) {
        if (opened != null) {
            opened.pages.want(from, to);
        }
    }

    /** Goes to the next cell that has a text, or to the one before. */
    void find(String text, boolean forward) {
        if (opened != null) {
            finder.find(opened.hold, text, forward);
        }
    }

    void stopFinding() {
        finder.stop();
    }

    /** Copies what is selected. */
    void copy(CopyFormat format) {
        GridSelection selected = cursor.selection().get();
        if (opened != null && selected != null) {
            copy.copy(opened.hold, selected, format, opened.name);
        }
    }

    /** Asks for a file and writes all rows to it. */
    void export(ExportFormat format) {
        if (opened != null) {
            export.ask(opened.hold, opened.name, format);
        }
    }

    /** Copies the whole cell at the cursor. */
    void copyCell() {
        GridSelection selected = cursor.selection().get();
        if (opened != null && selected != null) {
            copy.copy(opened.hold, GridSelection.of(selected.row(), selected.column()), CopyFormat.TEXT, opened.name);
        }
    }

    /** Opens the value panel at the cursor, or closes it. */
    void toggleValue() {
        if (value.open().get()) {
            value.close();
        } else {
            openValue();
        }
    }

    /** Opens the value panel at the cursor. */
    void openValue() {
        GridSelection selected = cursor.selection().get();
        if (opened != null && selected != null) {
            value.open(opened.hold, selected);
        }
    }

    private void count(Opened which) {
        long stored = which.hold.spool().size();
        cursor.stored(stored);
        rows.set(stored);
        which.pages.stored(stored);
    }

    private void filled(Opened which, @Nullable Failure thrown) {
        if (!which.equals(opened)) {
            return;
        }
        stop();
        count(which);
        broken.set(which.hold.spool().failure().map(Failure::of).orElse(thrown));
        filling.set(false);
    }

    private void stop() {
        if (ticking != null) {
            ticking.close();
            ticking = null;
        }
    }
}
