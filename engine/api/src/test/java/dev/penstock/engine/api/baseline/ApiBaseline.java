package dev.penstock.engine.api.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lays what japicmp compares: the module's exported types as the baseline has them, and as they are now. The build runs it;
 * {@code docs/decisions/0015-compatibility-of-the-api.md} tells why the baseline is text.
 *
 * <p>{@code ApiBaseline check|write CLASSES BASELINE FOLDER}: with {@code write} the baseline is written first.
 */
final class ApiBaseline {
    private ApiBaseline() {}

    /** Reads {@code CLASSES} and {@code BASELINE}, writes {@code baseline.jar} and {@code now.jar} into {@code FOLDER}. */
    public static void main(String[] arguments) throws IOException {
        boolean write = arguments[0].equals("write");
        Path classes = Path.of(arguments[1]);
        Path baseline = Path.of(arguments[2]);
        Path folder = Path.of(arguments[3]);
        List<String> now = Signatures.of(classes, Signatures.exported(classes.resolve("module-info.class")));
        if (write) {
            Files.createDirectories(baseline.toAbsolutePath().getParent());
            Files.write(baseline, now);
        }
        Stubs.write(Files.readAllLines(baseline), folder.resolve("baseline.jar"));
        Stubs.write(now, folder.resolve("now.jar"));
    }
}
