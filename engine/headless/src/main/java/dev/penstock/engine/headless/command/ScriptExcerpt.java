package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.migration.ScriptPlace;
import dev.penstock.engine.headless.text.Display;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The line of a migration where something failed, and a caret under the fault where the server told its place. */
final class ScriptExcerpt {
    private static final int LONGEST = 100;

    private ScriptExcerpt() {}

    /** Up to three lines: the file, the line, the caret; none where no line is known. */
    static List<String> of(ScriptPlace place) {
        if (place.line() == 0) {
            return List.of();
        }
        String file = "  " + (place.file() == null ? place.script() : place.file());
        String line = line(place);
        String label = "  line " + place.line() + ": ";
        int at = place.column() - 1;
        if (at < 0 || at >= Math.min(LONGEST, line.length())) {
            return List.of(file, label + shown(line));
        }
        return List.of(
                file,
                label + shown(line),
                " ".repeat(label.length() + Display.width(Display.visible(line.substring(0, at)))) + "^");
    }

    private static String shown(String line) {
        return line.length() > LONGEST ? Display.visible(line.substring(0, LONGEST)) + "…" : Display.visible(line);
    }

    /** Of the file as it is; of the statement where that cannot be read. */
    private static String line(ScriptPlace place) {
        if (place.file() != null) {
            try {
                List<String> lines = Files.readAllLines(place.file());
                if (place.line() <= lines.size()) {
                    return lines.get(place.line() - 1);
                }
            } catch (IOException notThereAnyMore) {
                // the statement will do
            }
        }
        return place.statement().lines().findFirst().orElse("");
    }
}
