package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate} on real SQLite files. */
class MigrateTest {
    @TempDir
    Path folder;

    Cli cli;

    @BeforeEach
    void setUp() throws IOException {
        Files.createFile(folder.resolve("shop.db"));
        Files.createDirectory(folder.resolve("migrations"));
        write("V1__shop.sql", "CREATE TABLE shop (id INTEGER);\n");
        write("V2__add_stock.sql", "CREATE TABLE stock (id INTEGER);\n");
        cli = workspace("");
    }

    private Cli workspace(String more) {
        return Cli.in(folder).workspace("""
                databases:
                  shop: {engine: sqlite, file: shop.db, migrations: {locations: [migrations]}%s}
                  bare: {engine: sqlite, file: shop.db}
                environments:
                  prod: {databases: {shop: {safe-mode: read-only}}}
                """.formatted(more));
    }

    private Path write(String script, String sql) throws IOException {
        return Files.writeString(folder.resolve("migrations").resolve(script), sql);
    }

    @Test
    void status_pending_isATableAndSaysWhatApplies() {
        Cli.Ran ran = cli.run("migrate", "status", "shop");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("version", "add stock", "pending", "V2__add_stock.sql");
        assertThat(ran.err())
                .isEqualToIgnoringNewLines("2 migrations are pending. Apply with: penstock migrate apply shop");
    }

