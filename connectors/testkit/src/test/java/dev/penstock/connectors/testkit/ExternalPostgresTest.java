package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalPostgresTest {
    private static final String ORIGIN = "the test's address";

    @Test
    void at_hostAlone_takesTheUsualPortAndUser() {
        assertThat(ExternalPostgres.at("db1", ORIGIN))
                .isEqualTo(new ExternalPostgres("db1", 5432, "postgres", "", "", ORIGIN));
    }

    @Test
    void at_hostAndPort_takesBoth() {
        assertThat(ExternalPostgres.at("db1:6000", ORIGIN).jdbcUrl("shop"))
                .isEqualTo("jdbc:postgresql://db1:6000/shop");
    }

    @Test
    void at_jdbcUrl_takesCredentialsOutAndKeepsTheRest() {
        PostgresServer server =
                ExternalPostgres.at("jdbc:postgresql://db1:6000/x?user=app&sslmode=require&password=a%26b", ORIGIN);

        assertThat(server.username()).isEqualTo("app");
        assertThat(server.password()).isEqualTo("a&b");
        assertThat(server.jdbcUrl("shop")).isEqualTo("jdbc:postgresql://db1:6000/shop?sslmode=require");
        assertThat(server.origin()).isEqualTo(ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not an address", "jdbc:postgresql:///only-a-name", "db 1:5432?password=hidden"})
    void at_noAddress_saysWhatToWriteAndNoSecret(String address) {
        assertThatThrownBy(() -> ExternalPostgres.at(address, ORIGIN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(ORIGIN)
                .hasMessageContaining("host:port")
                .hasMessageNotContaining("hidden")
                .hasNoCause();
    }

    @Test
    void toString_withPassword_doesNotShowIt() {
        assertThat(ExternalPostgres.at("jdbc:postgresql://db1/x?password=hidden", ORIGIN))
                .asString()
                .contains("db1:5432")
                .doesNotContain("hidden");
    }
}
