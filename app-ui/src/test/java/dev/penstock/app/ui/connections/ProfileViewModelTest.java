package dev.penstock.app.ui.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.connections.form.Pasted;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretRef;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One profile in the form, over the real engine and the real file. */
class ProfileViewModelTest {
    private static final String SHOP = """
            databases:
              shop:   # the shop
                engine: postgresql
                nodes: ["127.0.0.1:1"]   # nobody is there
                name: shop
                username: app
                password: ${secret:shop/app}
                pool:
                  max: 20   # as agreed
            """;
    private static final String OVERLAID = """
            databases:
              shop:
                engine: postgresql
                nodes: ["127.0.0.1:1"]
                pool: {max: 20}
            environments:
              prod:
                databases:
                  shop:
                    nodes: ["127.0.0.1:2"]   # production
              dev: {databases: {shop: {safe-mode: warn}}}
            """;

    private static final String FILE = """
            databases:
              shop:
                engine: sqlite
                file: shop.db
            """;

    @TempDir
    Path folder;

    private ConnectionsBench shop() {
        ConnectionsBench bench = ConnectionsBench.open(folder, SHOP);
        try (Secret secret = Secret.of("old")) {
            bench.penstock().secrets().set("shop/app", secret);
        }
        bench.model().select("shop");
        bench.settle();
        return bench;
    }

    private static String revealed(ConnectionsBench bench, String name) {
        try (Secret secret = bench.penstock().secrets().resolve(new SecretRef("secret", name, null))) {
            return secret.reveal();
        }
    }

    @Test
    void save_writesTheChangedKeysAlone() {
        try (ConnectionsBench bench = shop()) {
            bench.set(Field.POOL_MAX, "30").set(Field.SAFE_MODE, "read-only").save();
            assertThat(bench.file()).isEqualTo(SHOP.replace("max: 20", "max: 30") + "    safe-mode: read-only\n");
            assertThat(bench.profile().dirty().get()).isFalse();
            assertThat(bench.penstock().database("shop").profile().pool().max()).isEqualTo(30);
            bench.set(Field.POOL_MAX, "").set(Field.SAFE_MODE, "off").save();
            assertThat(bench.penstock().database("shop").profile().pool().max()).isEqualTo(10);
            assertThat(bench.file()).doesNotContain("safe-mode").contains("# nobody is there");
        }
    }

    @Test
    void save_typedPassword_goesToTheStoreAndNowhereElse() {
        try (ConnectionsBench bench = shop()) {
            bench.profile().type("new one");
            assertThat(bench.profile().dirty().get()).isTrue();
            bench.settle();
            bench.save();
            assertThat(revealed(bench, "shop/app")).isEqualTo("new one");
            assertThat(bench.file()).isEqualTo(SHOP);
            assertThat(bench.kept()).doesNotContain("new one");
            assertThat(bench.profile().password().get()).isEmpty();
        }
    }

    @Test
    void save_forThisSession_writesTheReferenceAndKeepsThePasswordInMemory() {
        try (ConnectionsBench bench = shop()) {
            bench.set(Field.PASSWORD, "").set(Field.PASSWORD_PLACE, "session");
            assertThat(bench.fault(Field.PASSWORD)).contains("for this session");
            bench.profile().type("for now");
            assertThat(bench.fault(Field.PASSWORD)).isEmpty();
            bench.save();
            assertThat(bench.file()).contains("password: ${session:shop}");
            assertThat(bench.penstock().sessionSecrets().list())
                    .extracting("name")
                    .containsExactly("shop");
            assertThat(revealed(bench, "shop/app")).isEqualTo("old");
        }
    }

