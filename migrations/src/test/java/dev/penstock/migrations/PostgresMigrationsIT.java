package dev.penstock.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementEvent;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PostgresMigrationsIT extends MigrationsContract {
    @Override
    Site open(String... keys) {
        return Site.postgresql(folder, keys);
    }

    @Override
    String installedBy() {
        return PostgresServer.shared().username();
    }

    @Override
    String longStatement() {
        return "SELECT /* long */ pg_sleep(600)";
    }

    @Test
    void apply_syntaxError_tellsLineAndColumn() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (\n  id integer,\n  price moneyy\n);\n");

            MigrationException failure = failed(site);

            assertThat(failure.place()).hasValueSatisfying(place -> {
                assertThat(place.line()).isEqualTo(3);
                assertThat(place.column()).isEqualTo(9);
            });
            assertThat(failure.diagnosis().sqlState()).isEqualTo("42704");
            assertThat(failure.summary())
                    .startsWith("V1__shop.sql line 3 failed: ")
                    .contains("moneyy");
        }
    }

    @Test
    void apply_searchPathAndRole_areNotLentToAnybodyElse() {
        try (Site site = open("pool: {max: 2}")) {
            site.write(
                    "V1__path.sql", "CREATE SCHEMA aside;\nSET search_path TO aside;\nCREATE TABLE t (id integer);\n");
            site.apply();

            assertThat(site.ask("SHOW search_path")).isEqualTo("\"$user\", public");
        }
    }

    @Test
    void apply_concurrently_doesNotWaitForItsOwnLock() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id integer);\n");
            site.write("V2__index.sql", "CREATE INDEX CONCURRENTLY shop_id ON shop (id);\n");

            assertThat(site.apply()).containsExactly("V1 shop", "V2 index");
        }
    }

    @Test
    void apply_failsOutsideATransaction_saysThatSomethingStays() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id integer);\nINSERT INTO shop VALUES (1), (1);\n");
            site.write("V2__index.sql", "CREATE UNIQUE INDEX CONCURRENTLY shop_id ON shop (id);\n");

            MigrationException failure = failed(site);

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failure.summary()).contains("V2 index ran outside a transaction, so its changes remain");
            assertThat(site.states()).containsExactly("V1 APPLIED", "V2 FAILED");
            assertThat(codes(site)).containsExactly(ErrorCode.MIGRATION_HALF_DONE);
        }
    }

    @Test
    void apply_copyFromStdin_isRefusedBeforeAnythingIsAppliedAndNamesItsLine() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id integer);\n");
            site.write("V2__rows.sql", "-- two rows\nCOPY shop (id) FROM STDIN;\n1\n2\n\\.\n");

            MigrationException failure = failed(site);

            assertThat(failure.code()).isEqualTo(ErrorCode.NOT_YET);
            assertThat(failure.summary()).startsWith("V2__rows.sql line 2 has COPY … FROM STDIN");
            assertThat(failure.diagnosis().advice()).startsWith("Write the rows as INSERT statements");
            assertThat(codes(site)).containsExactly(ErrorCode.NOT_YET);
            assertThat(site.states()).containsExactly("V1 PENDING", "V2 PENDING");
            site.write("V2__rows.sql", "INSERT INTO shop (id) VALUES (1), (2);\n");
            assertThat(site.apply()).containsExactly("V1 shop", "V2 rows");
        }
    }

    @Test
    void apply_onePoolConnection_saysThatTwoAreNeeded() {
        try (Site site = open("pool: {max: 1}")) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id integer);\n");

            MigrationException failure = failed(site);

            assertThat(failure.code()).isEqualTo(ErrorCode.MIGRATION_POOL);
            assertThat(failure).hasMessageContaining("need 2 connections");
        }
    }

    @Test
    void apply_whileAnotherHasTheLock_waitsAndIsCalledOff() {
        try (Site site = open();
                Site other = site.again()) {
            site.write("V1__long.sql", longStatement() + ";\n");
            Queue<StatementEvent.Started> started = site.listen();
            Queue<StatementEvent.Started> waiting = other.listen();
            var one = site.begin();
            waitFor(() -> started.stream().anyMatch(each -> each.text().startsWith("SELECT /* long */")));
            var two = other.begin();
            waitFor(() -> waiting.stream().anyMatch(each -> each.text().contains("pg_try_advisory")));

            two.cancel();
            PenstockException called = catchThrowableOfType(PenstockException.class, two::await);
            one.cancel();

            assertThat(called.code()).isEqualTo(ErrorCode.CANCELLED);
            assertThat(called.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(catchThrowableOfType(PenstockException.class, one::await).code())
                    .isEqualTo(ErrorCode.CANCELLED);
            assertThat(site.states()).containsExactly("V1 PENDING");
        }
    }

    @Test
    void apply_serverKilledMeanwhile_tellsTheTruthAndStatusAgrees() {
        try (PostgresProcess server = PostgresServer.start();
                Site site = Site.on(server, folder)) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id integer);\n");
            site.write("V2__long.sql", "CREATE TABLE half (id integer);\n" + longStatement() + ";\n");
            Queue<StatementEvent.Started> started = site.listen();
            var task = site.begin();
            waitFor(() -> started.stream().anyMatch(each -> each.text().startsWith("SELECT /* long */")));

            server.kill();

            MigrationException failure = catchThrowableOfType(MigrationException.class, task::await);
            assertThat(failure.code()).isEqualTo(ErrorCode.MIGRATION_FAILED);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(failure.summary()).contains("V2 long was rolled back; V1 shop was applied before it");
            server.restart();
            assertThat(site.states()).containsExactly("V1 APPLIED", "V2 PENDING");
            assertThat(site.ask("SELECT count(*) FROM pg_class WHERE relname = 'half'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void apply_commitRefusedByADeferredCheck_saysThatNothingOfItStays() {
        try (Site site = open()) {
            site.write("V1__shop.sql", "CREATE TABLE shop (id integer);\n");
            site.write("V2__stock.sql", "CREATE TABLE stock (id integer);\n");
            site.write("V3__late.sql", """
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                      $$ BEGIN RAISE EXCEPTION 'not in the end'; END $$;
                    CREATE CONSTRAINT TRIGGER late AFTER INSERT ON shop
                      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();
                    INSERT INTO shop VALUES (1);
                    """);

            MigrationException failure = failed(site);

            assertThat(failure.summary())
                    .startsWith("V3__late.sql ran, but its commit failed and it was rolled back: ")
                    .contains("not in the end")
                    .endsWith("; 2 migrations were applied before it");
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(failure.place().orElseThrow().script()).isEqualTo("V3__late.sql");
            assertThat(site.states()).containsExactly("V1 APPLIED", "V2 APPLIED", "V3 PENDING");
            assertThat(site.ask("SELECT count(*) FROM shop")).isEqualTo("0");
        }
    }

    @Test
    void status_serverGone_isTheEnginesOwnFailure() {
        try (PostgresProcess server = PostgresServer.start();
                Site site = Site.on(server, folder)) {
            server.kill();

            PenstockException failure = catchThrowableOfType(
                    PenstockException.class, () -> site.migrations().status());

            assertThat(failure.code()).isEqualTo(ErrorCode.CONNECT_REFUSED);
        }
    }
}