    @Test
    void status_narrowTerminal_fitsIt() {
        Cli.Ran ran = cli.outTerminal(60).run("migrate", "status", "shop");

        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 60);
    }

    @Test
    void status_json_hasEveryField() {
        Cli.Ran ran = cli.run("migrate", "status", "shop", "--json");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("\"version\": \"2\"", "\"state\": \"pending\"", "\"rank\": null", "\"problems\": []");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void apply_pending_appliesAndThenNothingIsPending() {
        Cli.Ran ran = cli.run("migrate", "apply", "shop");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("applied V1 shop\napplied V2 add stock\n");
        assertThat(ran.err()).startsWith("2 migrations applied to shop in ");
        assertThat(cli.run("migrate", "apply", "shop").err()).isEqualToIgnoringNewLines("No migrations were pending.");
        assertThat(cli.run("migrate", "status", "shop").err()).isEqualToIgnoringNewLines("No migrations are pending.");
        assertThat(cli.run("migrate", "validate", "shop").err())
                .isEqualToIgnoringNewLines("Files and history of shop match.");
        assertThat(cli.run("migrate", "apply", "shop", "--json").out()).isEqualTo("[]\n");
    }

    @Test
    void apply_json_listsWhatWasApplied() {
        assertThat(cli.run("migrate", "apply", "shop", "--json").out())
                .contains("{\"applied\": \"V1 shop\"}", "{\"applied\": \"V2 add stock\"}");
    }

    @Test
    void apply_dryRun_printsTheSqlAndAppliesNothing() {
        Cli.Ran ran = cli.run("migrate", "apply", "shop", "--dry-run");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("-- V1__shop.sql\nCREATE TABLE shop (id INTEGER);\n");
        assertThat(ran.err()).isEqualToIgnoringNewLines("2 migrations would be applied to shop. Nothing was applied.");
        assertThat(cli.run("migrate", "apply", "shop", "--dry-run", "--json").out())
                .contains("\"sql\": \"CREATE TABLE shop (id INTEGER);\\n\"");
        assertThat(cli.run("migrate", "status", "shop").err()).startsWith("2 migrations are pending");
    }

    @Test
    void apply_failing_showsFileLineAndWhatToDo() throws IOException {
        Path file = write("V2__add_stock.sql", "-- stock\n\nCREATE TABLE shop (id INTEGER);\n");

        Cli.Ran ran = cli.run("migrate", "apply", "shop");

        assertThat(ran.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(ran.err())
                .contains("PEN-2101 V2__add_stock.sql line 3 failed: ")
                .contains("table shop already exists")
                .contains("V2 add stock was rolled back; V1 shop was applied before it")
                .contains("  " + file)
                .contains("  line 3: CREATE TABLE shop (id INTEGER);")
                .contains("Correct the file and apply again.");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void validate_changed_failsAndSaysWhatToDo() throws IOException {
        cli.run("migrate", "apply", "shop");
        write("V1__shop.sql", "CREATE TABLE shop (id BIGINT);\n");

        Cli.Ran ran = cli.run("migrate", "validate", "shop");

        assertThat(ran.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(ran.out()).contains("PEN-2102", "V1 shop", "has changed since it was applied");
        assertThat(cli.run("migrate", "validate", "shop", "--json").out()).contains("\"code\": \"PEN-2102\"");
        assertThat(cli.run("migrate", "status", "shop").err()).contains("PEN-2102 V1__shop.sql has changed");
        assertThat(cli.run("migrate", "apply", "shop").status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void apply_readOnly_isRefused() {
        Cli.Ran ran = cli.run("migrate", "apply", "shop", "-e", "prod", "--yes");

        assertThat(ran.status()).isEqualTo(ExitStatus.REFUSED);
        assertThat(ran.err()).contains("PEN-1702", "read-only");
        assertThat(cli.run("migrate", "status", "shop", "-e", "prod").status()).isZero();
    }

    @Test
    void apply_confirming_asksOnATerminal() {
        cli = workspace(", safe-mode: confirm-ddl");

        Cli.Ran no = cli.inTerminal().input("no\n").run("migrate", "apply", "shop");
        assertThat(no.status()).isEqualTo(ExitStatus.REFUSED);
        assertThat(no.err())
                .contains("  V2__add_stock.sql")
                .contains("Apply 2 migrations to shop (safe mode confirm-ddl)? Type yes: ")
                .contains("Nothing was applied.");
        assertThat(cli.inTerminal()
                        .input("yes\n")
                        .run("migrate", "apply", "shop")
                        .out())
                .contains("applied V2 add stock");
    }

    @Test
    void apply_confirmingWithNobodyToAsk_wantsYes() {
        cli = workspace(", safe-mode: confirm-writes");

        Cli.Ran ran = cli.run("migrate", "apply", "shop");

        assertThat(ran.status()).isEqualTo(ExitStatus.REFUSED);
        assertThat(ran.err())
                .contains("standard input is not a terminal, so nothing was applied. Add --yes to apply 2 migrations");
        assertThat(cli.run("migrate", "apply", "shop", "--yes").status()).isZero();
    }

    @Test
    void wrongWordsAndWorkspaces_areAnsweredClearly() throws IOException {
        Cli.Ran nothing = cli.run("migrate");
        assertThat(nothing.status()).isEqualTo(ExitStatus.WRONG);
        assertThat(nothing.err()).contains("A command is missing. The commands are status, apply, validate");
        assertThat(cli.run("migrate", "aply", "shop").err()).contains("Did you mean apply?");
        assertThat(cli.run("migrate", "status").err()).contains("DATABASE");
        assertThat(cli.run("migrate", "status", "shp").err()).contains("Did you mean 'shop'?");
        Cli.Ran bare = cli.run("migrate", "status", "bare");
        assertThat(bare.status()).isEqualTo(ExitStatus.WRONG);
        assertThat(bare.err()).contains("PEN-2110", "Write migrations: {locations: [migrations/bare]}");
        Files.delete(folder.resolve("migrations").resolve("V1__shop.sql"));
        Files.delete(folder.resolve("migrations").resolve("V2__add_stock.sql"));
        assertThat(cli.run("migrate", "status", "shop").err()).contains("No migrations in the folders");
        Files.delete(folder.resolve("migrations"));
        Cli.Ran gone = cli.run("migrate", "status", "shop");
        assertThat(gone.status()).isEqualTo(ExitStatus.WRONG);
        assertThat(gone.err()).contains("PEN-2111", folder.resolve("migrations").toString(), "is not there");
    }

    @Test
    void progress_saysHowFar() {
        assertThat(MigrationProgress.line(
                        new Task.Progress(1, OptionalLong.of(3), "migrations", Duration.ofSeconds(2))))
                .isEqualTo("applied 1 of 3, 2.00 s");
        assertThat(MigrationProgress.line(
                        new Task.Progress(0, OptionalLong.empty(), "migrations", Duration.ofSeconds(2))))
                .isEqualTo("waiting for the lock, 2.00 s");
    }

    @Test
    void progress_onATerminal_comesAndGoes() throws IOException {
        write(
                "V2__add_stock.sql",
                "CREATE TABLE stock AS SELECT count(*) AS n FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
                        + " FROM n WHERE i < 6000000) SELECT i FROM n);\n");

        Cli.Ran ran = cli.errTerminal().run("migrate", "apply", "shop");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("applied 1 of 2, ").contains("\r\u001b[K2 migrations applied");
    }
}
