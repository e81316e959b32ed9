package dev.penstock.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of migrations on every engine. */
abstract class MigrationsContract {
    @TempDir
    Path folder;

    abstract Site open(String... keys);

    @Test
    void status_beforeTheFirstApply_isAllPendingInOrderAndMakesNoHistory() {
        try (Site site = open()) {
            Path file = site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            site.write("V10__late.sql", "CREATE TABLE late (id INTEGER);\n");
            site.write("V2__stock.sql", "CREATE TABLE stock (id INTEGER);\n");
            site.write("R__view.sql", "CREATE VIEW shops AS SELECT id FROM shop;\n");

            List<Migration> all = site.migrations().status();

            assertThat(all).extracting(Migration::title).containsExactly("V1 shop", "V2 stock", "V10 late", "R view");
            assertThat(all).allMatch(Migration::pending);
            assertThat(all.getFirst().sql()).isEqualTo("CREATE TABLE shop (id INTEGER);\n");
            assertThat(all.getFirst().file()).isEqualTo(file);
            assertThat(all.getFirst().fileChecksum()).isNotNull();
            assertThat(all.getFirst().checksum()).isNull();
            assertThat(all.getFirst().took()).isNull();
            assertThat(site.migrations().validate()).isEmpty();
            assertThat(site.states()).as("asked again").hasSize(4).allMatch(each -> each.endsWith("PENDING"));
        }
    }

    @Test
    void apply_pending_appliesInOrderAndTellsWhoAndWhen() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\nINSERT INTO shop VALUES (7);\n");
            site.write("V2__stock.sql", "INSERT INTO shop VALUES (8);\n");
            site.write("R__view.sql", "CREATE VIEW shops AS SELECT id FROM shop;\n");

            var task = site.begin();

