package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.Migration.Kind;
import dev.penstock.engine.api.migration.Migration.State;
import dev.penstock.engine.api.migration.MigrationProblem;
import dev.penstock.engine.api.migration.MigrationReport;
import dev.penstock.engine.api.migration.Migrations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Migrations that are as a test says, and an apply that ends when it says. */
public final class FakeMigrations implements Migrations {
    private static final Path FOLDER = Path.of("/srv/shop/migrations/orders");

    private volatile List<Migration> all = List.of();
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable RefusedException refusal;
    private volatile FakeTask<MigrationReport> task = new FakeTask<>("Applying migrations to orders");
    private final List<List<Migration>> applied = new ArrayList<>();

    /** From now on the status is this. */
    public void are(Migration... migrations) {
        all = List.of(migrations);
        failure = null;
    }

    /** From now on nothing can be read. */
    public void fail(RuntimeException why) {
        failure = why;
    }

    /** From now on an apply is refused. */
    public void refuse(RefusedException why) {
        refusal = why;
    }

    /** The task of the next apply, or of the one under way. */
    public FakeTask<MigrationReport> task() {
        return task;
    }

    /** What was to be applied, each time. */
    public List<List<Migration>> applied() {
        return applied;
    }

    /** One with a file. */
    public static Migration migration(int rank, @Nullable String version, String description, State state, String sql) {
        boolean ran = rank > 0;
        String script = (version == null ? "R" : "V" + version) + "__" + description.replace(' ', '_') + ".sql";
        return new Migration(
                rank,
                version == null ? Kind.REPEATABLE : Kind.VERSIONED,
                version,
                description,
                script,
                state,
                FOLDER.resolve(script),
                sql,
                sql.hashCode(),
                ran ? Integer.valueOf(sql.hashCode()) : null,
                ran ? Instant.parse("2026-11-20T08:30:00Z").plusSeconds(60L * rank) : null,
                ran ? "app" : null,
                ran ? Duration.ofMillis(12L * rank) : null,
                List.of());
    }

    /** The same with something to mend. */
    public static Migration troubled(Migration migration, MigrationProblem problem) {
        return new Migration(
                migration.rank(),
                migration.kind(),
                migration.version(),
                migration.description(),
                migration.script(),
                migration.state(),
                migration.file(),
                migration.sql(),
                migration.fileChecksum(),
                migration.checksum(),
                migration.installedOn(),
                migration.installedBy(),
                migration.took(),
                List.of(problem));
    }

    @Override
    public Database database() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Path> locations() {
        return List.of(FOLDER);
    }

    @Override
    public List<Migration> status() {
        RuntimeException why = failure;
        if (why != null) {
            throw why;
        }
        return all;
    }

    @Override
    public Execution<List<Migration>> statusAsync() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Task<MigrationReport> applyAsync(List<Migration> seen) {
        RefusedException why = refusal;
        if (why != null) {
            throw why;
        }
        applied.add(seen);
        if (task.isDone()) {
            task = new FakeTask<>("Applying migrations to orders");
        }
        return task;
    }
}
