package dev.penstock.app.ui.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.connections.form.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done to the file and is taken back, over the real file. */
class UndosTest {
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

    /** Presses Undo in the first notice on screen. */
    private static void takeBackFirst(ConnectionsBench bench) {
        Objects.requireNonNull(bench.notices().shown().getFirst().action())
                .run()
                .run();
        bench.settle();
    }

    private static void drop(ConnectionsBench bench, String name, int linesAbove) {
        bench.model().place(name, Objects.requireNonNull(bench.model().between(name, linesAbove)));
        bench.settle();
    }

    @Test
    void remove_undone_leavesTheFileByteForByte() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("orders");
            bench.model().remove();
            bench.settle();
            assertThat(bench.file()).doesNotContain("orders");
            assertThat(bench.rows()).containsExactly("[money]", "billing", "ledger");
            assertThat(bench.penstock().databases()).hasSize(2);
            assertThat(bench.model().selected().get()).isEqualTo("billing");

            takeBackFirst(bench);
            assertThat(bench.file()).isEqualTo(WORKSPACE);
            assertThat(bench.rows()).containsExactly("orders", "[money]", "billing", "ledger");
            assertThat(bench.model().selected().get()).isEqualTo("orders");
            assertThat(bench.told()).isEmpty();
            bench.model().undo();
            assertThat(bench.file()).isEqualTo(WORKSPACE);
        }
    }

    @Test
    void remove_fileChangedMeanwhile_isPutBackWithItsComments() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("orders");
            bench.model().remove();
            bench.settle();
            bench.outside("file: ledger.db", "file: ledger2.db");
            bench.model().undo();
            bench.settle();
            assertThat(bench.file()).isEqualTo(WORKSPACE.replace("ledger.db", "ledger2.db"));
        }
    }

    @Test
    void remove_everythingChangedMeanwhile_isWrittenAnewAndSaysSo() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("orders");
            bench.model().remove();
            bench.settle();
            bench.outside(bench.file(), "databases:\n  other:\n    engine: sqlite\n    file: other.db\n");
            bench.model().undo();
            bench.settle();
            assertThat(bench.file()).contains("other", "orders:", "file: orders.db");
            assertThat(bench.told()).anySatisfy(text -> assertThat(text).contains("anew"));
        }
    }

    @Test
    void remove_withADraft_undoneBringsTheDraftBackToo() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("billing");
            bench.set(Field.POOL_MAX, "3").settle();
            bench.model().remove();
            bench.settle();
            assertThat(bench.rows()).doesNotContain("billing");
            bench.model().undo();
            bench.settle();
            assertThat(bench.rows()).contains("billing EDITED");
            assertThat(bench.profile().form().get().get(Field.POOL_MAX)).isEqualTo("3");
        }
    }

    @Test
    void move_undone_leavesTheFileByteForByte() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("ledger");
            bench.model().move(-1);
            bench.settle();
            assertThat(bench.told()).isEmpty();
            bench.model().undo();
            bench.settle();
            assertThat(bench.file()).isEqualTo(WORKSPACE);
            assertThat(bench.rows()).containsExactly("orders", "[money]", "billing", "ledger");
        }
    }

    @Test
    void place_inAnotherGroup_saysSoAndIsUndone() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            drop(bench, "orders", 4);
            assertThat(bench.rows()).containsExactly("[money]", "billing", "ledger", "orders");
            assertThat(bench.file()).endsWith("    file: orders.db   # beside this file\n    group: money\n");
            assertThat(bench.told()).containsExactly("Moved orders to group money.");
            drop(bench, "ledger", 0);
            assertThat(bench.rows()).containsExactly("ledger", "[money]", "billing", "orders");
            assertThat(bench.told()).containsExactly("Moved orders to group money.", "Took ledger out of its group.");

            bench.model().undo();
            bench.settle();
            takeBackFirst(bench);
            assertThat(bench.file()).isEqualTo(WORKSPACE);
            assertThat(bench.told()).isEmpty();
            assertThat(bench.model().selected().get()).isEqualTo("orders");
        }
    }

    @Test
    void move_everythingChangedMeanwhile_staysAndSaysSo() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("ledger");
            bench.model().move(-1);
            bench.settle();
            bench.outside(bench.file(), "databases:\n  ledger:\n    engine: sqlite\n    file: other.db\n");
            String now = bench.file();
            bench.model().undo();
            bench.settle();
            assertThat(bench.file()).isEqualTo(now);
            assertThat(bench.told())
                    .containsExactly("ledger stays where it is: the file has been changed too much since.");
        }
    }

    @Test
    void move_ofAFileThatHasGone_saysWhyAndMayBeTriedAgain() throws Exception {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("ledger");
            bench.model().move(-1);
            bench.settle();
            String moved = bench.file();
            Files.delete(folder.resolve("penstock.yaml"));
            bench.model().undo();
            bench.settle();
            assertThat(bench.model().failure().get()).isNotNull();
            Files.writeString(folder.resolve("penstock.yaml"), moved);
            bench.model().undo();
            bench.settle();
            assertThat(bench.model().failure().get()).isNull();
            assertThat(bench.file()).isEqualTo(WORKSPACE);
        }
    }

    @Test
    void undo_ofTheNoticeOfAnEarlierAct_takesThatActBack() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, WORKSPACE)) {
            bench.model().select("orders");
            bench.model().remove();
            bench.settle();
            bench.model().select("billing");
            bench.model().remove();
            bench.settle();
            assertThat(bench.rows()).containsExactly("[money]", "ledger");
            assertThat(bench.notices().shown().getFirst().text()).contains("orders");

            takeBackFirst(bench);
            assertThat(bench.rows()).containsExactly("orders", "[money]", "ledger");
            assertThat(bench.told()).singleElement().asString().contains("billing");
            bench.model().undo();
            bench.settle();
            assertThat(bench.file()).isEqualTo(WORKSPACE);
        }
    }
}
