package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresOptionsTest {
    @Test
    void configuration_byDefault_listensOnLoopbackOnly() {
        assertThat(PostgresOptions.defaults().configuration(5555))
                .contains("listen_addresses = '127.0.0.1'", "port = '5555'", "unix_socket_directories = ''")
                .noneMatch(line -> line.startsWith("ssl"));
    }

    @Test
    void configuration_settingOfTheCaller_replacesOurs() {
        List<String> lines =
                PostgresOptions.defaults().withSetting("fsync", "on").configuration(1);

        assertThat(lines).contains("fsync = 'on'").doesNotContain("fsync = 'off'");
    }

    @Test
    void configuration_valueWithQuote_isDoubled() {
        assertThat(PostgresOptions.defaults().withSetting("a", "it's").configuration(1))
                .contains("a = 'it''s'");
    }

    @Test
    void access_withTls_leavesPlainTcpOut() {
        assertThat(PostgresOptions.defaults().withTls().access()).allMatch(line -> line.startsWith("hostssl "));
        assertThat(PostgresOptions.defaults().access()).allMatch(line -> line.startsWith("host "));
    }

    @Test
    void with_anything_keepsTheRest() {
        PostgresOptions options = PostgresOptions.defaults()
                .withPort(5555)
                .withSetting("work_mem", "1MB")
                .withTls("db.example");

        assertThat(options).isEqualTo(new PostgresOptions(5555, List.of("db.example"), Map.of("work_mem", "1MB")));
    }

    @Test
    void withPort_outOfRange_saysWhichPortsThereAre() {
        assertThatThrownBy(() -> PostgresOptions.defaults().withPort(70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70000")
                .hasMessageContaining("65535");
        assertThatThrownBy(() -> PostgresOptions.defaults().withPort(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
