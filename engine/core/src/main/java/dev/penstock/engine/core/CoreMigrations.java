package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationReport;
import dev.penstock.engine.api.migration.Migrations;
import dev.penstock.engine.api.spi.MigrationTarget;
import dev.penstock.engine.api.spi.Migrator;
import dev.penstock.engine.core.files.FileLock;
import dev.penstock.engine.core.task.LongWork;
import dev.penstock.engine.core.task.RunningTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One database's migrations on a caller's behalf: what is checked before the migrator is asked, and its turns. */
final class CoreMigrations implements Migrations {
    private final CoreDatabase database;
    private final Caller caller;
    private final Migrator migrator;
    private final LongWork tasks;

    CoreMigrations(CoreDatabase database, Caller caller, Migrator migrator, LongWork tasks) {
        this.database = database;
        this.caller = new Caller(caller.user(), caller.application() + " migration");
        this.migrator = migrator;
        this.tasks = tasks;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public List<Path> locations() {
        return database.profile().migrations();
    }

    @Override
    public List<Migration> status() {
        return statusAsync().await();
    }

    /** On a thread of the tasks, because SQLite holds the thread that asks it. */
    @Override
    public Execution<List<Migration>> statusAsync() {
        database.requireOpen();
        CancellableWork work = new CancellableWork();
        return tasks.start("Reading the migrations of " + database.name(), "migrations", -1, work::cancel, task -> {
            checkFolders();
            return migrator.status(target(work));
        });
    }

    @Override
    public Task<MigrationReport> applyAsync(List<Migration> seen) {
        database.requireOpen();
        if (database.profile().safeMode() == Profile.SafeMode.READ_ONLY) {
            throw new RefusedException(
                    ErrorCode.SAFE_MODE,
                    "The safe mode of '" + database.name() + "' is read-only, so no migration is applied to it",
                    Diagnosis.of(
                            Outcome.NOT_DONE,
                            "Change safe-mode in " + database.profile().place().file() + " if it may be changed."),
                    null);
        }
        CoreMigrationRun run = new CoreMigrationRun();
        return tasks.start(
                "Applying migrations to " + database.name(),
                "migrations",
                -1,
                run::stop,
                task -> apply(seen, run, task));
    }

    private MigrationReport apply(List<Migration> seen, CoreMigrationRun run, RunningTask<MigrationReport> task) {
        run.tells(task);
        checkFolders();
        checkPool();
        MigrationReport report = inTurn(task, () -> migrator.apply(target(run), seen, run));
        // the migrator knows nothing of the wait for its turn
        return new MigrationReport(report.applied(), task.progress().elapsed());
    }

    /** One apply at a time in this process; and where the engine has no lock for that, in others. */
    private MigrationReport inTurn(RunningTask<MigrationReport> task, Supplier<MigrationReport> work) {
        Path file = file();
        return file == null
                ? database.migrationLock().alone(task::checkpoint, work)
                : new FileLock(file.resolveSibling(file.getFileName() + ".migrations")).alone(task::checkpoint, work);
    }

    /** The database's file; null if it is at a server or in memory. */
    private @Nullable Path file() {
        Profile profile = database.profile();
        if (profile.nodes().getFirst() instanceof NodeAddress.File(Path file)) {
            return file;
        }
        if (profile.engine() != EngineKind.SQLITE) {
            return null;
        }
        // a URL has many ways to say it; SQLite knows what it has opened
        try (Rows rows = database.session(caller).query("select file from pragma_database_list where name = 'main'")) {
            String file = rows.toList(1).getFirst().text(0);
            return file == null || file.isEmpty() ? null : Path.of(file);
        }
    }

    private MigrationTarget target(OperationObserver observer) {
        CoreSession session = new CoreSession(database, caller);
        return new MigrationTarget(
                database.profile(),
                caller.user(),
                session.face(DataSource.class, new CoreGate(session, GateRules.migrating(observer))));
    }

    private void checkFolders() {
        Profile profile = database.profile();
        if (profile.migrations().isEmpty()) {
            throw refused(
                    ErrorCode.MIGRATIONS_NOT_SET,
                    "'" + profile.name() + "' names no folder of migrations",
                    "Write migrations: {locations: [migrations/" + profile.name() + "]} under '" + profile.name()
                            + "' in " + profile.place().file() + ".");
        }
        for (Path folder : profile.migrations()) {
            if (!Files.isDirectory(folder)) {
                throw refused(
                        ErrorCode.MIGRATION_FOLDER,
                        Files.exists(folder)
                                ? "The migrations of '" + profile.name() + "' are to be in " + folder
                                        + ", which is no folder"
                                : "The folder of migrations " + folder + " of '" + profile.name() + "' is not there",
                        "Make it, or correct migrations.locations in "
                                + profile.place().file() + ".");
            }
        }
    }

    /** PostgreSQL's history is written on a connection of its own, so that a failure does not take it back. */
    private void checkPool() {
        Profile profile = database.profile();
        int needed = profile.engine() == EngineKind.SQLITE ? 1 : 2;
        if (profile.pool().max() < needed) {
            throw refused(
                    ErrorCode.MIGRATION_POOL,
                    "Migrations of " + profile.engine().title() + " need " + needed
                            + " connections, and the pool of '" + profile.name() + "' has "
                            + profile.pool().max() + " at most",
                    "Write pool: {max: " + needed + "} or more in "
                            + profile.place().file() + ".");
        }
    }

    private MigrationException refused(ErrorCode code, String summary, String advice) {
        return new MigrationException(
                code, summary, Diagnosis.of(Outcome.NOT_DONE, advice).at(database.name(), null), null, null);
    }
}
