package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.migration.ScriptPlace;
import dev.penstock.engine.headless.text.Display;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** An excerpt of a migration: the line with the failure, and a caret under the fault if its position is known. */
final class ScriptExcerpt {
    private static final int MAX_BYTES = 100;

    private ScriptExcerpt() {}

    /** Up to three lines: the file, the line, the caret; empty if the line is unknown. */
    static List<String> of(ScriptPlace place) {
        if (place.line() == 0) {
            return List.of();
        }
        String file = "  " + (place.file() == null ? place.script() : place.file());
        String line = line(place);
        String label = "  line " + place.line() + ": ";
        int at = place.column() - 1;
        if (at < 0 || at >= Math.min(MAX_BYTES, line.length())) {
            return List.of(file, label + shown(line));
        }
        return List.of(
                file,
                label + shown(line),
                " ".repeat(label.length() + Display.width(Display.visible(line.substring(0, at)))) + "^");
    }

    private static String shown(String line) {
        return line.length() > MAX_BYTES ? Display.visible(line.substring(0, MAX_BYTES)) + "…" : Display.visible(line);
    }

    /** The line of the file, or of the statement if the file cannot be read. */
    private static String line(ScriptPlace place) {
        if (place.file() != null) {
            try {
                List<String> lines = Files.readAllLines(place.file());
                if (place.line() <= lines.size()) {
                    return lines.get(place.line() - 1);
                }
            } catch (IOException notThereAnyMore) {
                // fall back to the statement
            }
        }
        return place.statement().lines().findFirst().orElse("");
    }
}
