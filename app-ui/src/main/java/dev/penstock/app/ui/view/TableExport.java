package dev.penstock.app.ui.view;

import dev.penstock.app.ui.text.TextTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Writes a table that is on screen to a file the user chooses, off the FX thread. */
public final class TableExport {
    private TableExport() {}

    /**
     * Asks where to, writes, and tells that it is done or why not.
     *
     * @param title of the question
     * @param name suggested for the file
     * @param table what is written, as CSV
     * @param said what to tell at the end, by the file's path
     */
    public static void save(
            ViewContext context, String title, String name, TextTable table, Function<Path, String> said) {
        Dialogs.FileQuestion question =
                new Dialogs.FileQuestion(title, null, name, List.of(new Dialogs.Kind("CSV", List.of("*.csv"))));
        context.dialogs()
                .saveFile(
                        question,
                        file -> context.background()
                                .run(
                                        () -> Files.writeString(file, table.csv()),
                                        done -> context.notices().done(said.apply(file)),
                                        context.notices()::failed));
    }
}
