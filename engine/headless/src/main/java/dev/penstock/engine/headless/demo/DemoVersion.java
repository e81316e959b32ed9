package dev.penstock.engine.headless.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version file of a complete demo. It is written last and deleted first.
 *
 * @param version the version of the data
 * @param seed the seed of the data
 * @param rows the number of rows
 */
record DemoVersion(int version, long seed, long rows) {
    static final String NAME = "demo.mark";

    private static final Pattern TEXT =
            Pattern.compile("penstock demo (\\d{1,9}) seed (-?\\d{1,19}) rows (\\d{1,18})\n");

    /** Reads the file of a folder; empty if it is missing or invalid. */
    static Optional<DemoVersion> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Matcher matcher = TEXT.matcher(Files.readString(file));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DemoVersion(
                    Integer.parseInt(matcher.group(1)),
                    Long.parseLong(matcher.group(2)),
                    Long.parseLong(matcher.group(3))));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    void write(Path folder) throws IOException {
        Path isComplete = folder.resolve(NAME);
        Path part = folder.resolve(NAME + ".part");
        Files.writeString(part, "penstock demo " + version + " seed " + seed + " rows " + rows + "\n");
        Files.move(part, isComplete, StandardCopyOption.ATOMIC_MOVE);
    }
}
