package dev.penstock.engine.api;

import dev.penstock.engine.api.spi.EngineProvider;
import java.nio.file.Path;
import java.util.List;

/**
 * The open engine over one workspace. Opening it reaches no server: pools fill when they are first used, and nodes
 * are watched from the first time that somebody asks for a topology or listens.
 *
 * <p>Safe for use by many threads. Closing it ends its databases, pools and threads; statements still running
 * get a moment to end and are then cut off.
 */
public interface Penstock extends AutoCloseable {

    /**
     * Opens the workspace in a file, without an environment.
     *
     * @throws WorkspaceException if the file has faults; it lists all of them
     */
    static Penstock open(Path workspaceFile) {
        return open(WorkspaceStore.at(workspaceFile).read(null));
    }

    /**
     * Opens a workspace that has been read.
     *
     * @throws WorkspaceException if a database of it asks for what its connector cannot do
     */
    static Penstock open(Workspace workspace) {
        return EngineProvider.load().open(workspace);
    }

    /** The workspace this engine was opened with. */
    Workspace workspace();

    /** All databases, in the order of the workspace file. */
    List<Database> databases();

    /**
     * One database by the name the workspace gives it.
     *
     * @throws UnknownDatabaseException if there is none; it names the nearest
     */
    Database database(String name);

    /** What has been counted and timed since the engine was opened. */
    Metrics metrics();

    /** The secrets that references of this workspace name. */
    SecretStore secrets();

    /**
     * Tells a listener of every event from now on, in order, on a thread of its own. A listener that cannot keep up
     * loses the oldest events and is told how many by {@link EngineEvent.Dropped}.
     */
    Subscription listen(EngineListener listener);

    /** Starts to copy the rows to disk, for random access; the spool owns the rows from now on. */
    Spool spool(Rows rows);

    /** Writes results in a format. */
    Exporter exporter(ExportFormat format);

    /** Closes all databases. Idempotent. */
    @Override
    void close();
}
