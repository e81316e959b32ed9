package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationProblem;
import dev.penstock.engine.api.migration.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Migrations of a real SQLite file: what the engine adds to a migrator. */
@Timeout(120)
class CoreMigrationsIT {
    /** Runs for minutes. */
    private static final String LONG = "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
            + " where i < 100000000000) select count(*) from n";

    @TempDir
    Path folder;

    private final SqliteFiles files = SqliteFiles.create();
    private final Path file = files.database(ScriptedMigrator.HISTORY, "create table item (name text unique)");

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void apply_pending_tellsHowFarItHasGotAndWhatItDid() throws IOException {
        try (MigratedFile site = open("insert into item values ('a')", "insert into item values ('b')")) {
            Migrations migrations = site.migrations();
            List<Migration> all = migrations.status();
            assertThat(all).extracting(Migration::title).containsExactly("V1 step", "V2 step");
            assertThat(all).allMatch(Migration::pending);
            assertThat(migrations.locations()).containsExactly(folder.resolve("migrations"));
            assertThat(migrations.database()).isSameAs(site.database());

            var task = migrations.applyAsync(all);

            assertThat(task.await().applied()).containsExactly("V1 step", "V2 step");
            assertThat(task.title()).isEqualTo("Applying migrations to it");
            assertThat(task.progress().unit()).isEqualTo("migrations");
            assertThat(task.progress().total()).hasValue(2);
            assertThat(task.progress().done()).isEqualTo(2);
            assertThat(site.states()).containsExactly(Migration.State.APPLIED, Migration.State.APPLIED);
            assertThat(items(site)).isEqualTo("a,b");
            assertThat(site.begin().await().applied()).as("again").isEmpty();
            assertThat(Engines.leases(site.database())).isZero();
        }
    }

    @Test
    void apply_notSeen_isTheMigratorsToRefuse() throws IOException {
        try (MigratedFile site = open("insert into item values ('a')")) {
            MigrationException refused = catchThrowableOfType(
                    MigrationException.class,
                    () -> site.migrations().applyAsync(List.of()).await());

            assertThat(refused.code()).isEqualTo(ErrorCode.MIGRATION_NOT_SEEN);
            assertThat(site.states()).containsExactly(Migration.State.PENDING);
        }
    }

    @Test
    void validate_changedMigration_namesItInBothTwins() throws IOException {
        try (MigratedFile site = open("insert into item values ('a')")) {
            assertThat(site.migrations().validate()).isEmpty();
            site.begin().await();
        }
        try (MigratedFile site = open("insert into item values ('changed')", "insert into item values ('b')")) {
            List<MigrationProblem> problems = site.migrations().validate();

            assertThat(problems).extracting(MigrationProblem::code).containsExactly(ErrorCode.MIGRATION_CHANGED);
            assertThat(problems.getFirst().migration()).isEqualTo("V1 step");
            assertThat(site.migrations().validateAsync().await()).isEqualTo(problems);
            assertThat(site.states()).containsExactly(Migration.State.CHANGED, Migration.State.PENDING);
        }
    }

    @Test
    void apply_everyStatement_takesTheOneWayForItsCaller() throws IOException {
        try (MigratedFile site = open("insert into item values ('a')")) {
            List<StatementEvent.Started> started = new CopyOnWriteArrayList<>();
            try (Subscription _ = listen(site, started)) {
                site.begin().await();
                Await.until(() -> started.stream().anyMatch(each -> each.text().startsWith("insert into applied")));
            }

            assertThat(started)
                    .extracting(StatementEvent.Started::text)
                    .contains("insert into item values ('a')", "COMMIT");
            assertThat(started).allSatisfy(each -> {
                assertThat(each.caller().user()).isEqualTo("ada");
                assertThat(each.caller().application()).isEqualTo("test migration");
                assertThat(each.intent()).isEqualTo(Intent.DDL);
            });
        }
    }

