package dev.penstock.migrations;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationProblem;
import dev.penstock.engine.api.migration.MigrationReport;
import dev.penstock.engine.api.spi.MigrationRun;
import dev.penstock.engine.api.spi.MigrationTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** Runs one apply: checks the pending migrations once more and applies them. */
final class Apply {
    /** Statements that PostgreSQL cannot run in a transaction. A match in a comment only leads to a weaker lock. */
    private static final Pattern NON_TRANSACTIONAL = Pattern.compile(
            "\\b(concurrently|vacuum|reindex|cluster|tablespace|subscription|alter\\s+system|(create|drop)\\s+database)\\b",
            Pattern.CASE_INSENSITIVE);

    private final MigrationTarget target;
    private final List<Migration> seen;
    private final MigrationRun run;
    private final long startedAt = System.nanoTime();

    Apply(MigrationTarget target, List<Migration> seen, MigrationRun run) {
        this.target = target;
        this.seen = seen;
        this.run = run;
    }

    MigrationReport run() {
        FlywayFailures failures = new FlywayFailures(target.database());
        ApplyProgress progress = new ApplyProgress(run);
        try (StatementCanceller canceller = new StatementCanceller(progress)) {
            run.onStop(canceller::stop);
            List<Migration> pending = pending();
            run.total(pending.size());
            if (!pending.isEmpty()) {
                setup(pending, canceller).callbacks(progress).load().migrate();
            }
            return new MigrationReport(progress.ended(), Duration.ofNanos(System.nanoTime() - startedAt));
        } catch (FlywayException failure) {
            throw failures.translate(failure, progress, Duration.ofNanos(System.nanoTime() - startedAt));
        }
    }

    private FluentConfiguration setup(List<Migration> pending, StatementCanceller canceller) {
        FluentConfiguration setup = FlywaySetup.of(target, CancellableJdbc.over(target.dataSource(), canceller));
        boolean nonTransactional =
                target.engine() == EngineKind.POSTGRESQL && pending.stream().anyMatch(Apply::nonTransactional);
        return nonTransactional ? FlywaySetup.withSessionLock(setup) : setup;
    }

    private static boolean nonTransactional(Migration migration) {
        Path file = migration.file();
        return (migration.sql() != null
                        && NON_TRANSACTIONAL.matcher(migration.sql()).find())
                || (file != null && Files.exists(file.resolveSibling(file.getFileName() + ".conf")));
    }

    /** The pending migrations. Fails if one of them differs from the migrations that the caller has seen. */
    private List<Migration> pending() {
        List<Migration> all = new History(target).read();
        List<MigrationProblem> problems = Problems.all(all);
        if (!problems.isEmpty()) {
            throw refused(
                    problems.getFirst().code(),
                    Problems.first(problems),
                    problems.getFirst().advice());
        }
        List<Migration> pending = History.pending(all);
        Set<Shown> shown = seen.stream().map(Shown::of).collect(Collectors.toSet());
        for (Migration each : pending) {
            if (!shown.contains(Shown.of(each))) {
                throw refused(
                        ErrorCode.MIGRATION_NOT_SEEN,
                        each.script()
                                + " is new or has changed since the pending migrations were shown. Nothing was applied",
                        "Review the pending migrations and apply again.");
            }
        }
        return pending;
    }

    private MigrationException refused(ErrorCode code, String summary, String advice) {
        return new MigrationException(
                code, summary, Diagnosis.of(Outcome.NOT_DONE, advice).at(target.database(), null), null, null);
    }

    /**
     * A migration as the caller has seen it.
     *
     * @param script the name of its file
     * @param checksum the checksum of the file's content
     */
    private record Shown(String script, @Nullable Integer checksum) {
        private static Shown of(Migration migration) {
            return new Shown(migration.script(), migration.fileChecksum());
        }
    }
}
