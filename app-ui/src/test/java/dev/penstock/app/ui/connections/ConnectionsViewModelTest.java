package dev.penstock.app.ui.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.connections.form.PasswordPlace;
import dev.penstock.app.ui.view.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of profiles, over the real engine and the real file. */
class ConnectionsViewModelTest {
    private static final String WORKSPACE = """
            # our databases
            databases:
              # what is sold
              orders:   # the first
                engine: sqlite
                file: orders.db   # beside this file

              billing: {engine: sqlite, file: billing.db, group: money}
              # with a group
              ledger:
                engine: sqlite
                file: ledger.db
                group: money
            """;

    @TempDir
    Path folder;

    @Test
    void rows_areGroupedAndFiltered() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            assertThat(bench.rows()).containsExactly("orders", "[money]", "billing", "ledger");
            assertThat(bench.model().groups()).containsExactly("money");
            bench.model().filter("money LED");
            assertThat(bench.rows()).containsExactly("[money]", "ledger");
            bench.model().filter("nothing has this");
            assertThat(bench.rows()).isEmpty();
            assertThat(bench.model().empty()).isFalse();
        }
    }

    @Test
    void emptyWorkspace_beginsWithANewProfile() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, "# nothing yet\ndatabases:\n")) {
            assertThat(bench.model().empty()).isTrue();
            assertThat(bench.profile().dirty().get()).isFalse();
            bench.profile().paste("postgresql://app:s3cret@db1:6432/shop?sslmode=require");
            assertThat(bench.rows()).containsExactly("shop NEW");
            bench.settle();
            assertThat(bench.profile().checked().get().faults()).isEmpty();
            bench.save();

            assertThat(bench.profile().failure().get()).isNull();
            assertThat(bench.file()).isEqualTo("""
                    # nothing yet
                    databases:
                      shop:
                        engine: postgresql
                        nodes: [db1:6432]
                        name: shop
                        username: app
                        password: ${secret:shop/app}
                        tls:
                          mode: require
                    """);
            assertThat(bench.penstock().secrets().list()).extracting("name").containsExactly("shop/app");
            assertThat(bench.penstock().database("shop").name()).isEqualTo("shop");
            assertThat(bench.rows()).containsExactly("shop");
            assertThat(bench.model().selected().get()).isEqualTo("shop");
            assertThat(bench.told()).containsExactly("Saved shop.");
        }
    }

    @Test
    void remove_saysThatTheSecretStays_forTenSeconds() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, """
                databases:
                  shop:
                    engine: postgresql
                    nodes: ["127.0.0.1:1"]
                    password: ${secret:shop/app}
                """)) {
            bench.model().remove();
            bench.settle();
            assertThat(bench.told())
                    .containsExactly("Removed shop from the workspace file."
                            + " Its password stays in the secret store as shop/app.");
            bench.time().pass(Duration.ofSeconds(10));
            assertThat(bench.told()).isEmpty();
            bench.model().undo();
            bench.settle();
            assertThat(bench.rows()).containsExactly("shop");
        }
    }

    @Test
    void move_staysInItsGroup() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("ledger");
            bench.model().move(1);
            bench.settle();
            assertThat(bench.file()).isEqualTo(WORKSPACE);
            bench.model().move(-1);
            bench.settle();
            assertThat(bench.rows()).containsExactly("orders", "[money]", "ledger", "billing");
            assertThat(bench.file()).contains("# with a group\n  ledger:");
            bench.model().move(1);
            bench.settle();
            assertThat(bench.rows()).containsExactly("orders", "[money]", "billing", "ledger");
            assertThat(bench.model().failure().get()).isNull();
        }
    }

    @Test
    void place_withADraft_keepsTheDraftWithoutConflict() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("orders");
            bench.set(Field.POOL_MAX, "3").settle();
            drop(bench, "orders", 2);
            assertThat(bench.rows()).containsExactly("[money]", "orders EDITED", "billing", "ledger");
            bench.save();
            assertThat(bench.rows()).containsExactly("[money]", "orders", "billing", "ledger");
            assertThat(bench.file()).contains("max: 3").contains("group: money\n");
        }
    }

    private static void drop(ConnectionsBench bench, String name, int linesAbove) {
        bench.model().place(name, Objects.requireNonNull(bench.model().between(name, linesAbove)));
        bench.settle();
    }

    @Test
    void duplicate_isANewProfileUnderAnotherName() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("ledger");
            bench.model().duplicate();
            bench.settle();
            assertThat(bench.rows()).containsExactly("orders", "[money]", "billing", "ledger", "ledger-2 NEW");
            bench.save();
            assertThat(bench.file()).isEqualTo(WORKSPACE + """
                              ledger-2:
                                engine: sqlite
                                file: ledger.db
                                group: money
                            """);
        }
    }

    @Test
    void open_goesToQuery_andANewProfileNowhere() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("billing");
            bench.model().open();
            assertThat(bench.gone()).containsExactly(Target.of("query", "billing"));
            bench.model().create();
            bench.model().open();
            assertThat(bench.gone()).hasSize(1);
        }
    }

    @Test
    void create_twice_showsTheSameEmptyOne() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().create();
            String first = bench.model().selected().get();
            assertThat(bench.rows()).hasSize(4);
            bench.model().select("orders");
            bench.model().create();
            assertThat(bench.model().selected().get()).isEqualTo(first);
            bench.set(Field.NAME, "more").settle();
            assertThat(bench.rows()).contains("more NEW");
            bench.model().remove();
            bench.settle();
            assertThat(bench.rows()).doesNotContain("more NEW");
            assertThat(bench.file()).isEqualTo(WORKSPACE);
        }
    }

    @Test
    void discard_ofASavedProfile_showsWhatTheFileSays() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.set(Field.FILE, "elsewhere.db").settle();
            assertThat(bench.rows()).contains("orders EDITED");
            bench.model().discard();
            bench.settle();
            assertThat(bench.rows()).contains("orders");
            assertThat(bench.profile().form().get().get(Field.FILE)).isEqualTo("orders.db");
        }
    }

    @Test
    void drafts_comeBackAfterAKill_withoutThePassword() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.set(Field.POOL_MAX, "7");
            bench.model().create();
            bench.profile().paste("postgresql://app:s3cret@db1/shop");
            bench.settle();
            assertThat(bench.kept()).contains("db1").doesNotContain("s3cret");

            // No close: the first one is as good as killed when the second reads.
            try (ConnectionsBench second = ConnectionsBench.again(folder)) {
                assertThat(second.rows()).contains("orders EDITED", "shop NEW");
                second.model().select("orders");
                assertThat(second.profile().form().get().get(Field.POOL_MAX)).isEqualTo("7");
                assertThat(second.file()).isEqualTo(WORKSPACE);
            }
        }
    }

    @Test
    void drafts_damagedFile_isSetAsideAndNamed() throws Exception {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.set(Field.POOL_MAX, "7").settle();
        }
        Path file;
        try (var files = Files.list(folder.resolve("home/connections"))) {
            file = files.findFirst().orElseThrow();
        }
        Files.writeString(file, Files.readString(file) + "half a li");
        try (ConnectionsBench bench = ConnectionsBench.again(folder)) {
            assertThat(bench.told()).singleElement().asString().contains(file.getFileName() + ".damaged");
            assertThat(bench.rows()).contains("orders EDITED");
        }
        assertThat(file.resolveSibling(file.getFileName() + ".damaged")).hasContent("half a li");
        try (ConnectionsBench bench = ConnectionsBench.again(folder)) {
            assertThat(bench.told()).isEmpty();
        }
    }

    @Test
    void outside_newAndRemovedProfiles_areTakenOver() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.outside("  billing:", "  more: {engine: sqlite, file: more.db}\n  billing:");
            assertThat(bench.rows()).containsExactly("orders", "more", "[money]", "billing", "ledger");
            bench.outside("  more: {engine: sqlite, file: more.db}\n", "");
            assertThat(bench.rows()).containsExactly("orders", "[money]", "billing", "ledger");
        }
    }

    @Test
    void outside_removedWhileTypedInto_keepsWhatWasTyped() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("billing");
            bench.set(Field.POOL_MAX, "3");
            bench.outside("  billing: {engine: sqlite, file: billing.db, group: money}\n", "");
            assertThat(bench.rows()).contains("billing GONE");
            assertThat(bench.profile().gone()).isTrue();
            bench.save();
            assertThat(bench.rows()).contains("billing");
            assertThat(bench.file()).contains("  billing:\n    engine: sqlite\n    file: billing.db\n    pool:\n");
        }
    }

    @Test
    void selectedProfileRemovedOutside_selectsAnother() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("billing");
            bench.outside("  billing: {engine: sqlite, file: billing.db, group: money}\n", "");
            assertThat(bench.model().selected().get()).isEqualTo("orders");
            assertThat(bench.profile().form().get().passwordPlace()).isEqualTo(PasswordPlace.NONE);
        }
    }
}
