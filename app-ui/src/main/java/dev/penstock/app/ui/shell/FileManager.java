package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The system's file manager, started as a program of its own and never waited for. */
final class FileManager {
    private final Background background;
    private final Notices notices;

    FileManager(Background background, Notices notices) {
        this.background = background;
        this.notices = notices;
    }

    /** Shows a file's folder, or a folder; a failure becomes a notice, for it has no place of its own. */
    void show(Path file) {
        background.run(
                () -> new ProcessBuilder(command(System.getProperty("os.name", ""), file))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .pid(),
                started -> {},
                notices::failed);
    }

    static List<String> command(String system, Path file) throws IOException {
        Path folder = Files.isDirectory(file)
                ? file
                : Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        if (!Files.isDirectory(folder)) {
            throw new IOException("The folder " + folder + " is not there yet");
        }
        String name = system.toLowerCase(Locale.ROOT);
        return name.contains("win")
                ? List.of("explorer", folder.toString())
                : List.of(name.contains("mac") ? "open" : "xdg-open", folder.toString());
    }
}
