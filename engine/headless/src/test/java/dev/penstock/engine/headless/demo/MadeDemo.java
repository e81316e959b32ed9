package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A demo of seed 42, created once for the tests of this JVM. Each test uses a copy. */
final class MadeDemo {
    static final long SEED = 42;

    private static @Nullable Path completed;

    private MadeDemo() {}

    /** Copies the demo to a folder that must not exist yet. */
    static Path copyTo(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.walk(original())) {
                for (Path file : files.skip(1).toList()) {
                    Files.copy(file, folder.resolve(original().relativize(file)));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shared demo, only for reading. */
    static synchronized Path original() throws IOException {
        Path folder = completed;
        if (folder == null) {
            folder = Files.createTempDirectory("penstock-demo-");
            Path isComplete = folder;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(isComplete)));
            DemoFolder.open(folder, SEED, (what, rows) -> {}).close();
            completed = folder;
        }
        return folder;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The single number of a query. */
    static long number(Database database, String sql, @Nullable Object... values) {
        Row row = database.query(sql, values).toList(1).getFirst();
        return ((Number) Objects.requireNonNull(row.get(0))).longValue();
    }
}
