package dev.penstock.engine.api;

import dev.penstock.engine.api.migration.Migrations;
import dev.penstock.engine.api.spi.EngineProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

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

    /** The workspace in force: the one this engine was opened with, or the one of the last {@link #update}. */
    Workspace workspace();

    /**
     * Takes over another reading of the workspace without a restart. Databases that are new come, those that are gone
     * are closed, those whose profile has changed get new pools; the others are not touched. A {@link Database} stays
     * the same object as long as its name is there.
     *
     * <p>Returns at once. What runs on a pool that goes may still end there for some seconds and is then cut; what
     * begins afterwards goes to the new one. A change of what needs no other connections, such as the safe mode or the
     * group, leaves the pools alone. Listeners keep listening and are told by {@link EngineEvent.WorkspaceChanged}.
     *
     * @param now of the same file
     * @throws WorkspaceException if a database of it asks for what its connector cannot do; nothing has changed then
     * @throws IllegalArgumentException if it was read from another file
     */
    void update(Workspace now);

    /**
     * Tests the connection to each node of a profile step by step, on separate connections. The profile need not be
     * part of the workspace; its references are resolved as those of the workspace are.
     *
     * <p>Each node yields all parts of {@link ConnectionStep.Part} in order; the parts behind a failed one are
     * {@link ConnectionStep.State#NOT_REACHED}. A node that cannot be reached does not fail the call. A cancel ends the
     * test at once and leaves no connection behind.
     *
     * @param listener receives each step when it has ended, on a thread of the engine
     * @return all steps; it fails with a {@link WorkspaceException} if the connector does not support the profile, and
     *     with a {@link CancelledException} after a cancel
     */
    Execution<List<ConnectionStep>> testAsync(Profile profile, Consumer<ConnectionStep> listener);

    /** All databases, in the order of the workspace file. */
    List<Database> databases();

    /**
     * One database by the name the workspace gives it.
     *
     * @throws UnknownDatabaseException if there is none; it names the nearest
     */
    Database database(String name);

    /**
     * The migrations of a database, on a caller's behalf. Reaches no server and reads no file.
     *
     * @throws UnknownDatabaseException if there is no database of this name
     * @throws UnsupportedException if there is no migrator for its engine
     */
    Migrations migrations(String database, Caller caller);

    /** What has been counted and timed since the engine was opened. */
    Metrics metrics();

    /** The secrets that references of this workspace name. */
    SecretStore secrets();

    /**
     * Secrets that are kept in memory until the engine closes, and are never written: {@code ${session:name}} in a
     * profile names one of them. They outlive an {@link #update}.
     */
    SecretStore sessionSecrets();

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
