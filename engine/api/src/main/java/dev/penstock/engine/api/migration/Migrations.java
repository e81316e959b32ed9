package dev.penstock.engine.api.migration;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.Task;
import java.nio.file.Path;
import java.util.List;

/**
 * The migrations of one database: the files in the folders that its profile names under {@code migrations.locations},
 * beside what its history says. Each call reads files and history anew and keeps nothing. Every statement takes the
 * engine's one way, on the primary. Safe for use by many threads; one apply at a time runs on a database, those of
 * other processes included, and another waits for it.
 */
public interface Migrations {

    /** Whose they are. */
    Database database();

    /** The folders, absolute, as the workspace names them; empty where it names none. */
    List<Path> locations();

    /**
     * Everything applied, in the order of the history, and then everything pending, in the order in which it would be
     * applied. A database without a history has applied nothing; asking does not make one.
     *
     * @throws MigrationException if no folder is named, one is not there, or a file's name is not a migration's
     * @throws PenstockException if the database cannot be asked
     */
    List<Migration> status();

    /** As {@link #status}, on a thread of the engine. */
    Execution<List<Migration>> statusAsync();

    /**
     * What must be mended before anything is applied: files changed after they were applied, files gone, failures, files
     * that came too late. Empty if all is well, whether something is pending or not.
     *
     * @throws PenstockException as {@link #status}
     */
    default List<MigrationProblem> validate() {
        return status().stream().flatMap(each -> each.problems().stream()).toList();
    }

    /** As {@link #validate}, on a thread of the engine. */
    default Execution<List<MigrationProblem>> validateAsync() {
        return statusAsync()
                .map(all ->
                        all.stream().flatMap(each -> each.problems().stream()).toList());
    }

    /**
     * Applies, in order, what is pending of what has been shown to whoever decided. A migration runs in a transaction
     * of its own where the engine can do that, so that a failure or a cancel leaves nothing of it behind; those before
     * it stay. Its failure is a {@link MigrationException} or a {@link dev.penstock.engine.api.CancelledException},
     * whose outcome is about the migration that ran.
     *
     * <p>A safe mode that asks must have been asked by whoever calls.
     *
     * @param seen the pending migrations as {@link #status} told them. Nothing is applied if something else is pending
     *     or a file has changed since; what another process has applied meanwhile is passed over
     * @throws RefusedException if the profile's safe mode is read-only
     */
    Task<MigrationReport> applyAsync(List<Migration> seen);
}
