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
 * Where the demo lies: made once, used again if it is whole. What it makes grows in a folder of its own and is moved
 * into place at the end, the mark last; whatever interrupts it, the next call finds no mark and begins anew. Files that
 * are not its own it leaves alone. Held until it is closed: nobody makes it anew meanwhile.
 */
final class DemoFolder implements AutoCloseable {
    static final String WORKSPACE = "penstock.yaml";
    /** As the workspace names it. */
    static final Path MIGRATIONS = Path.of("migrations", "shop");

    private static final String MAKING = ".making";
    private static final List<String> FILES = List.of("shop.db", "analytics.db", "archive.db");
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        // the XDG specification has relative paths ignored
        boolean usable = !data.isBlank() && Path.of(data).isAbsolute();
        Path base = usable ? Path.of(data) : home.resolve(".local").resolve("share");
        return base.resolve("penstock").resolve("demo");
    }

    /**
     * The demo of a seed in a folder, made if it is not there.
     *
     * @throws DemoException if the folder holds something else, is in use, or cannot be written
     */
    static DemoFolder open(Path wanted, long seed, Progress progress) {
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
                    "The demo cannot be made in " + folder + ": " + e + ". Name another folder with --folder.", e);
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
            throw new DemoException(folder + " is a file. Name a folder with --folder.");
        }
        if (Stream.of(Mark.NAME, MAKING, FolderLock.NAME).anyMatch(name -> Files.exists(folder.resolve(name)))) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            Optional<Path> other = entries.findFirst();
            if (other.isPresent()) {
                throw new DemoException("The folder " + folder + " holds something else, such as "
                        + other.get().getFileName() + ". Name an empty or a new folder with --folder.");
            }
        }
    }

    private void prepare(Progress progress) throws IOException {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            if (lock.forMaking()) {
                if (!whole()) {
                    make(progress);
                }
            } else if (Mark.read(folder).isPresent() && !whole()) {
                throw inUse("is in use by another Penstock and has another seed or version");
            }
            if (lock.forUse() && whole()) {
                return;
            }
            if (System.nanoTime() - giveUpAt > 0) {
                throw inUse("is being made by another Penstock, for more than " + PATIENCE.toSeconds() + " s");
            }
            pause();
        }
    }

    private DemoException inUse(String why) {
        return new DemoException(
                "The demo in " + folder + " " + why + ". End that one, or name another folder with --folder.");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted while the demo was being made. Try again.", e);
        }
    }

    private boolean whole() throws IOException {
        Optional<Mark> mark = Mark.read(folder);
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

    private void make(Progress progress) throws IOException {
        progress.begun();
        Files.deleteIfExists(folder.resolve(Mark.NAME));
        Path making = folder.resolve(MAKING);
        clear(making);
        Files.createDirectory(making);
        for (String file : FILES) {
            // an empty file is an empty database
            Files.createFile(making.resolve(file));
        }
        Files.writeString(making.resolve(WORKSPACE), Resources.text(WORKSPACE));
        long rows;
        try (Penstock penstock = Penstock.open(making.resolve(WORKSPACE))) {
            rows = DemoData.make(penstock, seed, progress);
            settle(penstock);
        }
        takeAway();
        for (String file : FILES) {
            Files.move(making.resolve(file), folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.createDirectories(folder.resolve(MIGRATIONS));
        for (String script : DemoMigrations.scripts()) {
            Path file = MIGRATIONS.resolve(script);
            Files.move(making.resolve(file), folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(making.resolve(WORKSPACE), workspace(), StandardCopyOption.ATOMIC_MOVE);
        clear(making);
        new Mark(DemoData.VERSION, seed, rows).write(folder);
    }

    /**
     * Takes SQLite's log into the file, so that the file alone is the whole database: the engine's last connection may
     * be cut off while it closes, and then leaves its log behind.
     */
    private static void settle(Penstock penstock) throws IOException {
        for (Database database : penstock.databases()) {
            Row row =
                    database.query("PRAGMA wal_checkpoint(TRUNCATE)").toList(1).getFirst();
            if (!"0".equals(row.text("busy"))) {
                throw new IOException(database.name() + " was still in use when it had been made");
            }
        }
    }

    /** The databases go; a workspace file that somebody has changed stays beside the one to come. */
    private void takeAway() throws IOException {
        for (String file : FILES) {
            for (String ending : List.of("", "-wal", "-shm", "-journal")) {
                Files.deleteIfExists(folder.resolve(file + ending));
            }
        }
        if (Files.exists(workspace()) && !Files.readString(workspace()).equals(Resources.text(WORKSPACE))) {
            Files.move(workspace(), folder.resolve(WORKSPACE + ".before"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void clear(Path making) throws IOException {
        if (Files.exists(making)) {
            try (Stream<Path> left = Files.walk(making)) {
                for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                    // a connection that is closing takes its log away itself
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
            // it goes with the process
            System.getLogger(DemoFolder.class.getName())
                    .log(System.Logger.Level.DEBUG, "The demo's lock was not released", e);
        }
    }
}
