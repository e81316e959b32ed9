package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user at Schema over a real PostgreSQL, and what becomes of the server meanwhile. */
class SchemaUseIT {
    @TempDir
    Path folder;

    @Test
    void keyboard_fromTheDatabaseToTheRows() throws Exception {
        try (SchemaDesk schema = SchemaDesk.open(folder)) {
            schema.unfold("shop", "customer").choose("customer", "public.customer");
            assertThat(schema.cells()).anyMatch(row -> row.contains("PK, customer_id, bigint, not null"));
            assertThat(schema.texts("#schema-detail")).contains("table", "about 3,503");
            schema.click("customer").press(KeyCode.ENTER);
            schema.await(
                    "Query is on screen", () -> schema.desk().scene().getRoot().lookup("#sql") != null);
            assertThat(schema.servers().query().editor().getText()).isEqualTo("select * from public.customer");
            assertThat(schema.servers().query().figures()).as("it has not run").isEmpty();
        }
    }

    @Test
    void foreignKey_isFollowedAndLeftAgain() throws Exception {
        try (SchemaDesk schema = SchemaDesk.open(folder)) {
            schema.unfold("shop", "complaint").choose("complaint", "public.complaint");
            schema.desk().robot().clickOn("#section-keys");
            schema.desk().settle();
            schema.desk().robot().clickOn(".section-link");
            schema.await("the target is shown", () -> schema.name().equals("public.customer"));
            assertThat(schema.selected()).contains("customer");
            schema.desk().robot().clickOn("#section-references");
            schema.await("it is pointed to twice", () -> schema.cells().size() == 2);
            schema.press(KeyCode.ALT, KeyCode.LEFT);
            schema.await("it is back", () -> schema.name().equals("public.complaint"));
            schema.press(KeyCode.ALT, KeyCode.RIGHT);
            schema.await("it is there again", () -> schema.name().equals("public.customer"));
            schema.desk().robot().clickOn("#schema-copy-ddl");
            assertThat(Desk.fx(() -> Clipboard.getSystemClipboard().getString()))
                    .containsIgnoringCase("create table public.customer")
                    .contains("customer_changed");
        }
    }

    @Test
    void filter_asTyped_findsInSchemasThatWereNeverOpened() throws Exception {
        try (SchemaDesk schema = SchemaDesk.open(folder)) {
            schema.press(KeyCode.CONTROL, KeyCode.F);
            schema.desk().robot().write("purchase_l", 0);
            schema.await(
                    "it is found",
                    () -> schema.lines().contains("ine") || schema.lines().contains("purchase_l"));
            schema.press(KeyCode.DOWN);
            schema.await("it is shown", () -> schema.name().equals("sales.purchase_line"));
            schema.press(KeyCode.ESCAPE);
            schema.await("the tree is back", () -> schema.lines().contains("music"));
            assertThat(schema.name()).isEqualTo("sales.purchase_line");
        }
    }

    @Test
    void quickOpen_fromAnotherView_opensTheObjectAndItsRows() throws Exception {
        try (SchemaDesk schema = SchemaDesk.open(folder)) {
            schema.servers().view("overview");
            schema.press(KeyCode.CONTROL, KeyCode.P);
            schema.desk().robot().write("best", 0);
            schema.await("it is offered", () -> schema.offers().contains("best"));
            schema.press(KeyCode.ENTER);
            schema.await("it is shown", () -> schema.name().equals("public.best_customer"));
            schema.press(KeyCode.CONTROL, KeyCode.P);
            schema.desk().robot().write("album_w", 0);
            schema.await("it is offered", () -> schema.offers().contains("album_w"));
            schema.press(KeyCode.CONTROL, KeyCode.ENTER);
            schema.await(
                    "Query is on screen", () -> schema.desk().scene().getRoot().lookup("#sql") != null);
            assertThat(schema.servers().query().editor().getText()).isEqualTo("select * from main.album_with_artist");
            assertThat(schema.servers().query().figures()).as("it has not run").isEmpty();
        }
    }

    @Test
    void f4_inQuery_opensWhatIsMeant() throws Exception {
        try (SchemaDesk schema = SchemaDesk.open(folder)) {
            QueryDesk query = schema.servers().view("query").query().use("shop");
            schema.await("the catalog is read", () -> query.tables().contains("complaint"));
            String text = "select p.note from sales.purchase p";
            query.type(text);
            Desk.fx(() -> {
                query.editor().moveTo(text.indexOf("note"));
                return true;
            });
            query.press(KeyCode.F4);
            schema.await("it is shown", () -> schema.name().equals("sales.purchase"));
            schema.servers().view("query");
            schema.desk().robot().clickOn(schema.label(".catalog-tree", "complaint"));
            query.press(KeyCode.F4);
            schema.await("it is shown", () -> schema.name().equals("public.complaint"));
            schema.servers().view("query");
            query.type("select 1 from nowhere");
            query.press(KeyCode.F4);
            schema.await(
                    "it says that it knows none",
                    () -> schema.texts(".notices").stream().anyMatch(words -> words.contains("nowhere")));
        }
    }

    @Test
    void slowServer_isWaitedForAndCancelled() throws Exception {
        try (SchemaDesk schema = SchemaDesk.open(folder)) {
            schema.unfold("shop", "customer").choose("customer", "public.customer");
            try (Connection holder = schema.server().connect("postgres");
                    Statement statement = holder.createStatement()) {
                holder.setAutoCommit(false);
                statement.execute("lock table pg_catalog.pg_trigger in access exclusive mode");
                schema.click("complaint");
                schema.await(
                        "it is awaited",
                        () -> schema.desk()
                                .scene()
                                .getRoot()
                                .lookup("#schema-waiting")
                                .isVisible());
                assertThat(schema.name()).as("what was there stays").isEqualTo("public.customer");
                schema.desk().robot().clickOn("#schema-waiting .button");
                schema.await(
                        "it was cancelled",
                        () -> schema.texts("#schema-detail").stream()
                                .anyMatch(words -> words.startsWith("The reading was cancelled")));
                holder.rollback();
            }
            schema.desk().robot().clickOn("Read again");
            schema.await("it is there", () -> schema.name().equals("public.complaint"));
        }
    }

    @Test
    void killedServer_whileABranchIsRead_saysSoThereAndComesBack() throws Exception {
        try (SchemaDesk schema = SchemaDesk.open(folder)) {
            schema.server().freeze();
            schema.click("shop").press(KeyCode.RIGHT);
            schema.await("it is awaited", () -> schema.lines().contains("Reading"));
            schema.unfold("music", "artist").choose("artist", "main.artist");
            schema.server().thaw();
            schema.server().kill();
            schema.click("shop").press(KeyCode.F5);
            schema.await("it has failed", () -> schema.lines().contains("Retry"));
            assertThat(schema.lines()).anyMatch(text -> text.startsWith("PEN-"));
            assertThat(schema.name()).as("the other database is still there").isEqualTo("main.artist");
            schema.server().restart();
            schema.desk().robot().clickOn(schema.label("#schema-lines", "Retry"));
            schema.await("it has been read", () -> schema.lines().contains("complaint"));
        }
    }
}
