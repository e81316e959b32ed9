package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations of a real SQLite file, as a user applies them. */
class MigrationsUseIT {
    private static final Pattern ROW = Pattern.compile("script=([^,]+), state=(\\w+)");

    @TempDir
    Path folder;

    private Path scripts;
    private QueryDesk query;

    @BeforeEach
    void open() throws Exception {
        scripts = Files.createDirectories(folder.resolve("scripts"));
        Files.createFile(folder.resolve("stock.db"));
        QueryDesk.prepare(folder, "  stock: {engine: sqlite, file: stock.db, migrations: {locations: [scripts]}}\n");
        write("V1__stock.sql", "CREATE TABLE stock (id INTEGER);\n");
        write("V2__more.sql", "CREATE TABLE more (id INTEGER);\n");
        query = QueryDesk.open(folder);
    }

    /** Goes to Migrations, which read what has been written by now. */
    private void show() {
        desk().robot().clickOn("#navigation-migrations");
        awaitStates("V1__stock.sql PENDING", "V2__more.sql PENDING");
    }

    @AfterEach
    void close() {
        query.close();
    }

    private Desk desk() {
        return query.desk();
    }

    private void write(String script, String sql) throws Exception {
        Files.writeString(scripts.resolve(script), sql);
    }

    private void awaitStates(String... words) {
        desk().await("the states are " + List.of(words), () -> states().equals(List.of(words)));
    }

    /** What stands in the table, from above. */
    private List<String> states() {
        if (!(desk().scene().getRoot().lookup("#migrations-table") instanceof TableView<?> table)) {
            return List.of();
        }
        return table.getItems().stream()
                // the rows' own type is the view's secret; a record says what it holds
                .map(row -> ROW.matcher(row.toString()).results().findFirst().orElseThrow())
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
    }

    private boolean says(String text) {
        return desk().scene().getRoot().lookupAll(".label").stream()
                .anyMatch(label -> ((Labeled) label).getText() != null
                        && ((Labeled) label).getText().contains(text));
    }

    private void apply() {
        desk().await(
                        "it can be applied",
                        () -> desk().scene().getRoot().lookup("#migrations-apply") instanceof Button button
                                && !button.isDisabled());
        desk().robot().clickOn("#migrations-apply");
        desk().await("it asks", () -> desk().scene().getRoot().lookup("#ask-yes") != null);
        desk().robot().clickOn("#ask-yes");
    }

    @Test
    void apply_afterTheQuestion_appliesAndSaysSo() {
        show();
        desk().robot().clickOn("#migrations-apply");
        desk().await("it asks", () -> desk().scene().getRoot().lookup("#ask-back") != null);
        // Cancel has the focus: Enter changes nothing
        desk().robot().push(KeyCode.SPACE);
        desk().await("it asks no more", () -> desk().scene().getRoot().lookup("#ask-back") == null);
        awaitStates("V1__stock.sql PENDING", "V2__more.sql PENDING");

        apply();

        awaitStates("V2__more.sql APPLIED", "V1__stock.sql APPLIED");
        desk().await("it says so", () -> says("2 migrations applied in "));
    }

    @Test
    void files_changedOnDisk_areSeenOnF5() throws Exception {
        show();
        apply();
        awaitStates("V2__more.sql APPLIED", "V1__stock.sql APPLIED");
        write("V2__more.sql", "CREATE TABLE much_more (id INTEGER);\n");
        write("V3__third.sql", "CREATE TABLE third (id INTEGER);\n");

        desk().robot().push(KeyCode.F5);

        awaitStates("V3__third.sql PENDING", "V2__more.sql CHANGED", "V1__stock.sql APPLIED");
        assertThat(desk().node("#migrations-apply", Button.class).isDisabled()).isTrue();
        desk().await("it says what is to be mended", () -> says("1 to mend"));
    }

    @Test
    void apply_failing_standsAtItsMigrationWithItsLine() throws Exception {
        write("V2__more.sql", "-- more\nCREATE TABLE stock (id INTEGER);\n");
        show();

        apply();

        awaitStates("V2__more.sql PENDING", "V1__stock.sql APPLIED");
        desk().await("it says where", () -> says("V2__more.sql line 2 failed") && says("→   2  CREATE TABLE stock"));
    }

    @Test
    void apply_cancelled_leavesNothingOfIt() throws Exception {
        write(
                "V2__more.sql",
                "CREATE TABLE more AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n;\n");
        show();
        apply();
        desk().await("one is applied", () -> says("1 of 2 applied"));

        desk().robot().clickOn("#migrations-cancel");

        desk().await(
                        "it says what is left",
                        () -> says("Cancelled: V2 more was rolled back; V1 stock was applied before it"));
        awaitStates("V2__more.sql PENDING", "V1__stock.sql APPLIED");
    }

    @Test
    void database_withoutMigrations_saysWhatToWrite() {
        show();
        desk().robot().clickOn("#migrations-database");
        desk().robot().push(KeyCode.UP);
        desk().robot().push(KeyCode.ENTER);
        desk().await("it says that there are none", () -> says("names no folder of migrations"));
    }
}
