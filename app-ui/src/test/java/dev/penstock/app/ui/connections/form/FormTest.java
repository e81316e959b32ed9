package dev.penstock.app.ui.connections.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormTest {
    private static Profile profile(NodeAddress node, String password, Duration time) {
        return new Profile(
                "shop",
                EngineKind.POSTGRESQL,
                List.of(node),
                "shop",
                new Template("app"),
                new Template(password),
                new Profile.Tls(Profile.Tls.Mode.VERIFY_FULL, Path.of("/srv/certs/ca.pem")),
                new Profile.Pool(1, 20, time),
                time,
                Profile.SafeMode.CONFIRM_WRITES,
                "money",
                new Profile.Place(Path.of("/srv/penstock.yaml"), 2, 3),
                List.of());
    }

    @Test
    void of_profile_saysWhatTheFileWouldSay() {
        Form form = Forms.of(profile(new NodeAddress.Host("::1", 5432), "${secret:shop/app}", Duration.ofMillis(1500)));
        assertThat(form.shown(Field.NODES)).isEqualTo("[::1]:5432");
        assertThat(form.shown(Field.TLS_MODE)).isEqualTo("verify-full");
        assertThat(form.shown(Field.TLS_CA)).isEqualTo("certs/ca.pem");
        assertThat(form.shown(Field.POOL_WAIT)).isEqualTo("1500ms");
        assertThat(form.shown(Field.SAFE_MODE)).isEqualTo("confirm-writes");
        assertThat(form.shown(Field.PASSWORD)).isEqualTo("${secret:shop/app}");
        assertThat(form.shown(Field.GROUP)).isEqualTo("money");
        assertThat(form.written(Field.POOL_MAX)).isEqualTo(20);
        assertThat(form).hasToString(form.toString()).isEqualTo(form.with(Field.GROUP, "money"));
        assertThat(form).hasSameHashCodeAs(form.with(Field.GROUP, "money")).isNotEqualTo("form");
    }

    @Test
    void times_areWrittenInTheirLargestUnit() {
        NodeAddress node = new NodeAddress.Url(new Template("jdbc:postgresql://db1/shop"));
        assertThat(Forms.of(profile(node, "${env:PW}", Duration.ofSeconds(90))).get(Field.PROBE))
                .isEqualTo("90s");
        assertThat(Forms.of(profile(node, "${env:PW}", Duration.ofMinutes(2))).get(Field.PROBE))
                .isEqualTo("2m");
        assertThat(Forms.of(profile(node, "${env:PW}", Duration.ofHours(1))).get(Field.PROBE))
                .isEqualTo("1h");
        assertThat(Forms.of(profile(node, "${env:PW}", Duration.ofHours(1))).written(Field.URL))
                .isEqualTo("jdbc:postgresql://db1/shop");
    }

    @Test
    void passwordPlaces_areThoseOfTheReference() {
        NodeAddress node = new NodeAddress.File(Path.of("/elsewhere/orders.db"));
        for (String[] each : new String[][] {
            {"${secret:a/b}", "SECRET"},
            {"${session:a}", "SESSION"},
            {"${env:A}", "ENV"},
            {"${file:a.txt}", "FILE"},
            {"${vault:a#b}", "OTHER"},
            {"${env:A}${env:B}", "OTHER"}
        }) {
            Form form = Forms.of(profile(node, each[0], Duration.ofSeconds(1)));
            assertThat(form.passwordPlace().name()).as(each[0]).isEqualTo(each[1]);
            assertThat(form.written(Field.PASSWORD)).isEqualTo(each[0]);
            assertThat(form.get(Field.FILE)).isEqualTo("/elsewhere/orders.db");
        }
        assertThat(Form.EMPTY.with(Field.PASSWORD_PLACE, "other").written(Field.PASSWORD))
                .isNull();
    }

    @Test
    void passwordName_isMadeOfNameAndUser() {
        Form form = Form.EMPTY.with(Field.PASSWORD_PLACE, "secret");
        assertThat(form.passwordName()).isEqualTo("database/password");
        assertThat(form.with(Field.NAME, "shop").with(Field.USERNAME, "a b@c").passwordName())
                .isEqualTo("shop/a_b_c");
        assertThat(form.with(Field.NAME, "shop")
                        .with(Field.PASSWORD_PLACE, "session")
                        .passwordName())
                .isEqualTo("shop");
    }

    @Test
    void sqlite_hasNothingOfAServer() {
        Form form = Form.EMPTY
                .with(Field.ENGINE, "sqlite")
                .with(Field.NODES, "db1")
                .with(Field.TLS_MODE, "require")
                .with(Field.FILE, "orders.db");
        assertThat(form.written(Field.NODES)).isNull();
        assertThat(form.written(Field.TLS_MODE)).isNull();
        assertThat(form.written(Field.FILE)).isEqualTo("orders.db");
        assertThat(form.with(Field.URL, "jdbc:sqlite:x.db").written(Field.FILE)).isNull();
    }

    @Test
    void engineChanged_removesWhatTheOtherHasNot() {
        Form disk = Forms.of(profile(new NodeAddress.Host("db1", 5432), "${secret:shop/app}", Duration.ofSeconds(2)));
        Form form = disk.with(Field.ENGINE, "sqlite").with(Field.FILE, "shop.db");
        Places base = new Places(null, Set.of(), true, List.of());
        assertThat(FormEdits.change(disk, form, base))
                .extracting(edit -> edit.getClass().getSimpleName() + " " + String.join(".", edit.path()))
                .containsExactlyInAnyOrder(
                        "Remove databases.shop.tls",
                        "Remove databases.shop.nodes",
                        "Remove databases.shop.name",
                        "Remove databases.shop.username",
                        "Remove databases.shop.password",
                        "Set databases.shop.engine",
                        "Set databases.shop.file")
                .startsWith("Remove databases.shop.tls");
    }

    @Test
    void profileOfTheEnvironmentAlone_isChangedThere() {
        Form disk = Forms.of(profile(new NodeAddress.Host("db1", 5432), "${env:PW}", Duration.ofSeconds(2)));
        Places overlay = new Places("prod", Set.of(), false, List.of("prod"));
        assertThat(FormEdits.change(disk, disk.with(Field.GROUP, ""), overlay))
                .extracting(edit -> String.join(".", edit.path()))
                .containsExactly("environments.prod.databases.shop.group");
        assertThat(FormEdits.remove("shop", overlay)).hasSize(1);
    }

    @Test
    void pasted_fillsInEverythingButAName() {
        Form begun = Form.EMPTY.with(Field.NAME, "mine").with(Field.PASSWORD_PLACE, "session");
        assertThat(Pasted.into(
                        begun, "postgres://u:p%40ss@db1/x?sslmode=verify-full&sslrootcert=ca.pem&foo=1", Set.of()))
                .isInstanceOfSatisfying(Pasted.Filled.class, filled -> {
                    assertThat(filled.form().get(Field.NAME)).isEqualTo("mine");
                    assertThat(filled.form().get(Field.NODES)).isEqualTo("db1:5432");
                    assertThat(filled.form().get(Field.TLS_MODE)).isEqualTo("verify-full");
                    assertThat(filled.form().get(Field.TLS_CA)).isEqualTo("ca.pem");
                    assertThat(filled.form().get(Field.PASSWORD_PLACE)).isEqualTo("session");
                    assertThat(filled.password()).isEqualTo("p@ss");
                    assertThat(filled.leftOver())
                            .anySatisfy(each -> assertThat(each).contains("foo"));
                });
    }

    @Test
    void pasted_suggestsANameThatIsFree() {
        assertThat(name("postgresql://db1.example/my shop", "my-shop")).isEqualTo("my-shop-2");
        assertThat(name("postgresql://db1.example")).isEqualTo("db1-example");
        assertThat(name("data/1st orders.db")).isEqualTo("st-orders");
        assertThat(name("mongodb://h1,h2")).isEqualTo("mongodb");
    }

    private static String name(String url, String... taken) {
        return ((Pasted.Filled) Pasted.into(Form.EMPTY, url, Set.of(taken)))
                .form()
                .get(Field.NAME);
    }
}
