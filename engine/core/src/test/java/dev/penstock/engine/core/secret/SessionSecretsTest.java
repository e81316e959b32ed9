package dev.penstock.engine.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretException;
import dev.penstock.engine.api.SecretRef;
import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.api.Template;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionSecretsTest {
    private static final SecretRef REFERENCE = new SecretRef("session", "orders/app", null);

    private final SessionSecrets secrets = new SessionSecrets();

    @Test
    void set_keepsACopy_andResolvesToAnother() {
        Secret given = Secret.of("geheim");
        secrets.set("orders/app", given);
        given.close();

        secrets.resolve(REFERENCE).close();

        assertThat(secrets.resolve(REFERENCE).reveal()).isEqualTo("geheim");
        assertThat(secrets.list()).singleElement().satisfies(entry -> {
            assertThat(entry.name()).isEqualTo("orders/app");
            assertThat(entry.changedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
    }

    @Test
    void set_again_replacesIt_andRemove_forgetsIt() {
        secrets.set("orders/app", Secret.of("one"));
        secrets.set("orders/app", Secret.of("two"));
        secrets.set("events", Secret.of("three"));

        assertThat(secrets.resolve(REFERENCE).reveal()).isEqualTo("two");
        assertThat(secrets.list()).extracting(SecretStore.Entry::name).containsExactly("events", "orders/app");
        assertThat(secrets.remove("orders/app")).isTrue();
        assertThat(secrets.remove("orders/app")).isFalse();
        assertMissing();
    }

    @Test
    void before_asksAnotherForOtherReferences() {
        secrets.set("orders/app", Secret.of("geheim"));
        Template both = new Template("${session:orders/app}-${env:HOME}");

        try (Secret resolved = both.resolve(secrets.before(reference -> Secret.of(reference.scheme())))) {
            assertThat(resolved.reveal()).isEqualTo("geheim-env");
        }
    }

    @Test
    void missing_saysWhatToDo() {
        assertMissing();
        assertThat(catchThrowableOfType(
                                SecretException.class, () -> secrets.resolve(new SecretRef("env", "orders/app", null)))
                        .code())
                .isEqualTo(ErrorCode.SECRET_MISSING);
    }

    @Test
    void set_underAnImpossibleName_isRefused() {
        assertThat(catchThrowableOfType(SecretException.class, () -> secrets.set("a b", Secret.of("x")))
                        .code())
                .isEqualTo(ErrorCode.SECRET_NAME);
    }

    @Test
    void close_wipesThem_andKeepsNoMore() {
        secrets.set("orders/app", Secret.of("geheim"));

        secrets.close();
        secrets.close();

        assertMissing();
        assertThat(secrets.list()).isEmpty();
        assertThat(catchThrowableOfType(SecretException.class, () -> secrets.set("orders/app", Secret.of("x")))
                        .code())
                .isEqualTo(ErrorCode.CLOSED);
    }

    private void assertMissing() {
        SecretException missing = catchThrowableOfType(SecretException.class, () -> secrets.resolve(REFERENCE));
        assertThat(missing.code()).isEqualTo(ErrorCode.SECRET_MISSING);
        assertThat(missing.summary()).contains("${session:orders/app}");
        assertThat(missing.diagnosis().advice())
                .contains("password for this session")
                .contains("${secret:name}");
    }
}
