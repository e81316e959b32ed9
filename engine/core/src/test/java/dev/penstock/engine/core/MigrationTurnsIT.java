package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.migration.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Migrations that wait: for another apply of this process or of another, and for a connection. */
@Timeout(120)
class MigrationTurnsIT {
    private static final Duration A_WHILE = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private final SqliteFiles files = SqliteFiles.create();
    private final Path file = files.database(ScriptedMigrator.HISTORY, "create table item (name text unique)");
    private final ScriptedMigrator migrator = ScriptedMigrator.sqlite(MigratingProcess.STATEMENT);

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void apply_twoAtOnceOfOneEngine_oneDoesAndTheOtherFindsItDone() throws Exception {
        try (MigratedFile site = MigratedFile.open(folder, file, migrator)) {
            twoAtOnce(site, site);
        }
    }

    @Test
    void apply_twoEnginesOnOneFile_oneDoesAndTheOtherFindsItDone() throws Exception {
        try (MigratedFile site = MigratedFile.open(folder, file, migrator);
                MigratedFile other = MigratedFile.open(folder, file, migrator)) {
            twoAtOnce(site, other);
        }
    }

    @Test
    void apply_twoEnginesOnOneFileByUrl_oneDoesAndTheOtherFindsItDone() throws Exception {
        try (MigratedFile site = byUrl(file.toString());
                MigratedFile other = byUrl("file:" + file + "?foreign_keys=on")) {
            twoAtOnce(site, other);
        }
    }

    @Test
    void apply_databaseInMemory_needsNoFileForItsTurn() throws Exception {
        try (MigratedFile site = byUrl("file:turns?mode=memory&cache=shared")) {
            site.database().update(ScriptedMigrator.HISTORY);
            site.database().update("create table item (name text unique)");
            assertThat(site.begin().await().applied()).containsExactly("V1 step");
        }
    }

    private MigratedFile byUrl(String url) throws IOException {
        return MigratedFile.open(
                folder,
                migrator,
                "engine: sqlite",
                "url: \"jdbc:sqlite:" + url + "\"",
                "migrations: {locations: [migrations]}");
    }

    @Test
    void apply_twoAtOnceOnPostgres_oneDoesAndTheOtherFindsItDone() throws Exception {
        ScriptedMigrator postgres = new ScriptedMigrator(Set.of(EngineKind.POSTGRESQL), MigratingProcess.STATEMENT);
        try (TestDatabase server = PostgresServer.shared().createDatabase()) {
            Files.writeString(folder.resolve("password"), server.password());
            try (MigratedFile site = MigratedFile.open(
                    folder,
                    postgres,
                    "engine: postgresql",
                    "nodes: [\"" + server.host() + ":" + server.port() + "\"]",
                    "name: " + server.name(),
                    "username: " + server.username(),
                    "password: ${file:password}",
                    "tls: {mode: disable}",
                    "migrations: {locations: [migrations]}")) {
                site.database().update(ScriptedMigrator.HISTORY);
                site.database().update("create table item (name text unique)");
                twoAtOnce(site, site, postgres);
            }
        }
    }

    private void twoAtOnce(MigratedFile site, MigratedFile other) throws InterruptedException {
        twoAtOnce(site, other, migrator);
    }

    private static void twoAtOnce(MigratedFile site, MigratedFile other, ScriptedMigrator migrator)
            throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        migrator.atBegin = () -> await(gate);
        List<Migration> pending = other.pending();
        var first = site.begin();
        Await.until(() -> migrator.begun.get() == 1);

        var second = other.migrations().applyAsync(pending);
        Thread.sleep(A_WHILE);
        assertThat(migrator.begun).as("the other waits").hasValue(1);
        gate.countDown();

