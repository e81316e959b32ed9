package dev.penstock.app.ui.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Keeps lines that cannot be understood for people to look at. */
public final class Damaged {
    private Damaged() {}

    /**
     * Appends lines to {@code NAME.damaged} beside a file; does nothing if there are none.
     *
     * @return where they are put
     */
    public static Path setAside(Path file, List<String> lines) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        if (!lines.isEmpty()) {
            Files.write(aside, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        return aside;
    }
}
