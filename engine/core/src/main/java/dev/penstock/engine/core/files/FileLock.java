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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A lock on a file, exclusive across threads and processes. The lock is a separate file, which is never deleted. */
public final class FileLock {
    /** An operating system's lock belongs to the process; these locks exclude the threads of this process. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private static final long LOOK_MILLIS = 50;

    private final Path lock;

    /** Creates the lock of a file: {@code file.lock} in the same folder. The first use creates the folder. */
    public FileLock(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        this.lock = absolute.resolveSibling(absolute.getFileName() + ".lock");
    }

    /**
     * Runs the work with the lock. Not reentrant.
     *
     * @throws StorageException if the lock file cannot be opened or locked
     */
    public <T> T alone(Supplier<T> work) {
        ReentrantLock thread = thread();
        thread.lock();
        try (FileChannel channel = open();
                java.nio.channels.FileLock held = channel.lock()) {
            assert held.isValid();
            return work.get();
        } catch (IOException e) {
            throw unavailable(e);
        } finally {
            thread.unlock();
        }
    }

    /**
     * Like {@link #alone(Supplier)}, but the wait for the lock can be given up.
     *
     * @param checkpoint runs repeatedly during the wait; it throws to give up
     */
    public <T> T alone(Runnable checkpoint, Supplier<T> work) {
        ReentrantLock thread = thread();
        try {
            do {
                checkpoint.run();
            } while (!thread.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException("Unexpected interrupt during a wait for a lock", e);
        }
        try (FileChannel channel = open();
                java.nio.channels.FileLock held = poll(channel, checkpoint)) {
            assert held.isValid();
            return work.get();
        } catch (IOException e) {
            throw unavailable(e);
        } finally {
            thread.unlock();
        }
    }

    private static java.nio.channels.FileLock poll(FileChannel channel, Runnable checkpoint) throws IOException {
        java.nio.channels.FileLock held = channel.tryLock();
        while (held == null) {
            checkpoint.run();
            LockSupport.parkNanos(LOOK_MILLIS * 1_000_000);
            held = channel.tryLock();
        }
        return held;
    }

    private ReentrantLock thread() {
        return THREADS.computeIfAbsent(lock, path -> new ReentrantLock());
    }

    private StorageException unavailable(IOException cause) {
        return new StorageException(
                ErrorCode.STORAGE_FAILED,
                "The lock " + lock + " cannot be acquired",
                Diagnosis.of(Outcome.NOT_DONE, "Check that this user has write permission for its folder."),
                cause);
    }

    private FileChannel open() throws IOException {
        Path folder = lock.getParent();
        if (folder != null) {
            AtomicFile.folders(folder, AtomicFile.posix(folder));
        }
        return FileChannel.open(lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }
}
