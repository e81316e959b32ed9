package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.Subscription;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The value panel: follows the cursor while it is open. FX thread only. */
final class GridValue {
    private final ViewContext context;
    private final Messages messages;
    private final Consumer<Failure> failed;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable CellValue> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable Subscription reading;

    GridValue(ViewContext context, Messages messages, Consumer<Failure> failed) {
        this.context = context;
        this.messages = messages;
        this.failed = failed;
    }

    /** Whether the panel is open. */
    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /** The cell; null while it is read. */
    ReadOnlyObjectProperty<@Nullable CellValue> shown() {
        return shown.getReadOnlyProperty();
    }

    void open(SpoolHold hold, GridSelection at) {
        open.set(true);
        show(hold, at);
    }

    /** Another cell, if the panel is open. */
    void follow(SpoolHold hold, @Nullable GridSelection at) {
        if (open.get() && at != null) {
            show(hold, at);
        }
    }

    void close() {
        forget();
        open.set(false);
        shown.set(null);
    }

    private void show(SpoolHold hold, GridSelection at) {
        forget();
        reading = context.background()
                .run(
                        () -> CellValue.of(
                                new Row(hold.spool().columns(), hold.spool().read(at.row(), 1), 0),
                                at.column(),
                                at.row(),
                                messages),
                        shown::set,
                        failed);
    }

    private void forget() {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }
}