    @Test
    void apply_failure_isPassedOnWithItsPlaceAndKeepsThoseBefore() throws IOException {
        String rejected = "insert into item values ('a')";
        try (MigratedFile site = open("insert into item values ('a')", rejected, "insert into item values ('c')")) {
            var task = site.begin();
            MigrationException failure = catchThrowableOfType(MigrationException.class, task::await);

            assertThat(failure.code()).isEqualTo(ErrorCode.MIGRATION_FAILED);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(failure.summary())
                    .startsWith("V2__step.sql line 1 failed: ")
                    .contains("UNIQUE");
            assertThat(failure.place()).hasValueSatisfying(place -> {
                assertThat(place.migration()).isEqualTo("V2 step");
                assertThat(place.statement()).isEqualTo(rejected);
            });
            Throwable driver = Objects.requireNonNull(failure.getCause());
            assertThat(Stream.concat(Stream.of(driver.getCause()), Stream.of(driver.getSuppressed())))
                    .as("the driver's exception has the engine's own beside it")
                    .hasAtLeastOneElementOfType(StatementException.class);
            assertThat(task.progress().done()).isEqualTo(1);
            assertThat(task.progress().total()).hasValue(3);
            assertThat(site.states())
                    .containsExactly(Migration.State.APPLIED, Migration.State.PENDING, Migration.State.PENDING);
            assertThat(items(site)).isEqualTo("a");
        }
    }

    @Test
    void apply_cancelledWhileAStatementRuns_stopsItAndLeavesNothingOfIt() throws IOException {
        try (MigratedFile site = open("insert into item values ('a')", LONG, "insert into item values ('c')")) {
            List<StatementEvent.Started> started = new CopyOnWriteArrayList<>();
            var task = begunLong(site, started);
            assertThat(task.progress().done()).isEqualTo(1);

            task.cancel();

            PenstockException stopped = catchThrowableOfType(PenstockException.class, task::await);
            assertThat(stopped.code()).isEqualTo(ErrorCode.CANCELLED);
            assertThat(stopped.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(site.states())
                    .containsExactly(Migration.State.APPLIED, Migration.State.PENDING, Migration.State.PENDING);
            assertThat(items(site)).isEqualTo("a");
            assertThat(Engines.leases(site.database())).isZero();
        }
    }

    @Test
    void close_whileAStatementRuns_cancelsTheApplyAndWaitsForItsEnd() throws IOException {
        MigratedFile site = open("insert into item values ('a')", LONG);
        var task = begunLong(site, new CopyOnWriteArrayList<>());

        site.close();

        assertThat(task.isDone()).isTrue();
        assertThat(catchThrowableOfType(PenstockException.class, task::await).code())
                .isEqualTo(ErrorCode.CANCELLED);
        try (MigratedFile again = open("insert into item values ('a')", LONG)) {
            assertThat(again.states()).containsExactly(Migration.State.APPLIED, Migration.State.PENDING);
        }
    }

    @Test
    void apply_connection_isLentToNobodyElseAfterwards() throws IOException {
        try (MigratedFile site = MigratedFile.open(
                folder,
                ScriptedMigrator.sqlite("create temp table left_behind (i integer)"),
                "engine: sqlite",
                "file: " + file,
                "migrations: {locations: [migrations]}",
                "pool: {max: 1}")) {
            assertThat(items(site)).isNull();
            assertThat(idle(site))
                    .as("an ordinary statement's connection stays")
                    .isOne();

            site.begin().await();

            assertThat(idle(site)).isZero();
            assertThat(catchThrowableOfType(
                                    StatementException.class,
                                    () -> site.database().query("select i from left_behind"))
                            .code())
                    .isEqualTo(ErrorCode.STATEMENT_REJECTED);
        }
    }

    private static int idle(MigratedFile site) {
        return site.database().pools().getFirst().idle();
    }

    /** An apply whose second migration has begun. */
    private static Task<?> begunLong(MigratedFile site, List<StatementEvent.Started> started) {
        Subscription subscription = listen(site, started);
        var task = site.begin();
        Await.until(() -> started.stream().anyMatch(each -> each.text().equals(LONG)));
        subscription.close();
        return task;
    }

    private static Subscription listen(MigratedFile site, List<StatementEvent.Started> started) {
        return site.penstock().listenStatements(event -> {
            if (event instanceof StatementEvent.Started each) {
                started.add(each);
            }
        });
    }

    private static @Nullable String items(MigratedFile site) {
        return Engines.one(site.database(), "select group_concat(name) from (select name from item order by name)");
    }

    private MigratedFile open(String... script) throws IOException {
        return MigratedFile.open(folder, file, ScriptedMigrator.sqlite(script));
    }
}
