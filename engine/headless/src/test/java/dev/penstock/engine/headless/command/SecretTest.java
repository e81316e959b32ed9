package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    @TempDir
    Path folder;

    Cli cli;

    @BeforeEach
    void setUp() {
        cli = Cli.in(folder).workspace("databases: {shop: {engine: sqlite, file: shop.db}}\n");
    }

    @Test
    void set_fromStandardInput_keepsItAndShowsTheNameAlone() {
        Cli.Ran set = cli.input("hunter2\r\n").run("secret", "set", "shop/app");

        assertThat(set.status()).as(set.err()).isZero();
        assertThat(set.err()).contains("Stored shop/app", "${secret:shop/app}").doesNotContain("hunter2");
        Cli.Ran list = cli.run("secret", "list");
        assertThat(list.out()).contains("shop/app").doesNotContain("hunter2");
        assertThat(cli.run("secret", "list", "--json").out())
                .contains("\"name\": \"shop/app\"", "\"changed_at\": \"")
                .doesNotContain("hunter2");
    }

    @Test
    void set_typedTwiceTheSame_keepsIt() {
        assertThat(cli.types("hunter2", "hunter2").run("secret", "set", "a").status())
                .isZero();
        assertThat(cli.run("secret", "list").out()).contains("a");
    }

    @Test
    void set_typedDifferently_keepsNothing() {
        Cli.Ran ran = cli.types("hunter2", "hunter3").run("secret", "set", "a");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("differ", "Nothing was stored");
        assertThat(cli.run("secret", "list").err()).contains("No secrets are stored");
    }

    @Test
    void set_whereNothingIsTyped_keepsNothing() {
        assertThat(cli.types().run("secret", "set", "a").err()).contains("No value was entered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "--value=hunter2", "--password hunter2"})
    void set_ofAValueAsAnArgument_isRefusedWithoutRepeatingIt(String words) {
        Cli.Ran ran = cli.run(("secret set a " + words).split(" "));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("cannot be an argument").doesNotContain("hunter2");
    }

    @Test
    void set_ofWhatIsNoText_keepsNothing() {
        Cli.Ran ran = cli.input("x".repeat((1 << 20) + 1)).run("secret", "set", "a");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("too many for a password");
    }

    @Test
    void set_ofAnEmptyValueOrABadName_isAFault() {
        assertThat(cli.run("secret", "set", "a").err()).contains("PEN-1104");
        Cli.Ran ran = cli.input("x").run("secret", "set", "a b}");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("PEN-1103");
    }

    @Test
    void remove_ofASecret_forgetsIt() {
        cli.input("x").run("secret", "set", "a");

        assertThat(cli.run("secret", "remove", "a").status()).isZero();
        Cli.Ran again = cli.run("secret", "remove", "a");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("No secret has the name a");
    }

    @Test
    void set_withoutAWorkspaceFile_keepsNothingInAWrongFolder(@TempDir Path elsewhere) {
        Cli.Ran ran = Cli.in(elsewhere).input("x").run("secret", "set", "a");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("There is no workspace file");
        assertThat(elsewhere).isEmptyDirectory();
    }
}
