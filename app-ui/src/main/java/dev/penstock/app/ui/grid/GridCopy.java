package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Notice;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Subscription;
import java.io.IOException;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** Puts selected cells on the clipboard, prepared off the FX thread; refuses what is too much for it. FX thread only. */
final class GridCopy {
    /** More rows than these are exported, not copied. */
    static final long MOST_ROWS = 100_000;

    private static final long MOST_BYTES = 64L << 20;
    private final ViewContext context;
    private final Messages messages;
    private final GridExport export;
    private final ReadOnlyBooleanWrapper preparing = new ReadOnlyBooleanWrapper();
    private @Nullable RangeRows rows;
    private @Nullable Subscription answer;

    GridCopy(ViewContext context, Messages messages, GridExport export) {
        this.context = context;
        this.messages = messages;
        this.export = export;
    }

    /** Whether cells are on their way to the clipboard. */
    ReadOnlyBooleanProperty preparing() {
        return preparing.getReadOnlyProperty();
    }

    /**
     * Copies; what is being copied already is given up for it.
     *
     * @param name of the result: the table in statements
     */
    void copy(SpoolHold hold, GridSelection range, CopyFormat format, String name) {
        cancel();
        if (range.rows() > MOST_ROWS) {
            refuse(hold, name, messages.say("copy.rows", Figures.count(range.rows()), Figures.count(MOST_ROWS)));
            return;
        }
        RangeRows selected = new RangeRows(hold.spool(), range);
        rows = selected;
        preparing.set(true);
        hold.hold();
        answer = context.background()
                .run(
                        () -> {
                            try {
                                return text(selected, range, format, name);
                            } finally {
                                hold.release();
                            }
                        },
                        text -> {
                            end();
                            context.dialogs().copy(text);
                        },
                        failure -> {
                            end();
                            failed(hold, name, failure);
                        });
    }

    /** Gives up what is being copied. */
    void cancel() {
        if (rows != null) {
            rows.cancel();
        }
        if (answer != null) {
            answer.close();
        }
        end();
    }

    private void end() {
        rows = null;
        answer = null;
        preparing.set(false);
    }

    private void failed(SpoolHold hold, String name, Failure failure) {
        boolean tooMuch = failure.cause() instanceof ClipboardLimit.TooMuch
                || failure.cause().getCause() instanceof ClipboardLimit.TooMuch;
        if (tooMuch) {
            refuse(hold, name, messages.say("copy.bytes", Figures.bytes(MOST_BYTES)));
        } else if (!(failure.cause() instanceof CancelledException)) {
            context.notices().failed(failure);
        }
    }

    private void refuse(SpoolHold hold, String name, String why) {
        context.notices()
                .post(new Notice(
                        Severity.WARNING,
                        why,
                        new Notice.Choice(messages.say("export.csv"), () -> export.ask(hold, name, ExportFormat.CSV))));
    }

    private String text(RangeRows selected, GridSelection range, CopyFormat format, String name) throws IOException {
        ClipboardLimit out = new ClipboardLimit(MOST_BYTES);
        switch (format) {
            case TEXT -> {
                if (range.isOneCell()) {
                    String cell = Objects.requireNonNull(selected.next(), "a selected row is stored")
                            .text(0, 0);
                    return cell == null ? "" : cell;
                }
                RangeText.tabs(selected, out);
            }
            case CSV -> context.penstock().exporter(ExportFormat.CSV).write(selected, out);
            case JSON -> context.penstock().exporter(ExportFormat.JSON).write(selected, out);
            case SQL -> RangeText.inserts(selected, name, out);
            case MARKDOWN -> RangeText.markdown(selected, out);
        }
        return out.text();
    }
}
