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
     * No spool yet, and no folder.
     *
     * @param parent where a folder is made for them when it is needed
     * @param tasks fill them
     * @param callers run asynchronous reads
     */
    public Spools(Path parent, LongWork tasks, Executor callers) {
        this.folder = new TempFolder(parent);
        this.tasks = tasks;
        this.callers = callers;
    }

    /** Deletes what dead processes have left in the folder for temporary files. Takes as long as the disk does. */
    public void sweep() {
        Leftovers.sweep(folder.parent());
    }

    /** Begins to copy the rows, which it owns from now on. */
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

    /** Closes all that are open and deletes their folder. */
    @Override
    public void close() {
        List<DiskSpool> left;
        synchronized (this) {
            left = List.copyOf(open);
        }
        // all at once, so that they end side by side
        left.forEach(spool -> spool.filling().cancel());
        for (DiskSpool spool : left) {
            try {
                spool.close();
            } catch (StorageException e) {
                LOG.log(System.Logger.Level.WARNING, "A result stays on disk", e);
            }
        }
        try {
            folder.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A folder of results stays in " + folder.parent(), e);
        }
    }
}