        assertThat(first.await().applied()).containsExactly("V1 step");
        assertThat(second.await().applied()).isEmpty();
        assertThat(second.await().took()).as("its wait included").isGreaterThanOrEqualTo(A_WHILE);
        assertThat(migrator.begun).hasValue(2);
        assertThat(migrator.most).hasValue(1);
        assertThat(count(site)).isEqualTo("1");
    }

    @Test
    void apply_cancelledWhileItWaitsForItsTurn_endsAndLeavesTheOtherAlone() throws Exception {
        try (MigratedFile site = MigratedFile.open(folder, file, migrator)) {
            CountDownLatch gate = new CountDownLatch(1);
            migrator.atBegin = () -> await(gate);
            List<Migration> pending = site.pending();
            var first = site.begin();
            Await.until(() -> migrator.begun.get() == 1);
            var second = site.migrations().applyAsync(pending);

            second.cancel();

            CancelledException cancelled = catchThrowableOfType(CancelledException.class, second::await);
            assertThat(cancelled.code()).isEqualTo(ErrorCode.CANCELLED);
            assertThat(cancelled.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(cancelled.summary()).isEqualTo("Applying migrations to it was cancelled");
            assertThat(first.isDone()).isFalse();
            gate.countDown();
            assertThat(first.await().applied()).containsExactly("V1 step");
            assertThat(migrator.begun).hasValue(1);
        }
    }

    @Test
    void apply_anotherProcessIsAtIt_waitsAndThenFindsItDone() throws Exception {
        Process other = MigratingProcess.start(folder, file);
        try (MigratedFile site = MigratedFile.open(folder, file, migrator)) {
            List<Migration> pending = site.pending();
            assertThat(other.getInputStream().read()).isEqualTo('h');
            assertThat(file.resolveSibling(file.getFileName() + ".migrations.lock"))
                    .exists();
            var calledOff = site.migrations().applyAsync(pending);
            var waiting = site.migrations().applyAsync(pending);
            Thread.sleep(A_WHILE);
            calledOff.cancel();

            assertThat(catchThrowableOfType(CancelledException.class, calledOff::await)
                            .outcome())
                    .isEqualTo(Outcome.NOT_DONE);
            assertThat(migrator.begun).hasValue(0);
            assertThat(waiting.isDone()).isFalse();
            other.getOutputStream().close();

            assertThat(waiting.await().applied()).isEmpty();
            assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(other.exitValue()).isZero();
            assertThat(site.states()).containsExactly(Migration.State.APPLIED);
            assertThat(count(site)).isEqualTo("1");
        } finally {
            other.destroy();
        }
    }

    @Test
    void statusAndApply_cancelledWhileThePoolIsFull_wereCancelled() throws Exception {
        try (MigratedFile site = full();
                Connection held = site.database()
                        .session(Caller.of("holder"))
                        .dataSource()
                        .getConnection();
                Statement holding = held.createStatement()) {
            holding.execute("select 1");
            for (Execution<?> waiting :
                    List.of(site.migrations().statusAsync(), site.migrations().applyAsync(List.of()))) {
                Await.until(() -> site.database().pools().getFirst().waiting() > 0);
                assertThat(waiting.isDone()).isFalse();

                waiting.cancel();

                CancelledException cancelled = catchThrowableOfType(CancelledException.class, waiting::await);
                assertThat(cancelled.code()).isEqualTo(ErrorCode.CANCELLED);
                assertThat(cancelled.outcome()).isEqualTo(Outcome.NOT_DONE);
                assertThat(cancelled.diagnosis().database()).isEqualTo("it");
            }
            assertThat(migrator.begun).hasValue(1);
        }
    }

    @Test
    void connection_poolIsFull_waitsAsLongAsTheRulesSayAndReportsTheState() throws Exception {
        try (MigratedFile site = full();
                Connection held = site.database()
                        .session(Caller.of("holder"))
                        .dataSource()
                        .getConnection();
                Statement holding = held.createStatement()) {
            holding.execute("select 1");
            GateRules brief = new GateRules(Intent.DDL, Duration.ofMillis(100), true, OperationObserver.NONE);
            CoreSession session = new CoreSession((CoreDatabase) site.database(), Caller.of("second"));
            try (Connection second = session.face(DataSource.class, new CoreGate(session, brief))
                            .getConnection();
                    Statement statement = second.createStatement()) {
                long from = System.nanoTime();

                SQLException full = catchThrowableOfType(
                        SQLTransientConnectionException.class, () -> statement.execute("select 1"));

                assertThat(Duration.ofNanos(System.nanoTime() - from))
                        .isBetween(Duration.ofMillis(90), Duration.ofSeconds(30));
                assertThat(full.getMessage()).contains("PEN-1301", "1 of 1 active");
            }
        }
    }

    /** An engine whose pool has one connection, for which a statement waits 50 seconds. */
    private MigratedFile full() throws IOException {
        return MigratedFile.open(
                folder,
                migrator,
                "engine: sqlite",
                "file: " + file,
                "migrations: {locations: [migrations]}",
                "pool: {max: 1, acquire-timeout: 50s}");
    }

    private static String count(MigratedFile site) {
        return String.valueOf(Engines.one(site.database(), "select count(*) from item"));
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
