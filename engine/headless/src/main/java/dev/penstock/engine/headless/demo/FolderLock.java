package dev.penstock.engine.headless.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Prevents two processes from creating the demo in one folder, and from replacing it while another process uses it. */
final class FolderLock implements AutoCloseable {
    static final String NAME = ".lock";

    private final FileChannel channel;
    private @Nullable FileLock lock;

    FolderLock(Path folder) throws IOException {
        channel = FileChannel.open(
                folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Acquires the exclusive lock for the creation. Returns false if another process uses the demo. */
    boolean lockForCreation() throws IOException {
        return take(false);
    }

    /** Acquires the shared lock. Returns false if another process creates the demo. */
    boolean lockForUse() throws IOException {
        FileLock held = lock;
        if (held != null) {
            held.release();
        }
        return take(true);
    }

    private boolean take(boolean shared) throws IOException {
        try {
            lock = channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        return lock != null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
