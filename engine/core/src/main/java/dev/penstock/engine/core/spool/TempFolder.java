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
 * A folder of one engine, readable only for its owner and created at its first use. While the process lives, it holds a
 * lock on a file in the folder, so that other processes can recognize the folders of dead ones; see {@link OrphanedFolders}.
 */
final class TempFolder implements AutoCloseable {
    static final String PREFIX = "penstock-spool-";
    static final String LOCK = "in-use";

    private final Path parent;
    private @Nullable LockedFolder held;
    private long files;
    private boolean closed;

    TempFolder(Path parent) {
        this.parent = parent;
    }

    Path parent() {
        return parent;
    }

    /** The prefix of this process's folders. A process id alone is not unique, because systems reuse it. */
    static String ownPrefix() {
        ProcessHandle self = ProcessHandle.current();
        long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return PREFIX + self.pid() + "-" + Long.toHexString(started) + "-";
    }

    /** Creates a file in the folder. */
    synchronized SpoolFile newFile() throws IOException {
        if (closed) {
            throw new IOException("the engine is closed");
        }
        LockedFolder folder = held;
        if (folder == null) {
            folder = LockedFolder.make(parent);
            held = folder;
        }
        return new SpoolFile(folder.path().resolve("result-" + ++files));
    }

    /** Deletes the folder with its content. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        LockedFolder folder = held;
        held = null;
        if (folder != null) {
            folder.lock().close();
            delete(folder.path());
        }
    }

    /** Deletes such a folder. A concurrent deletion by another process does no harm. */
    static void delete(Path folder) throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.toList();
        } catch (NoSuchFileException _) {
            // another process was faster
            return;
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    private record LockedFolder(Path path, FileChannel lock) {
        /**
         * The lock file gets its name only after it is locked, so that no process finds it unlocked while this process
         * lives.
         */
        private static LockedFolder make(Path parent) throws IOException {
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
            return new LockedFolder(folder, lock);
        }
    }
}
