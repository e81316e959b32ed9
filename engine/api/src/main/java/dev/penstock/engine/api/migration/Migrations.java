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
 * The migrations of one database: the files in the folders of {@code migrations.locations}, combined with the history
 * in the database. Each call reads files and history again. All statements run through the engine on the primary.
 * Thread-safe. Only one apply runs on a database at a time, across all processes; others wait for it.
 */
public interface Migrations {

    /** The database. */
    Database database();

    /** The absolute paths of the folders; empty if the workspace has none. */
    List<Path> locations();

    /**
     * The applied migrations in the order of the history, then the pending ones in the order in which an apply would
     * run them. This call does not create a history.
     *
     * @throws MigrationException if the workspace has no folder, a folder is missing, or the name of a file is invalid
     * @throws PenstockException if the database cannot be queried
     */
    List<Migration> status();

    /** Like {@link #status}, on a thread of the engine. */
    Execution<List<Migration>> statusAsync();

    /**
     * The problems that prevent an apply: changed or missing files of applied migrations, failed migrations, and
     * pending versions that are too low. Pending migrations alone are no problem.
     *
     * @throws PenstockException like {@link #status}
     */
    default List<MigrationProblem> validate() {
        return status().stream().flatMap(each -> each.problems().stream()).toList();
    }

    /** Like {@link #validate}, on a thread of the engine. */
    default Execution<List<MigrationProblem>> validateAsync() {
        return statusAsync()
                .map(all ->
                        all.stream().flatMap(each -> each.problems().stream()).toList());
    }

    /**
     * Applies the pending migrations in order. If the engine supports it, each migration runs in its own transaction,
     * so that a failure or a cancel rolls it back and keeps the earlier ones. The failure is a
     * {@link MigrationException} or a {@link dev.penstock.engine.api.CancelledException} with the outcome of the failed
     * migration.
     *
     * <p>If the safe mode requires a confirmation, the caller must obtain it before the call.
     *
     * @param seen the pending migrations from {@link #status} that the caller has reviewed. If another migration is
     *     pending or a file has changed since, nothing is applied. Migrations that another process has applied
     *     meanwhile are skipped
     * @throws RefusedException if the safe mode of the profile is read-only
     */
    Task<MigrationReport> applyAsync(List<Migration> seen);
}
