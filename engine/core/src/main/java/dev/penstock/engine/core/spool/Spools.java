package dev.penstock.engine.core.spool;

import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.StorageException;
import dev.penstock.engine.core.task.LongWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** The spools of one engine. */
public final class Spools implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Spools.class.getName());

    private final TempFolder folder;
    private final LongWork tasks;
    private final Executor callers;
    private final Set<DiskSpool> open = new HashSet<>();

    /**
     * Creates neither a spool nor a folder yet.
     *
     * @param parent the parent of the folder that the first spool creates
     * @param tasks runs the tasks that fill the spools
     * @param callers runs the asynchronous reads
     */
    public Spools(Path parent, LongWork tasks, Executor callers) {
        this.folder = new TempFolder(parent);
        this.tasks = tasks;
        this.callers = callers;
    }

    /** Deletes the files of dead processes in the parent folder. Blocks on the disk. */
    public void sweep() {
        OrphanedFolders.sweep(folder.parent());
    }

    /** Starts to copy the rows to a new spool, which then owns them. */
    public Spool spool(Rows rows) {
        try {
            DiskSpool spool = DiskSpool.start(rows, folder, tasks, callers, this::closed);
            synchronized (this) {
                open.add(spool);
            }
            return spool;
        } catch (RuntimeException refused) {
            try (rows) {
                throw refused;
            }
        }
    }

    private synchronized void closed(DiskSpool spool) {
        open.remove(spool);
    }

    /** Closes all open spools and deletes their folder. */
    @Override
    public void close() {
        List<DiskSpool> left;
        synchronized (this) {
            left = List.copyOf(open);
        }
        // cancel all before the first wait, so that they end in parallel
        left.forEach(spool -> spool.filling().cancel());
        for (DiskSpool spool : left) {
            try {
                spool.close();
            } catch (StorageException e) {
                LOG.log(System.Logger.Level.WARNING, "The file of a result cannot be deleted", e);
            }
        }
        try {
            folder.close();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The folder of results in " + folder.parent() + " cannot be deleted",
                    e);
        }
    }
}
