package dev.penstock.engine.core.files;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one thread of one process at a time do something to a file. The lock is a file of its own, which stays. */
public final class FileLock {
    /** A system's lock belongs to the process; its threads take turns here. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path lock;

    /** The lock of a file: {@code file.lock} beside it. Its folder is made when it is needed. */
    public FileLock(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        this.lock = absolute.resolveSibling(absolute.getFileName() + ".lock");
    }

    /**
     * Does it alone. Not reentrant.
     *
     * @throws StorageException if the lock cannot be had at all
     */
    public <T> T alone(Supplier<T> work) {
        ReentrantLock thread = THREADS.computeIfAbsent(lock, path -> new ReentrantLock());
        thread.lock();
        try (FileChannel channel = open();
                java.nio.channels.FileLock held = channel.lock()) {
            assert held.isValid();
            return work.get();
        } catch (IOException e) {
            throw new StorageException(
                    ErrorCode.STORAGE_FAILED,
                    "The lock " + lock + " cannot be had",
                    Diagnosis.of(Outcome.NOT_DONE, "See that its folder can be written by this user."),
                    e);
        } finally {
            thread.unlock();
        }
    }

    private FileChannel open() throws IOException {
        Path folder = lock.getParent();
        if (folder != null) {
            AtomicFile.folders(folder, AtomicFile.posix(folder));
        }
        return FileChannel.open(lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }
}
