package dev.penstock.app.ui;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.work.FxTicker;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of Schema in every state, theme and size. */
class SchemaScreensIT {
    @TempDir
    Path folder;

    @Test
    void schema_withoutDatabases() throws Exception {
        EngineHost.Opener opener =
                (file, environment) -> new EngineHost.Opened(new FakePenstock((String) null), () -> {});
        Path workspace = Path.of("/srv/shop/penstock.yaml");
        try (Desk desk = Desk.open(opener, workspace, folder, InstantSource.system(), new FxTicker())) {
            desk.size(1440, 900);
            desk.await("the workspace is open", () -> desk.scene().getRoot().lookup("#navigation-schema") != null);
            desk.robot().clickOn("#navigation-schema");
            Screens.everyLook(desk, "schema-no-databases");
        }
    }

    @Test
    void schema_everySection() throws Exception {
        try (SchemaDesk schema = SchemaDesk.open(folder)) {
            Screens.everyLook(schema.desk(), "schema-empty");
            schema.unfold("music", "artist").unfold("shop", "customer").choose("customer", "public.customer");
            Screens.everyLook(schema.desk(), "schema-columns");
            for (String section : List.of("keys", "references", "indexes", "triggers", "ddl")) {
                schema.desk().robot().clickOn("#section-" + section);
                Screens.everyLook(schema.desk(), "schema-" + section);
            }
            schema.desk().robot().clickOn("#section-columns");
            schema.desk().robot().clickOn("#schema-filter").write("pur", 0);
            schema.await("it is found", () -> schema.lines().contains("chase_line"));
            schema.press(KeyCode.DOWN);
            Screens.everyLook(schema.desk(), "schema-filter");
            schema.press(KeyCode.ESCAPE);
            schema.press(KeyCode.CONTROL, KeyCode.P);
            schema.desk().robot().write("a", 0);
            schema.await("something is offered", () -> !schema.offers().isEmpty());
            Screens.everyLook(schema.desk(), "schema-quick-open");
            schema.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void schema_loadingAndFailed() throws Exception {
        try (SchemaDesk schema = SchemaDesk.open(folder)) {
            schema.unfold("shop", "customer").choose("customer", "public.customer");
            schema.click("locked").press(KeyCode.RIGHT);
            schema.await("it could not be read", () -> schema.lines().contains("Retry"));
            Screens.everyLook(schema.desk(), "schema-branch-failed");
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
                Screens.everyLook(schema.desk(), "schema-loading");
                holder.rollback();
            }
            schema.await("it is there", () -> schema.name().equals("public.complaint"));
            schema.server().kill();
            schema.press(KeyCode.F5);
            schema.await("it has failed", () -> schema.trouble().contains("PEN-"));
            Screens.everyLook(schema.desk(), "schema-failed");
        }
    }
}
