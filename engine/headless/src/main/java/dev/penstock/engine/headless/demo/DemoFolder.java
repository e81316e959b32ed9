package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of the demo, created once and reused if it is complete. The creation works in a temporary subfolder and
 * moves the files into place at the end, the version file last. After an interruption the next call finds no version
 * file and starts again. Other files stay untouched. Until it is closed, no other process can recreate the demo.
 */
final class DemoFolder implements AutoCloseable {
    static final String WORKSPACE = "penstock.yaml";
    /** The folder of migrations, as in the workspace. */
    static final Path MIGRATIONS = Path.of("migrations", "shop");

    private static final String TEMPORARY_FOLDER = ".making";
    private static final List<String> FILES = List.of("shop.db", "analytics.db", "archive.db");
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(60);

    private final Path folder;
    private final long seed;
    private final FolderLock lock;

    private DemoFolder(Path folder, long seed, FolderLock lock) {
        this.folder = folder;
        this.seed = seed;
        this.lock = lock;
    }

    /** {@code $XDG_DATA_HOME/penstock/demo}, or {@code ~/.local/share/penstock/demo}. */
    static Path standard(Map<String, String> environment, Path home) {
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        // the XDG specification requires that relative paths are ignored
        boolean usable = !data.isBlank() && Path.of(data).isAbsolute();
        Path base = usable ? Path.of(data) : home.resolve(".local").resolve("share");
        return base.resolve("penstock").resolve("demo");
    }

    /**
     * Opens the demo of a seed in a folder, and creates it if it is missing.
     *
     * @throws DemoException if the folder has other files, is in use, or cannot be written
     */
    static DemoFolder open(Path wanted, long seed, CreationListener progress) {
        Path folder = wanted.toAbsolutePath().normalize();
        try {
            requireOurs(folder);
            Files.createDirectories(folder);
            FolderLock lock = new FolderLock(folder);
            try {
                DemoFolder demo = new DemoFolder(folder, seed, lock);
                demo.prepare(progress);
                return demo;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DemoException(
                    "The demo cannot be created in " + folder + ": " + e + ". Choose another folder with --folder.", e);
        }
    }

    /** The workspace file. */
    Path workspace() {
        return folder.resolve(WORKSPACE);
    }

    private static void requireOurs(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new DemoException(folder + " is a file. Choose a folder with --folder.");
        }
        if (Stream.of(DemoVersion.NAME, TEMPORARY_FOLDER, FolderLock.NAME)
                .anyMatch(name -> Files.exists(folder.resolve(name)))) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            Optional<Path> other = entries.findFirst();
            if (other.isPresent()) {
                throw new DemoException("The folder " + folder + " has other files, such as "
                        + other.get().getFileName() + ". Choose an empty or a new folder with --folder.");
            }
        }
    }

    private void prepare(CreationListener progress) throws IOException {
        long giveUpAt = System.nanoTime() + LOCK_TIMEOUT.toNanos();
        while (true) {
            if (lock.lockForCreation()) {
                if (!isComplete()) {
                    make(progress);
                }
            } else if (DemoVersion.read(folder).isPresent() && !isComplete()) {
                throw inUse("has another seed or version and is in use by another Penstock");
            }
            if (lock.lockForUse() && isComplete()) {
                return;
            }
            if (System.nanoTime() - giveUpAt > 0) {
                throw inUse(
                        "has been under creation by another Penstock for more than " + LOCK_TIMEOUT.toSeconds() + " s");
            }
            pause();
        }
    }

    private DemoException inUse(String why) {
        return new DemoException(
                "The demo in " + folder + " " + why + ". Close the other one, or choose another folder with --folder.");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("The creation of the demo was interrupted. Try again.", e);
        }
    }

    private boolean isComplete() throws IOException {
        Optional<DemoVersion> mark = DemoVersion.read(folder);
        if (mark.isEmpty()
                || mark.get().version() != DemoData.VERSION
                || mark.get().seed() != seed) {
            return false;
        }
        for (String file : FILES) {
            if (!isDatabase(folder.resolve(file))) {
                return false;
            }
        }
        return Files.isRegularFile(workspace());
    }

    private static boolean isDatabase(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
        }
    }

    private void make(CreationListener progress) throws IOException {
        progress.started();
        Files.deleteIfExists(folder.resolve(DemoVersion.NAME));
        Path temporary = folder.resolve(TEMPORARY_FOLDER);
        clear(temporary);
        Files.createDirectory(temporary);
        for (String file : FILES) {
            // an empty file is an empty database
            Files.createFile(temporary.resolve(file));
        }
        Files.writeString(temporary.resolve(WORKSPACE), Resources.text(WORKSPACE));
        long rows;
        try (Penstock penstock = Penstock.open(temporary.resolve(WORKSPACE))) {
            rows = DemoData.make(penstock, seed, progress);
            checkpoint(penstock);
        }
        deleteOldFiles();
        for (String file : FILES) {
            Files.move(temporary.resolve(file), folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.createDirectories(folder.resolve(MIGRATIONS));
        for (String script : DemoMigrations.scripts()) {
            Path file = MIGRATIONS.resolve(script);
            Files.move(temporary.resolve(file), folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(temporary.resolve(WORKSPACE), workspace(), StandardCopyOption.ATOMIC_MOVE);
        clear(temporary);
        new DemoVersion(DemoData.VERSION, seed, rows).write(folder);
    }

    /**
     * Merges SQLite's write-ahead log into the file, so that the file alone is the whole database. The last connection
     * does not always do that, because its close may be aborted.
     */
    private static void checkpoint(Penstock penstock) throws IOException {
        for (Database database : penstock.databases()) {
            Row row =
                    database.query("PRAGMA wal_checkpoint(TRUNCATE)").toList(1).getFirst();
            if (!"0".equals(row.text("busy"))) {
                throw new IOException(database.name() + " was still in use after its creation");
            }
        }
    }

    /** Deletes the databases of an older version. Keeps a copy of a workspace file that the user has changed. */
    private void deleteOldFiles() throws IOException {
        for (String file : FILES) {
            for (String ending : List.of("", "-wal", "-shm", "-journal")) {
                Files.deleteIfExists(folder.resolve(file + ending));
            }
        }
        if (Files.exists(workspace()) && !Files.readString(workspace()).equals(Resources.text(WORKSPACE))) {
            Files.move(workspace(), folder.resolve(WORKSPACE + ".before"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void clear(Path temporary) throws IOException {
        if (Files.exists(temporary)) {
            try (Stream<Path> left = Files.walk(temporary)) {
                for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                    // a connection that is being closed may delete its log concurrently
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // the end of the process releases the lock
            System.getLogger(DemoFolder.class.getName())
                    .log(System.Logger.Level.DEBUG, "The demo's lock was not released", e);
        }
    }
}
