package dev.penstock.engine.headless.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:7070", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:65535", " localhost "
            })
    void own_ofThisMachinesNames_isTrue(String header) {
        assertThat(Hosts.own(header)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "evil.example:7070",
                "localhost.evil.example",
                "127.0.0.1.evil.example:7070",
                "localhost:evil",
                "localhost:",
                "127.0.0.2",
                "[::2]:7070",
                "::1"
            })
    void own_ofAnythingElse_isFalse(String header) {
        assertThat(Hosts.own(header)).isFalse();
    }
}