            assertThat(task.await().applied()).containsExactly("V1 shop", "V2 stock", "R view");
            assertThat(task.progress().done()).isEqualTo(3);
            assertThat(task.progress().total()).hasValue(3);
            assertThat(task.title()).isEqualTo("Applying migrations to shop");
            assertThat(site.ask("SELECT sum(id) FROM shops")).isEqualTo("15");
            Migration first = site.migrations().status().getFirst();
            assertThat(first.state()).isEqualTo(Migration.State.APPLIED);
            assertThat(first.rank()).isEqualTo(1);
            assertThat(first.installedBy()).isEqualTo(installedBy());
            assertThat(first.installedOn())
                    .isBetween(Instant.now().minusSeconds(300), Instant.now().plusSeconds(60));
            assertThat(first.checksum()).isEqualTo(first.fileChecksum());
            assertThat(first.took()).isGreaterThanOrEqualTo(Duration.ZERO);
            assertThat(site.apply()).as("again").isEmpty();
        }
    }

    /** The user in the history. */
    abstract String installedBy();

    @Test
    void apply_everyStatement_takesTheOneWay() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            List<Migration> pending = site.pending();
            Queue<StatementEvent.Started> started = site.listen();

            site.migrations().applyAsync(pending).await();

            waitFor(() -> started.stream().anyMatch(each -> each.text().startsWith("CREATE TABLE shop")));
            StatementEvent.Started create = started.stream()
                    .filter(each -> each.text().startsWith("CREATE TABLE shop"))
                    .findFirst()
                    .orElseThrow();
            assertThat(create.caller().application()).isEqualTo("test migration");
            assertThat(create.caller().user()).isEqualTo("ada");
            assertThat(create.intent()).isEqualTo(Intent.DDL);
            assertThat(started).anyMatch(each -> each.text().contains("flyway_schema_history"));
        }
    }

    @Test
    void apply_changedRepeatable_runsAgainAfterTheVersioned() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            site.write("R__fill.sql", "INSERT INTO shop VALUES (1);\n");
            site.apply();
            site.write("R__fill.sql", "INSERT INTO shop VALUES (10);\n");

            assertThat(site.states()).containsExactly("V1 APPLIED", "R OUTDATED", "R PENDING");
            assertThat(site.migrations().validate()).isEmpty();
            assertThat(site.apply()).containsExactly("R fill");
            assertThat(site.states()).containsExactly("V1 APPLIED", "R SUPERSEDED", "R APPLIED");
            assertThat(site.ask("SELECT sum(id) FROM shop")).isEqualTo("11");
        }
    }

    @Test
    void apply_changedVersioned_isRefusedAndNothingIsApplied() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            site.apply();
            site.write("V1__shop.sql", "CREATE TABLE shop (id BIGINT);\n");
            site.write("V2__stock.sql", "CREATE TABLE stock (id INTEGER);\n");

            MigrationException failure = failed(site);

            assertThat(failure.code()).isEqualTo(ErrorCode.MIGRATION_CHANGED);
            assertThat(failure).hasMessageContaining("V1__shop.sql has changed since it was applied: its checksum was");
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(site.states()).containsExactly("V1 CHANGED", "V2 PENDING");
            assertThat(codes(site)).containsExactly(ErrorCode.MIGRATION_CHANGED);
        }
    }

    @Test
    void validate_missingLateAndRenamed_namesEach() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            site.write("V3__stock.sql", "CREATE TABLE stock (id INTEGER);\n");
            site.write("V4__more.sql", "CREATE TABLE more (id INTEGER);\n");
            site.apply();
            site.delete("V1__shop.sql");
            site.write("V2__late.sql", "CREATE TABLE late (id INTEGER);\n");
            site.delete("V4__more.sql");
            site.write("V4__much_more.sql", "CREATE TABLE more (id INTEGER);\n");

            assertThat(site.states()).containsExactly("V1 MISSING", "V3 APPLIED", "V4 CHANGED", "V2 TOO_LATE");
            assertThat(codes(site))
                    .containsExactly(
                            ErrorCode.MIGRATION_MISSING, ErrorCode.MIGRATION_CHANGED, ErrorCode.MIGRATION_TOO_LATE);
            assertThat(failed(site))
                    .hasMessageContaining("V1__shop.sql was applied, but its file is missing; and 2 more");
        }
    }

    @Test
    void status_newerThanTheFiles_isOfTheFuture() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            site.write("V2__stock.sql", "CREATE TABLE stock (id INTEGER);\n");
            site.apply();
            site.delete("V2__stock.sql");

            assertThat(site.states()).containsExactly("V1 APPLIED", "V2 FUTURE");
            assertThat(site.apply()).isEmpty();
        }
    }

    @Test
    void status_baselineOfFlyway_isShownAsOne() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            site.write("V2__stock.sql", "CREATE TABLE stock (id INTEGER);\n");
            site.apply();
            Database database = site.penstock().database(Site.NAME);
            database.update("DELETE FROM flyway_schema_history WHERE version = '2'");
            database.update("UPDATE flyway_schema_history SET version = '2', type = 'BASELINE', checksum = NULL,"
                    + " description = 'as found', script = 'as found'");
            site.write("V3__more.sql", "CREATE TABLE more (id INTEGER);\n");

            assertThat(site.states())
                    .containsExactlyInAnyOrder("V1 BELOW_BASELINE", "V2 BASELINE", "V2 BELOW_BASELINE", "V3 PENDING");
            assertThat(site.migrations().status())
                    .filteredOn(each -> each.kind() == Migration.Kind.BASELINE)
                    .singleElement()
                    .satisfies(each -> assertThat(each.file()).isNull());
            assertThat(site.apply()).containsExactly("V3 more");
        }
    }

    @Test
    void apply_failsInTheMiddle_leavesNothingOfItAndKeepsThoseBefore() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            Path file = site.write(
                    "V2__stock.sql",
                    "-- stock\nCREATE TABLE stock (id INTEGER);\n\nINSERT INTO stock\n  VALUES (1, 'too many');\n");
            site.write("V3__more.sql", "CREATE TABLE more (id INTEGER);\n");

            MigrationException failure = failed(site);

            assertThat(failure.code()).isEqualTo(ErrorCode.MIGRATION_FAILED);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(failure.summary()).contains("V2 stock was rolled back; V1 shop was applied before it");
            assertThat(failure.diagnosis().database()).isEqualTo("shop");
            assertThat(failure.place()).hasValueSatisfying(place -> {
                assertThat(place.script()).isEqualTo("V2__stock.sql");
                assertThat(place.file()).isEqualTo(file);
                assertThat(place.line()).isBetween(4, 5);
                assertThat(place.statement()).startsWith("INSERT INTO stock");
            });
            assertThat(site.states()).containsExactly("V1 APPLIED", "V2 PENDING", "V3 PENDING");
            site.write("V2__stock.sql", "CREATE TABLE stock (id INTEGER);\n");
            assertThat(site.apply()).containsExactly("V2 stock", "V3 more");
        }
    }

    @Test
    void apply_somethingNotSeen_appliesNothing() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            List<Migration> seen = site.pending();
            site.write("V1__shop.sql", "CREATE TABLE shop (id BIGINT);\n");

            MigrationException failure = catchThrowableOfType(
                    MigrationException.class,
                    () -> site.migrations().applyAsync(seen).await());

            assertThat(failure.code()).isEqualTo(ErrorCode.MIGRATION_NOT_SEEN);
            assertThat(site.states()).containsExactly("V1 PENDING");
        }
    }

    @Test
    void apply_twoAtOnce_oneDoesAndTheOtherFindsItDone() {
        try (Site site = open();
                Site other = site.again()) {
            for (int i = 1; i <= 20; i++) {
                site.write("V" + i + "__t.sql", "CREATE TABLE t" + i + " (id INTEGER);\n");
            }
            var one = site.begin();
            var two = other.begin();

            assertThat(one.await().applied().size() + two.await().applied().size())
                    .isEqualTo(20);
            assertThat(site.states()).hasSize(20).allMatch(each -> each.endsWith("APPLIED"));
        }
    }

    @Test
    void apply_cancelledInALongStatement_stopsAtTheServerAndLeavesNothingOfIt() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            site.write("V2__long.sql", "CREATE TABLE half (id INTEGER);\n" + longStatement() + ";\n");
            site.write("V3__never.sql", "CREATE TABLE never (id INTEGER);\n");
            Queue<StatementEvent.Started> started = site.listen();
            var task = site.begin();
            waitFor(() -> started.stream().anyMatch(each -> each.text().startsWith("SELECT /* long */")));

            task.cancel();

            PenstockException failure = catchThrowableOfType(PenstockException.class, task::await);
            assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(failure.summary())
                    .isEqualTo("Cancelled: V2 long was rolled back; V1 shop was applied before it");
            assertThat(failure.diagnosis().took()).isLessThan(Duration.ofSeconds(30));
            assertThat(site.states()).containsExactly("V1 APPLIED", "V2 PENDING", "V3 PENDING");
        }
    }

    /** Begins with {@code SELECT /* long *}{@code /} and runs for minutes. */
    abstract String longStatement();

    @Test
    void apply_readOnly_isRefused() {
        try (Site site = open("safe-mode: read-only")) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            List<Migration> pending = site.pending();

            RefusedException failure = catchThrowableOfType(
                    RefusedException.class, () -> site.migrations().applyAsync(pending));

            assertThat(failure.code()).isEqualTo(ErrorCode.SAFE_MODE);
            assertThat(failure).hasMessageContaining("read-only");
        }
    }

    @Test
    void status_misnamedOrTwice_saysWhich() {
        try (Site site = open()) {
            site.write("V1_shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            assertThat(unread(site).code()).isEqualTo(ErrorCode.MIGRATION_NAME);
            assertThat(unread(site)).hasMessageContaining("V1_shop.sql");
            site.delete("V1_shop.sql");
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            site.write("V1.0__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
            assertThat(unread(site).code()).isEqualTo(ErrorCode.MIGRATION_TWICE);
            assertThat(unread(site)).hasMessageContaining("V1.0__shop.sql");
        }
    }

    @Test
    void status_folderMissingOrNotSet_saysWhatToWrite() {
        try (Site site = open("migrations: {locations: [migrations, elsewhere]}")) {
            assertThat(unread(site).code()).isEqualTo(ErrorCode.MIGRATION_FOLDER);
            assertThat(unread(site))
                    .hasMessageContaining(folder.resolve("elsewhere").toString());
        }
    }

    @Test
    void apply_tablesWithoutHistory_isRefused() {
        try (Site site = open()) {
            site.penstock().database(Site.NAME).update("CREATE TABLE already (id INTEGER)");
            site.write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");

            assertThat(failed(site).code()).isEqualTo(ErrorCode.MIGRATION_NO_HISTORY);
            assertThat(failed(site).outcome()).isEqualTo(Outcome.NOT_DONE);
        }
    }

    static MigrationException failed(Site site) {
        return catchThrowableOfType(MigrationException.class, site::apply);
    }

    static MigrationException unread(Site site) {
        return catchThrowableOfType(
                MigrationException.class, () -> site.migrations().status());
    }

    static List<ErrorCode> codes(Site site) {
        return site.migrations().validate().stream().map(MigrationProblem::code).toList();
    }

    static void waitFor(java.util.function.BooleanSupplier condition) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("It did not come about in 60 s");
            }
            Thread.onSpinWait();
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
