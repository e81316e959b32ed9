package dev.penstock.engine.core.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of one engine for its owner only, made when it is needed. While its process lives, a lock on a file in it
 * is held, so that others can tell it from one that was left behind; see {@link Leftovers}.
 */
final class TempFolder implements AutoCloseable {
    static final String PREFIX = "penstock-spool-";
    static final String LOCK = "in-use";

    private final Path parent;
    private @Nullable Held held;
    private long files;
    private boolean closed;

    TempFolder(Path parent) {
        this.parent = parent;
    }

    Path parent() {
        return parent;
    }

    /** The beginning of the names of this process's folders; a process number alone is used again. */
    static String ownPrefix() {
        ProcessHandle self = ProcessHandle.current();
        long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return PREFIX + self.pid() + "-" + Long.toHexString(started) + "-";
    }

    /** A new file in it. */
    synchronized SpoolFile newFile() throws IOException {
        if (closed) {
            throw new IOException("the engine has been closed");
        }
        Held folder = held;
        if (folder == null) {
            folder = Held.make(parent);
            held = folder;
        }
        return new SpoolFile(folder.path().resolve("result-" + ++files));
    }

    /** Deletes it with all that is in it. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        Held folder = held;
        held = null;
        if (folder != null) {
            folder.lock().close();
            delete(folder.path());
        }
    }

    /** Deletes such a folder; whoever else does so at the same time does no harm. */
    static void delete(Path folder) throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.toList();
        } catch (NoSuchFileException _) {
            // somebody else was first
            return;
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    private record Held(Path path, FileChannel lock) {
        /** The lock's file gets its name when it is locked: nobody ever finds it free while this process lives. */
        private static Held make(Path parent) throws IOException {
            Path folder = Files.createTempDirectory(parent, ownPrefix());
            Path unnamed = folder.resolve(LOCK + ".new");
            FileChannel lock = FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                lock.lock();
                Files.move(unnamed, folder.resolve(LOCK));
            } catch (IOException e) {
                try (lock) {
                    delete(folder);
                }
                throw e;
            }
            return new Held(folder, lock);
        }
    }
}
