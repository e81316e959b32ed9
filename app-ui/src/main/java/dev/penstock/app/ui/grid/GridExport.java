package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Dialogs;
import dev.penstock.app.ui.view.Notice;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes all rows stored to a file, as a task in the status bar. The spool stays open until the task has ended, even
 * where the grid has gone on to another. FX thread only.
 */
final class GridExport {
    private final ViewContext context;
    private final Messages messages;

    GridExport(ViewContext context, Messages messages) {
        this.context = context;
        this.messages = messages;
    }

    /** Asks for the file and writes it. */
    void ask(SpoolHold hold, String name, ExportFormat format) {
        String kind = format.name().toLowerCase(Locale.ROOT);
        context.dialogs()
                .saveFile(
                        new Dialogs.FileQuestion(
                                messages.say("export.title", format.name()),
                                null,
                                fileName(name) + "." + kind,
                                List.of(new Dialogs.Kind(format.name(), List.of("*." + kind)))),
                        file -> write(hold, format, file));
    }

    private void write(SpoolHold hold, ExportFormat format, Path file) {
        if (!hold.tryHold()) {
            context.notices().done(messages.say("export.gone"));
            return;
        }
        context.background()
                .run(
                        () -> context.penstock()
                                .exporter(format)
                                .toFile(hold.spool().rows(), hold.spool().size(), file),
                        task -> follow(hold, task, file),
                        failure -> failed(hold, failure));
    }

    private void follow(SpoolHold hold, Task<Long> task, Path file) {
        context.tasks()
                .add(
                        task,
                        rows -> {
                            release(hold);
                            context.notices().post(done(rows, file));
                        },
                        failure -> failed(hold, failure));
    }

    private Notice done(long rows, Path file) {
        return new Notice(
                Severity.INFO,
                messages.say("export.done", Figures.count(rows), file),
                new Notice.Choice(
                        messages.say("export.show"), () -> context.dialogs().showInFolder(file)));
    }

    private void failed(SpoolHold hold, Failure failure) {
        release(hold);
        if (failure.cause() instanceof CancelledException) {
            context.notices().done(messages.say("export.cancelled"));
        } else {
            context.notices().failed(failure);
        }
    }

    /** The last one deletes a file, so not on this thread. */
    private void release(SpoolHold hold) {
        hold.releaseWith(context);
    }

    private static String fileName(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
        return plain.isEmpty() ? "result" : plain;
    }
}