    @Test
    void save_engineRefuses_putsFileAndSecretBack() {
        try (ConnectionsBench bench = shop()) {
            bench.set(Field.URL, "jdbc:oracle:thin:@db1:1521/shop").settle();
            bench.profile().type("new one");
            bench.settle();
            bench.save();
            assertThat(bench.profile().failure().get()).isNotNull();
            assertThat(bench.file()).isEqualTo(SHOP);
            assertThat(revealed(bench, "shop/app")).isEqualTo("old");
            assertThat(bench.profile().dirty().get()).isTrue();
            assertThat(bench.profile().saving().get()).isFalse();
        }
    }

    @Test
    void rename_takesOverlaysAlong() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, OVERLAID, "prod")) {
            bench.set(Field.NAME, "store").save();
            assertThat(bench.file()).isEqualTo(OVERLAID.replace("shop:", "store:"));
            assertThat(bench.model().selected().get()).isEqualTo("store");
            assertThat(bench.rows()).containsExactly("store");
        }
    }

    @Test
    void keyOfTheOverlay_isChangedThere_othersInTheProfile() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, OVERLAID, "prod")) {
            assertThat(bench.profile().places().get().overlaid()).containsExactly(Field.NODES);
            bench.set(Field.NODES, "127.0.0.1:3").set(Field.POOL_MAX, "7").save();
            assertThat(bench.file())
                    .isEqualTo(
                            OVERLAID.replace("\"127.0.0.1:2\"", "127.0.0.1:3").replace("max: 20", "max: 7"));
        }
    }

    @Test
    void remove_ofAnOverlaidProfile_isUndoneByteForByte() {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, OVERLAID, "prod")) {
            bench.model().remove();
            bench.settle();
            assertThat(bench.file()).doesNotContain("shop");
            bench.model().undo();
            bench.settle();
            assertThat(bench.file()).isEqualTo(OVERLAID);
        }
    }

    @Test
    void faults_standBesideTheirFields() {
        try (ConnectionsBench bench = shop()) {
            assertThat(bench.set(Field.POOL_MAX, "0").fault(Field.POOL_MAX)).contains("from 1 to 10000");
            assertThat(bench.set(Field.NODES, "a:1, b:2").fault(Field.NODES)).contains("keep one");
            assertThat(bench.set(Field.PROBE, "soon").fault(Field.PROBE)).contains("500ms");
            assertThat(bench.set(Field.PASSWORD_PLACE, "env")
                            .set(Field.PASSWORD, "no name")
                            .fault(Field.PASSWORD))
                    .contains("${env:NAME}");
            assertThat(bench.set(Field.NAME, "").fault(Field.NAME)).contains("no name");
            assertThat(bench.set(Field.NAME, "1st").fault(Field.NAME)).contains("a letter first");
            assertThat(bench.profile().checked().get().profile()).isNull();
            bench.save();
            assertThat(bench.file()).isEqualTo(SHOP);
            bench.model().create();
            assertThat(bench.set(Field.NAME, "shop").fault(Field.NAME)).contains("already");
            assertThat(bench.set(Field.NAME, "other").fault(Field.ENGINE)).contains("no engine");
            assertThat(bench.set(Field.ENGINE, "sqlite").fault(Field.FILE)).contains("data/orders.db");
            assertThat(bench.set(Field.ENGINE, "mysql").fault(Field.NODES)).contains("db1:3306");
            bench.set(Field.PASSWORD_PLACE, "secret");
            assertThat(bench.fault(Field.PASSWORD)).contains("nothing under other/password");
        }
    }

    @Test
    void faultElsewhereInTheFile_isToldWithItsPlace() throws Exception {
        try (ConnectionsBench bench = shop()) {
            Files.writeString(folder.resolve("penstock.yaml"), SHOP + "  other: {engine: sqlite}\n");
            bench.set(Field.POOL_MAX, "5").settle();
            assertThat(bench.profile().checked().get().others())
                    .singleElement()
                    .asString()
                    .contains("penstock.yaml:10");
        }
    }

    @Test
    void laterEngines_canBeSaved() {
        try (ConnectionsBench bench = shop()) {
            bench.model().create();
            bench.profile().paste("mongodb+srv://app:geheim@cluster.example.net/events?retryWrites=true");
            bench.settle();
            bench.save();
            assertThat(bench.profile().failure().get()).isNull();
            assertThat(bench.file())
                    .contains("url: mongodb+srv://cluster.example.net/events?retryWrites=true")
                    .contains("password: ${secret:events/app}")
                    .doesNotContain("geheim");
        }
    }

    @Test
    void paste_unknownText_saysWhereAndWhy() {
        try (ConnectionsBench bench = shop()) {
            bench.profile().paste("oracle://app:geheim@db1/shop");
            assertThat(bench.profile().pasted().get())
                    .isInstanceOfSatisfying(
                            Pasted.Unread.class,
                            unread -> assertThat(unread.fault().found())
                                    .contains("Oracle")
                                    .doesNotContain("geheim"));
            assertThat(bench.profile().dirty().get()).isFalse();
        }
    }

    @Test
    void outside_otherField_isTakenOverBesideWhatWasTyped() {
        try (ConnectionsBench bench = shop()) {
            bench.set(Field.POOL_MAX, "30");
            bench.outside("username: app", "username: owner");
            assertThat(bench.profile().form().get().get(Field.USERNAME)).isEqualTo("owner");
            assertThat(bench.profile().form().get().get(Field.POOL_MAX)).isEqualTo("30");
            assertThat(bench.profile().conflicts().get()).isEmpty();
            bench.save();
            assertThat(bench.file()).contains("username: owner", "max: 30");
        }
    }

    @Test
    void outside_sameField_isAConflictUntilOneIsChosen() {
        try (ConnectionsBench bench = shop()) {
            bench.set(Field.POOL_MAX, "30").set(Field.USERNAME, "mine");
            bench.outside("max: 20", "max: 25");
            bench.outside("username: app", "username: theirs");
            assertThat(bench.profile().conflicts().get()).containsExactlyInAnyOrder(Field.POOL_MAX, Field.USERNAME);
            assertThat(bench.rows()).containsExactly("shop CONFLICT");
            bench.save();
            assertThat(bench.file()).contains("max: 25");

            // It is no less a conflict after a kill.
            try (ConnectionsBench second = ConnectionsBench.again(folder)) {
                assertThat(second.rows()).containsExactly("shop CONFLICT");
            }
            bench.profile().keepMine(Field.POOL_MAX);
            assertThat(bench.profile().conflicts().get()).containsExactly(Field.USERNAME);
            bench.profile().takeDisk(Field.USERNAME);
            assertThat(bench.profile().conflicts().get()).isEmpty();
            bench.settle();
            bench.save();
            assertThat(bench.file()).contains("max: 30", "username: theirs");
        }
    }

    @Test
    void save_fileChangedSinceItWasRead_writesNothingAndShowsTheConflict() throws Exception {
        try (ConnectionsBench bench = shop()) {
            bench.set(Field.POOL_MAX, "30").settle();
            String theirs = SHOP.replace("max: 20", "max: 25");
            Files.writeString(folder.resolve("penstock.yaml"), theirs);
            bench.save();
            assertThat(bench.file()).isEqualTo(theirs);
            assertThat(bench.profile().conflicts().get()).containsExactly(Field.POOL_MAX);
        }
    }

    @Test
    void test_sqlite_passesAndDimsWhenTheFormChanges() throws Exception {
        try (ConnectionsBench bench = shop();
                SqliteFiles files = SqliteFiles.create()) {
            bench.model().create();
            bench.profile().paste("sqlite:" + files.database("create table t (i integer)"));
            bench.profile().test();
            bench.settle();
            ConnectionTestViewModel connectionTest = bench.profile().connectionTest();
            bench.until(
                    "the test has ended", () -> connectionTest.state().get() == ConnectionTestViewModel.State.PASSED);
            assertThat(connectionTest.rows()).hasSize(ConnectionStep.Part.values().length);
            assertThat(connectionTest.rows())
                    .allSatisfy(row -> assertThat(row.step()).isNotNull());
            assertThat(connectionTest.stale().get()).isFalse();
            bench.set(Field.POOL_MAX, "3");
            assertThat(connectionTest.stale().get()).isTrue();
            assertThat(bench.file()).isEqualTo(SHOP);
        }
    }

    @Test
    void test_nobodyListens_saysSoAndForgetsTheTypedPassword() {
        try (ConnectionsBench bench = shop()) {
            bench.profile().type("typed");
            bench.profile().test();
            bench.settle();
            ConnectionTestViewModel connectionTest = bench.profile().connectionTest();
            bench.until(
                    "the test has ended", () -> connectionTest.state().get() == ConnectionTestViewModel.State.FAILED);
            assertThat(connectionTest.rows())
                    .extracting(ConnectionTestRow::part)
                    .containsExactly(ConnectionStep.Part.values());
            assertThat(connectionTest.rows())
                    .extracting(
                            row -> Objects.requireNonNull(row.step()).state().name())
                    .containsExactly("PASSED", "FAILED", "NOT_REACHED", "NOT_REACHED", "NOT_REACHED");
            assertThat(Objects.requireNonNull(connectionTest.rows().get(1).step())
                            .failure())
                    .isInstanceOfSatisfying(
                            PenstockException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONNECT_REFUSED));
            assertThat(bench.penstock().sessionSecrets().list()).isEmpty();
            assertThat(revealed(bench, "shop/app")).isEqualTo("old");
        }
    }

    @Test
    void test_withFaults_doesNotBegin() {
        try (ConnectionsBench bench = shop()) {
            bench.set(Field.POOL_MAX, "0");
            bench.profile().test();
            bench.settle();
            assertThat(bench.profile().connectionTest().state().get()).isEqualTo(ConnectionTestViewModel.State.NONE);
        }
    }

    @Test
    void test_cancelled_endsAtOnce_andTheNextBeginsAnew() throws Exception {
        try (ConnectionsBench bench = shop();
                ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            bench.set(Field.NODES, "127.0.0.1:" + silent.getLocalPort());
            bench.profile().test();
            bench.settle();
            ConnectionTestViewModel connectionTest = bench.profile().connectionTest();
            bench.until(
                    "it waits for the server",
                    () -> connectionTest.rows().get(1).step() != null);
            assertThat(connectionTest.rows())
                    .filteredOn(ConnectionTestRow::running)
                    .hasSize(1);
            bench.settle();
            assertThat(connectionTest.took().get()).isGreaterThan(Duration.ZERO);
            connectionTest.cancel();
            assertThat(connectionTest.state().get()).isEqualTo(ConnectionTestViewModel.State.CANCELLED);
            assertThat(connectionTest.rows()).noneMatch(ConnectionTestRow::running);
            bench.set(Field.NODES, "127.0.0.1:1");
            bench.profile().test();
            bench.until(
                    "the next has ended", () -> connectionTest.state().get() == ConnectionTestViewModel.State.FAILED);
        }
    }

    @Test
    void save_whileTheFileIsGone_saysWhy_andDoesNotHappenByItselfLater() throws Exception {
        try (ConnectionsBench bench = ConnectionsBench.open(folder, FILE)) {
            bench.model().select("shop");
            String before = bench.file();
            Files.delete(folder.resolve("penstock.yaml"));
            bench.set(Field.POOL_MAX, "7").save();
            assertThat(Objects.requireNonNull(bench.profile().failure().get()).code())
                    .isEqualTo(ErrorCode.WORKSPACE_UNREADABLE);
            assertThat(bench.profile().dirty().get()).isTrue();

            Files.writeString(folder.resolve("penstock.yaml"), before);
            bench.set(Field.POOL_MAX, "8").settle();
            assertThat(bench.profile().failure().get()).isNull();
            assertThat(bench.file()).isEqualTo(before);
            bench.save();
            assertThat(bench.file()).contains("max: 8");
        }
    }
}
