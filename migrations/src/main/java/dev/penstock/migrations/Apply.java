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

/** One apply, from the last look at what is pending to its end. */
final class Apply {
    /** What PostgreSQL does outside of transactions alone. Found in a comment it costs nothing but a weaker lock. */
    private static final Pattern OUTSIDE = Pattern.compile(
            "\\b(concurrently|vacuum|reindex|cluster|tablespace|subscription|alter\\s+system|(create|drop)\\s+database)\\b",
            Pattern.CASE_INSENSITIVE);

    private final MigrationTarget target;
    private final List<Migration> seen;
    private final MigrationRun run;
    private final long begun = System.nanoTime();

    Apply(MigrationTarget target, List<Migration> seen, MigrationRun run) {
        this.target = target;
        this.seen = seen;
        this.run = run;
    }

    MigrationReport run() {
        FlywayFailures failures = new FlywayFailures(target.database());
        Course course = new Course(run);
        try (Stops stops = new Stops(course)) {
            run.onStop(stops::stop);
            List<Migration> pending = pending();
            run.total(pending.size());
            if (!pending.isEmpty()) {
                setup(pending, stops).callbacks(course).load().migrate();
            }
            return new MigrationReport(course.ended(), Duration.ofNanos(System.nanoTime() - begun));
        } catch (FlywayException failure) {
            throw failures.named(failure, course, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private FluentConfiguration setup(List<Migration> pending, Stops stops) {
        FluentConfiguration setup = FlywaySetup.of(target, StoppableJdbc.over(target.dataSource(), stops));
        boolean outside =
                target.engine() == EngineKind.POSTGRESQL && pending.stream().anyMatch(Apply::outside);
        return outside ? FlywaySetup.withSessionLock(setup) : setup;
    }

    private static boolean outside(Migration migration) {
        Path file = migration.file();
        return (migration.sql() != null && OUTSIDE.matcher(migration.sql()).find())
                || (file != null && Files.exists(file.resolveSibling(file.getFileName() + ".conf")));
    }

    /** What is pending now, and nothing else than what was shown. */
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
                                + " is new or has changed since what is pending was shown, so nothing was applied",
                        "Look at what is pending, and apply again.");
            }
        }
        return pending;
    }

    private MigrationException refused(ErrorCode code, String summary, String advice) {
        return new MigrationException(
                code, summary, Diagnosis.of(Outcome.NOT_DONE, advice).at(target.database(), null), null, null);
    }

    /**
     * A migration as it was shown.
     *
     * @param script its file's name
     * @param checksum of what the file holds
     */
    private record Shown(String script, @Nullable Integer checksum) {
        private static Shown of(Migration migration) {
            return new Shown(migration.script(), migration.fileChecksum());
        }
    }
}
