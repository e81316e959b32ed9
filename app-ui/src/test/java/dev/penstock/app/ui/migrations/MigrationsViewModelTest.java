package dev.penstock.app.ui.migrations;

import static dev.penstock.app.ui.fake.FakeMigrations.migration;
import static dev.penstock.app.ui.fake.FakeMigrations.troubled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeContext;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeDialogs;
import dev.penstock.app.ui.fake.FakeMigrations;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.state.StateAtOnce;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.work.Background;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.Migration.State;
import dev.penstock.engine.api.migration.MigrationProblem;
import dev.penstock.engine.api.migration.MigrationReport;
import dev.penstock.engine.api.migration.ScriptPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsViewModelTest {
    private static final Messages MESSAGES = Messages.beside(MigrationsView.class);
    private static final Migration FIRST = migration(1, "1", "shop", State.APPLIED, "CREATE TABLE shop ();\n");
    private static final Migration SECOND = migration(2, "2", "stock", State.APPLIED, "CREATE TABLE stock ();\n");
    private static final Migration THIRD = migration(0, "3", "add price", State.PENDING, "ALTER TABLE shop\n ADD x;\n");
    private static final Migration FOURTH = migration(0, "4", "more", State.PENDING, "SELECT 1;\n");

    @TempDir
    Path folder;

    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final ManualTime time = new ManualTime(FakeDatabase.NOW);
    private final FakeDialogs dialogs = new FakeDialogs();
    private final Notices notices = new Notices();
    private final FakeMigrations migrations = new FakeMigrations();
    private KeyValueStore state;
    private MigrationsViewModel model;

    @BeforeEach
    void make() {
        state = StateAtOnce.open(folder.resolve("kept.properties"));
        migrations.are(FIRST, SECOND, THIRD, FOURTH);
        model = model(
                new FakeDatabase("orders", EngineKind.POSTGRESQL, Profile.SafeMode.CONFIRM_DDL),
                new FakeDatabase("ledger", EngineKind.POSTGRESQL, Profile.SafeMode.READ_ONLY));
    }

    private MigrationsViewModel model(FakeDatabase... databases) {
        FakePenstock penstock = new FakePenstock("prod", databases);
        penstock.migrations(migrations);
        Background background = new Background(workers::add, Runnable::run);
        return new MigrationsViewModel(
                FakeContext.of(penstock, background, Runnable::run, time, folder)
                        .notices(notices)
                        .dialogs(dialogs)
                        .state(state)
                        .make(),
                MESSAGES);
    }

    private void read() {
        model.refresh();
        work();
    }

    private void work() {
        while (!workers.isEmpty()) {
            workers.remove().run();
        }
    }

    private List<String> titles() {
        return model.timeline().get().rows().stream()
                .map(row -> row.migration().title())
                .toList();
    }

    private MigrationRow row(String key) {
        return Objects.requireNonNull(model.timeline().get().row(key));
    }

    private static MigrationException failed() {
        return new MigrationException(
                ErrorCode.MIGRATION_FAILED,
                "V3__add_price.sql line 2 failed: no column x",
                Diagnosis.of(Outcome.NOT_DONE, "Correct the file and apply again."),
                null,
                new ScriptPlace("V3 add price", THIRD.script(), THIRD.file(), 2, 6, "ALTER TABLE shop\n ADD x"));
    }

    @Test
    void refresh_showsPendingOnTopAndThenTheNewest() {
        model.refresh();
        assertThat(model.awaited().get()).isEqualTo("Reading the migrations of orders");
        work();

        assertThat(titles()).containsExactly("V3 add price", "V4 more", "V2 stock", "V1 shop");
        assertThat(model.awaited().get()).isNull();
        assertThat(model.selected().get()).isEqualTo("V3__add_price.sql#0");
        assertThat(MigrationTexts.summary(MESSAGES, model.timeline().get())).isEqualTo("2 pending · 2 applied");
        assertThat(model.applies()).isTrue();
    }

    @Test
    void refresh_keepsTheSelectionAndGivesUpTheOneThatIsGone() {
        read();
        model.select("V1__shop.sql#1");
        read();
        assertThat(model.selected().get()).isEqualTo("V1__shop.sql#1");
        migrations.are(SECOND);
        read();
        assertThat(model.selected().get()).isEqualTo("V2__stock.sql#2");
    }

    @Test
    void refresh_again_forgetsTheFirstAnswer() {
        model.refresh();
        migrations.are(FIRST);
        model.refresh();
        work();
        assertThat(titles()).containsExactly("V1 shop");
        model.close();
    }

    @Test
    void refresh_failing_keepsWhatWasThereAndNextTimeTheFailureIsGone() {
        read();
        migrations.fail(failed());
        read();
        assertThat(model.failure().get().code()).isEqualTo(ErrorCode.MIGRATION_FAILED);
        assertThat(titles()).hasSize(4);
        migrations.are(FIRST);
        read();
        assertThat(model.failure().get()).isNull();
    }

    @Test
    void unavailable_saysWhy() {
        migrations.are();
        read();
        assertThat(model.unavailable().get()).isEqualTo(Unavailable.NOTHING);
        assertThat(model.selected().get()).isNull();
        migrations.fail(new MigrationException(
                ErrorCode.MIGRATIONS_NOT_SET, "not set", Diagnosis.of(Outcome.NOT_DONE, ""), null, null));
        read();
        assertThat(model.unavailable().get()).isEqualTo(Unavailable.NOT_SET);
        assertThat(model.failure().get()).isNull();
        model.copyKey();
        assertThat(dialogs.copied()).isEqualTo("migrations:\n  locations: [migrations/orders]\n");
        assertThat(notices.shown()).hasSize(1);
        migrations.fail(
                new UnsupportedException(ErrorCode.NOT_YET, "not yet", Diagnosis.of(Outcome.NOT_DONE, ""), null));
        read();
        assertThat(model.unavailable().get()).isEqualTo(Unavailable.NOT_YET);
    }

    @Test
    void choose_anotherDatabase_readsItAndIsKept() {
        read();
        model.choose("ledger");
        assertThat(model.timeline().get()).isNull();
        work();
        assertThat(titles()).hasSize(4);
        assertThat(model.readOnly()).isTrue();
        assertThat(model.applies()).isFalse();
        model.ask();
        assertThat(model.question().get()).isNull();
        assertThat(model(
                                new FakeDatabase("orders", EngineKind.POSTGRESQL, Profile.SafeMode.OFF),
                                new FakeDatabase("ledger", EngineKind.POSTGRESQL, Profile.SafeMode.OFF))
                        .database()
                        .get()
                        .name())
                .isEqualTo("ledger");
        model.choose("ledger");
        model.choose("nothing");
        assertThat(workers).isEmpty();
    }

    @Test
    void withoutDatabases_nothingIsRead() {
        model = model();
        read();
        assertThat(model.database().get()).isNull();
        assertThat(model.readOnly()).isFalse();
        assertThat(model.applies()).isFalse();
        model.copyKey();
        assertThat(dialogs.copied()).isNull();
    }

    @Test
    void ask_showsTargetAndSql_andDeclineAppliesNothing() {
        read();
        model.ask();
        ApplyQuestion question = model.question().get();
        assertThat(question.database()).isEqualTo("orders");
        assertThat(question.environment()).isEqualTo("prod");
        assertThat(question.safeMode()).isEqualTo("confirm-ddl");
        assertThat(question.pending()).containsExactly(THIRD, FOURTH);
        model.decline();
        model.apply();
        assertThat(model.question().get()).isNull();
        assertThat(migrations.applied()).isEmpty();
    }

    @Test
    void apply_done_saysSoAndReadsAgain() {
        read();
        model.ask();
        model.apply();
        assertThat(migrations.applied()).containsExactly(List.of(THIRD, FOURTH));
        assertThat(model.running().get()).isNotNull();
        assertThat(model.applies()).isFalse();
        model.refresh();
        model.choose("ledger");
        assertThat(workers).as("while it runs").isEmpty();
        migrations.are(FIRST, SECOND);
        migrations.task().complete(new MigrationReport(List.of("V3 add price", "V4 more"), Duration.ofMillis(1500)));
        work();
        assertThat(model.running().get()).isNull();
        assertThat(model.outcome().get()).isEqualTo("2 migrations applied in 1.5 s.");
        assertThat(titles()).containsExactly("V2 stock", "V1 shop");
    }

    @Test
    void apply_somebodyElseWasFaster_saysSo() {
        read();
        model.ask();
        model.apply();
        migrations.task().complete(new MigrationReport(List.of(), Duration.ofMillis(5)));
        assertThat(model.outcome().get()).isEqualTo("Nothing was pending any more.");
    }

    @Test
    void apply_failed_standsAtItsMigrationUntilTheFileChanges() {
        read();
        model.select("V1__shop.sql#1");
        model.ask();
        model.apply();
        migrations.task().completeExceptionally(failed());
        work();
        assertThat(model.failure().get()).isNull();
        assertThat(model.selected().get()).isEqualTo("V3__add_price.sql#0");
        MigrationRow row = row("V3__add_price.sql#0");
        assertThat(Objects.requireNonNull(row.failure()).summary()).contains("line 2 failed");
        assertThat(MigrationTexts.state(MESSAGES, row)).isEqualTo("Failed, pending");
        assertThat(MigrationTexts.excerpt(THIRD.sql(), failed().place().orElseThrow()))
                .isEqualTo("    1  ALTER TABLE shop\n→   2   ADD x;\n            ^");
        migrations.are(FIRST, SECOND, migration(0, "3", "add price", State.PENDING, "other"));
        read();
        assertThat(row("V3__add_price.sql#0").failure()).isNull();
    }

    @Test
    void apply_cancelled_saysWhatIsLeft() {
        model.cancel();
        read();
        model.ask();
        model.apply();
        model.cancel();
        assertThat(model.running().get()).isNull();
        assertThat(model.failure().get().code()).isEqualTo(ErrorCode.CANCELLED);
    }

    @Test
    void apply_refused_saysSo() {
        read();
        model.ask();
        migrations.refuse(
                new RefusedException(ErrorCode.SAFE_MODE, "read-only", Diagnosis.of(Outcome.NOT_DONE, ""), null));
        model.apply();
        assertThat(model.failure().get().code()).isEqualTo(ErrorCode.SAFE_MODE);
        assertThat(model.running().get()).isNull();
    }

    @Test
    void problems_keepFromApplying() {
        migrations.are(
                troubled(
                        migration(1, "1", "shop", State.CHANGED, "x"),
                        new MigrationProblem(ErrorCode.MIGRATION_CHANGED, "V1 shop", "changed", "Put it back.")),
                THIRD);
        read();
        assertThat(model.applies()).isFalse();
        assertThat(MigrationTexts.summary(MESSAGES, model.timeline().get()))
                .isEqualTo("1 pending · 1 applied · 1 to mend");
    }

    @Test
    void copy_takesWhatIsShown() {
        read();
        model.copySql(THIRD);
        assertThat(dialogs.copied()).isEqualTo(THIRD.sql());
        model.copy(model.timeline().get().rows().subList(2, 3));
        assertThat(dialogs.copied())
                .startsWith("Applied\t2\tstock\t2026-11-20")
                .contains("\tapp\t24 ms\t")
                .endsWith("V2__stock.sql\n");
    }

    @Test
    void export_writesWhatIsShown(@TempDir Path folder) throws Exception {
        read();
        dialogs.choose(folder.resolve("history.csv"));
        model.export(model.timeline().get().rows().subList(2, 3));
        work();
        assertThat(dialogs.questions().getFirst().name()).isEqualTo("orders-migrations.csv");
        assertThat(Files.readString(folder.resolve("history.csv")))
                .startsWith("State,Version,Description,Applied,By,Took,Checksum,File\r\nApplied,2,stock,2026-11-20")
                .endsWith("V2__stock.sql\r\n");
        assertThat(notices.shown()).hasSize(1);
    }

    @Test
    void apply_endsWhileAnotherViewIsShown_isTold() {
        read();
        model.onScreen(false);
        model.ask();
        model.apply();
        migrations.task().complete(new MigrationReport(List.of("V3 add price"), Duration.ofMillis(1500)));
        assertThat(notices.shown())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).isEqualTo("orders: 1 migration applied in 1.5 s."));
        model.onScreen(true);
        work();
        model.ask();
        model.apply();
        migrations.task().complete(new MigrationReport(List.of(), Duration.ofMillis(5)));
        assertThat(notices.shown()).as("seen where it happened").hasSize(1);
    }

    @Test
    void texts_ofEveryState() {
        for (State each : State.values()) {
            MigrationRow row = new MigrationRow(migration(0, null, "views", each, ""), null);
            assertThat(MigrationTexts.state(MESSAGES, row)).isNotBlank();
        }
        MigrationRow row = new MigrationRow(migration(0, null, "views", State.PENDING, ""), null);
        assertThat(MigrationTexts.version(row.migration())).isEqualTo("R");
        assertThat(row.matches(" VIEW ")).isTrue();
        assertThat(row.matches("shop")).isFalse();
        assertThat(MigrationTexts.took(row.migration())).isEqualTo("—");
        assertThat(MigrationTexts.installedOn(row.migration())).isEqualTo("—");
        assertThat(MigrationTexts.text("")).isEqualTo("—");
        assertThat(MigrationTexts.count(MESSAGES, 1)).isEqualTo("1 migration");
        assertThat(MigrationTexts.excerpt(null, new ScriptPlace("V1", "V1__x.sql", null, 1, 0, "SELECT 1")))
                .isEqualTo("→   1  SELECT 1");
        assertThat(MigrationTexts.excerpt("x", new ScriptPlace("V1", "V1__x.sql", null, 0, 0, "")))
                .isEmpty();
        assertThat(MigrationTexts.progress(
                        MESSAGES, new Task.Progress(1, OptionalLong.of(2), "migrations", Duration.ofSeconds(3))))
                .isEqualTo("1 of 2 applied · 3 s");
        assertThat(MigrationTexts.progress(
                        MESSAGES, new Task.Progress(0, OptionalLong.empty(), "migrations", Duration.ofSeconds(3))))
                .isEqualTo("Waiting for its turn · 3 s");
    }
}
