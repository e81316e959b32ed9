package dev.penstock.engine.headless.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that says that a demo is whole, and which one; written last and taken away first.
 *
 * @param version of what makes the rows
 * @param seed theirs
 * @param rows made
 */
record Mark(int version, long seed, long rows) {
    static final String NAME = "demo.mark";

    private static final Pattern TEXT =
            Pattern.compile("penstock demo (\\d{1,9}) seed (-?\\d{1,19}) rows (\\d{1,18})\n");

    /** The mark in a folder; empty where there is none that can be read. */
    static Optional<Mark> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Matcher matcher = TEXT.matcher(Files.readString(file));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mark(
                    Integer.parseInt(matcher.group(1)),
                    Long.parseLong(matcher.group(2)),
                    Long.parseLong(matcher.group(3))));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    void write(Path folder) throws IOException {
        Path whole = folder.resolve(NAME);
        Path part = folder.resolve(NAME + ".part");
        Files.writeString(part, "penstock demo " + version + " seed " + seed + " rows " + rows + "\n");
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    }
}
