package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.migration.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before a migrator is asked. No server is reached. */
@Timeout(60)
class CoreMigrationsTest {
    @TempDir
    Path folder;

    private final ScriptedMigrator migrator =
            new ScriptedMigrator(Set.of(EngineKind.SQLITE), "create table item (name text)");

    @Test
    void migrations_withoutMigrator_saysWhatToAdd() throws IOException {
        try (Penstock engine = Engines.sqlite(folder)) {
            UnsupportedException refused =
                    catchThrowableOfType(UnsupportedException.class, () -> engine.migrations("it", Caller.of("test")));

            assertThat(refused.code()).isEqualTo(ErrorCode.UNSUPPORTED);
            assertThat(refused.summary()).isEqualTo("There is no migrator on the class path");
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(refused.diagnosis().database()).isEqualTo("it");
            assertThat(refused).hasMessageContaining("Add penstock-migrations at run time.");
        }
    }

    @Test
    void migrations_ofAnEngineTheMigratorDoesNotKnow_areNotYetThere() throws IOException {
        try (MigratedFile site = MigratedFile.open(folder, migrator, postgres("pool: {max: 2}"))) {
            UnsupportedException refused = catchThrowableOfType(UnsupportedException.class, site::migrations);

            assertThat(refused.code()).isEqualTo(ErrorCode.NOT_YET);
            assertThat(refused.summary()).isEqualTo("Migrations of PostgreSQL are not in this version yet");
            assertThat(refused.diagnosis().database()).isEqualTo("it");
        }
    }

    @Test
    void migrations_ofAnUnknownDatabase_areRefusedAsTheDatabaseIs() throws IOException {
        try (MigratedFile site = sqlite("")) {
            PenstockException refused = catchThrowableOfType(
                    PenstockException.class, () -> site.penstock().migrations("its", Caller.of("test")));

            assertThat(refused.code()).isEqualTo(ErrorCode.UNKNOWN_DATABASE);
        }
    }

    @Test
    void statusAndApply_withoutFolders_sayWhatToWrite() throws IOException {
        try (MigratedFile site = sqlite("")) {
            assertThat(site.migrations().locations()).isEmpty();
            assertRefused(
                    site,
                    ErrorCode.MIGRATIONS_NOT_SET,
                    "'it' names no folder of migrations",
                    "Write migrations: {locations: [migrations/it]} under 'it' in ");
        }
    }

    @Test
    void statusAndApply_folderNotThere_nameIt() throws IOException {
        try (MigratedFile site = sqlite("migrations: {locations: [migrations, gone]}")) {
            assertThat(site.migrations().locations())
                    .containsExactly(folder.resolve("migrations"), folder.resolve("gone"));
            assertRefused(
                    site,
                    ErrorCode.MIGRATION_FOLDER,
                    "The folder of migrations " + folder.resolve("gone") + " of 'it' is not there",
                    "Make it, or correct migrations.locations in ");
        }
    }

    @Test
    void statusAndApply_folderIsAFile_sayThat() throws IOException {
        Files.createFile(folder.resolve("file"));
        try (MigratedFile site = sqlite("migrations: {locations: [file]}")) {
            assertRefused(
                    site,
                    ErrorCode.MIGRATION_FOLDER,
                    "The migrations of 'it' are to be in " + folder.resolve("file") + ", which is no folder",
                    "Make it, or correct migrations.locations in ");
        }
    }

    private void assertRefused(MigratedFile site, ErrorCode code, String summary, String advice) {
        Migrations migrations = site.migrations();
        for (MigrationException refused : List.of(
                catchThrowableOfType(MigrationException.class, migrations::status),
                catchThrowableOfType(
                        MigrationException.class,
                        () -> migrations.applyAsync(List.of()).await()))) {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.summary()).isEqualTo(summary);
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(refused.diagnosis().database()).isEqualTo("it");
            assertThat(refused.place()).isEmpty();
            assertThat(refused)
                    .hasMessageContaining(advice + site.penstock().workspace().file());
        }
        assertThat(migrator.begun).hasValue(0);
    }

    @Test
    void apply_poolOfOneConnection_isTooSmallForPostgresAndEnoughForSqlite() throws IOException {
        ScriptedMigrator both = new ScriptedMigrator(Set.of(EngineKind.POSTGRESQL, EngineKind.SQLITE));
        try (MigratedFile site = MigratedFile.open(folder, both, postgres("pool: {max: 1}"))) {
            MigrationException refused = catchThrowableOfType(
                    MigrationException.class,
                    () -> site.migrations().applyAsync(List.of()).await());

            assertThat(refused.code()).isEqualTo(ErrorCode.MIGRATION_POOL);
            assertThat(refused.summary())
                    .isEqualTo("Migrations of PostgreSQL need 2 connections, and the pool of 'it' has 1 at most");
            assertThat(refused).hasMessageContaining("Write pool: {max: 2} or more in ");
            assertThat(both.begun).hasValue(0);
        }
        try (MigratedFile site = sqlite("migrations: {locations: [migrations]}\npool: {max: 1}")) {
            site.database().update(ScriptedMigrator.HISTORY);

            assertThat(site.begin().await().applied()).containsExactly("V1 step");
        }
    }

    @Test
    void apply_readOnly_isRefusedAtOnce() throws IOException {
        try (MigratedFile site = sqlite("migrations: {locations: [migrations]}\nsafe-mode: read-only")) {
            RefusedException refused = catchThrowableOfType(
                    RefusedException.class, () -> site.migrations().applyAsync(List.of()));

            assertThat(refused.code()).isEqualTo(ErrorCode.SAFE_MODE);
            assertThat(refused.summary())
                    .isEqualTo("The safe mode of 'it' is read-only, so no migration is applied to it");
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(migrator.begun).hasValue(0);
        }
    }

    @Test
    void statusAndApply_engineClosed_areRefused() throws IOException {
        MigratedFile site = sqlite("migrations: {locations: [migrations]}");
        Migrations migrations = site.migrations();
        site.close();

        assertThat(catchThrowableOfType(ClosedException.class, migrations::statusAsync)
                        .code())
                .isEqualTo(ErrorCode.CLOSED);
        assertThat(catchThrowableOfType(ClosedException.class, () -> migrations.applyAsync(List.of()))
                        .code())
                .isEqualTo(ErrorCode.CLOSED);
    }

    private MigratedFile sqlite(String more) throws IOException {
        return MigratedFile.open(
                folder, migrator, "engine: sqlite", "url: jdbc:sqlite:" + folder.resolve("it.db"), more);
    }

    private static String[] postgres(String more) {
        return new String[] {
            "engine: postgresql", "nodes: [\"127.0.0.1:1\"]", "name: it", "migrations: {locations: [migrations]}", more
        };
    }
}
