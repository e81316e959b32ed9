package dev.penstock.app.ui.query.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Keeps lines that cannot be understood for people to look at. */
final class Damaged {
    private Damaged() {}

    /** Appends lines to {@code NAME.damaged} beside a file; does nothing if there are none. */
    static void setAside(Path file, List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.write(aside, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
