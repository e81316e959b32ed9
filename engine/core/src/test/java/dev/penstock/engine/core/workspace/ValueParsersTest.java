package dev.penstock.engine.core.workspace;

import static dev.penstock.engine.core.workspace.WorkspaceReading.fault;
import static dev.penstock.engine.core.workspace.WorkspaceReading.faults;
import static dev.penstock.engine.core.workspace.WorkspaceReading.postgresql;
import static dev.penstock.engine.core.workspace.WorkspaceReading.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.NodeAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueParsersTest {

    @Test
    void leakDetection_isTrueOrFalse_andOffByDefault() {
        assertThat(profile(postgresql("pool: {leak-detection: true}")).pool().leakDetection())
                .isTrue();
        assertThat(profile(postgresql("pool: {leak-detection: false}")).pool().leakDetection())
                .isFalse();
        assertThat(profile(postgresql("pool: {max: 3}")).pool().leakDetection()).isFalse();

        Fault fault = fault(postgresql("pool: {leak-detection: yes}"));
        assertThat(fault.key()).isEqualTo("databases.orders.pool.leak-detection");
        assertThat(fault.found()).isEqualTo("found 'yes'");
        assertThat(fault.advice()).isEqualTo("Write true or false.");
    }

    @ParameterizedTest
    @CsvSource({"500ms,500", "2s,2000", "5m,300000", "1h,3600000", "1ms,1"})
    void time_wellWritten_isRead(String written, long millis) {
        assertThat(profile(postgresql("pool: {acquire-timeout: " + written + "}"))
                        .pool()
                        .acquireTimeout())
                .isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "2 s", "1.5s", "-2s", "0ms", "61m", "2S", "soon", "99999999999h"})
    void time_badlyWrittenOrOutOfRange_saysHow(String written) {
        Fault fault = fault(postgresql("pool: {acquire-timeout: " + written + "}"));

        assertThat(fault.key()).isEqualTo("databases.orders.pool.acquire-timeout");
        assertThat(fault.found()).isEqualTo("found '" + written + "'");
        assertThat(fault.advice())
                .isEqualTo("Write a time from 1ms to 1h as a whole number followed by ms, s, m or h,"
                        + " such as 500ms, 2s, 5m or 1h.");
    }

    @ParameterizedTest
    @CsvSource({"PT0.5S,500ms", "PT2S,2s", "PT5M,5m", "PT1H,1h", "PT24H,24h", "PT1M30S,90s", "PT1H30M,90m"})
    void time_inMessages_isWrittenAsInAWorkspace(Duration time, String written) {
        assertThat(ValueParsers.DurationText.written(time)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10001", "-1", "1e3", "0x10", "ten", "1_000", "99999999999", "1.0", "true"})
    void whole_badlyWrittenOrOutOfRange_saysTheRange(String written) {
        Fault fault = fault(postgresql("pool: {max: " + written + "}"));

        assertThat(fault.found()).isEqualTo("found '" + written + "'");
        assertThat(fault.advice()).isEqualTo("Write a whole number from 1 to 10000.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10000", "'7'", "+5"})
    void whole_inRange_isRead(String written) {
        assertThat(profile(postgresql("pool: {max: " + written + "}")).pool().max())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "db1:5433|db1|5433",
                "db1|db1|5432",
                "10.0.0.1:1|10.0.0.1|1",
                "\"[::1]:5433\"|::1|5433",
                "\"[fe80::1%eth0]\"|fe80::1%eth0|5432",
                "bücher.example:65535|bücher.example|65535"
            })
    void address_wellWritten_isRead(String written, String host, int port) {
        String text = "databases: {orders: {engine: postgresql, nodes: [" + written + "]}}";

        assertThat(profile(text).nodes()).containsExactly(new NodeAddress.Host(host, port));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'::1'|found '::1'|in brackets and quotes",
                "[a]|found a list|in quotes: \"[::1]:5432\"",
                "db1:0|found the port 0|from 1 to 65535",
                "db1:65536|found the port 65536|from 1 to 65535",
                "db1:abc|found 'db1:abc'|host, host:port",
                "'db 1'|found 'db 1'|host, host:port",
                "app:hunter2@db1|found more than a host and a port|separate keys",
                "postgres://db1/x|found 'postgres://db1/x'|separate keys",
                "'${env:HOST}'|found '${env:HOST}'|cannot have references",
                "{a: b}|found a mapping|host, host:port",
                "|found nothing|host, host:port"
            })
    void address_badlyWritten_saysHow(String written, String found, String advice) {
        String node = written == null ? "~" : written;

        Fault fault = fault("databases:\n  orders:\n    engine: postgresql\n    nodes:\n      - " + node + "\n");

        assertThat(fault.key()).isEqualTo("databases.orders.nodes[0]");
        assertThat(fault.line()).isEqualTo(5);
        assertThat(fault.found()).isEqualTo(found);
        assertThat(fault.advice()).contains(advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodes: []", "nodes: db1", "nodes: {db1: 5432}", "nodes:"})
    void list_thatIsNone_saysHow(String nodes) {
        assertThat(fault("databases: {orders: {engine: postgresql, " + nodes + "}}")
                        .advice())
                .isEqualTo("Write a list: [db1:5432].");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pool: 5|databases.orders.pool|found a single value|Write a mapping: {min: 2, max: 20, acquire-timeout: 2s}.",
                "pool: [5]|databases.orders.pool|found a list|Write a mapping: {min: 2, max: 20, acquire-timeout: 2s}.",
                "pool: {max: [5]}|databases.orders.pool.max|found a list|Write a whole number from 1 to 10000.",
                "pool: {max: }|databases.orders.pool.max|found nothing|Write a whole number from 1 to 10000.",
                "pool: {acquire-timeout: {}}|databases.orders.pool.acquire-timeout|found a mapping|Write a time from 1ms",
                "safe-mode: []|databases.orders.safe-mode|found a list|Write off, warn,",
                "name: []|databases.orders.name|found a list|Write the name of the database",
                "name: ''|databases.orders.name|found nothing|Write the name of the database",
                "name: '${env:X}'|databases.orders.name|found a reference|Only username, password and url can have references.",
                "tls: {ca: }|databases.orders.tls.ca|found nothing|Write the path of a file, such as ca.pem.",
                "tls: {mode: verify_full}|databases.orders.tls.mode|found 'verify_full'|Did you mean 'verify-full'? Write",
                "tls: {mode: maximum}|databases.orders.tls.mode|found 'maximum'|Write disable, prefer,",
                "routing: {reads: Any}|databases.orders.routing.reads|found 'Any'|Write a word in lower case, such as replicas.",
                "routing: {reads: []}|databases.orders.routing.reads|found a list|Write a word in lower case",
                "user: app|databases.orders.user|found the key 'user'|Use 'username'. Write a text or a reference.",
                "colour: red|databases.orders.colour|found the key 'colour'|The known keys are engine, nodes, file,"
            })
    void key_withWrongValue_saysWhatToWrite(String line, String key, String found, String advice) {
        Fault fault = fault(postgresql(line));

        assertThat(fault.key()).isEqualTo(key);
        assertThat(fault.found()).isEqualTo(found);
        assertThat(fault.advice()).contains(advice);
    }

    @Test
    void file_withForbiddenCharacter_isAFault() {
        assertThat(fault("databases: {orders: {engine: sqlite, file: \"a\\0b\"}}")
                        .advice())
                .isEqualTo("Write a path that this system allows.");
    }

    @Test
    void found_longText_isCut() {
        assertThat(fault(postgresql("safe-mode: " + "x".repeat(200))).found()).hasSize(6 + 63);
    }

    @Test
    void names_ofDatabasesAndEnvironments_areIdentifiers() {
        assertThat(faults("databases: {a b: {engine: sqlite, file: f}}\nenvironments: {a.b: {}}"))
                .containsExactly(
                        "1:13 databases.a b: found the name 'a b'", "2:16 environments.a.b: found the name 'a.b'");
        assertThat(faults("databases: [a]\nenvironments: 7"))
                .containsExactly("1:12 databases: found a list", "2:15 environments: found a single value");
        assertThat(faults("databases: {" + "a".repeat(64) + ": {engine: sqlite, file: f}}"))
                .hasSize(1);
        assertThat(faults("databases: {" + "a".repeat(63) + ": {engine: sqlite, file: f}}"))
                .isEmpty();
    }
}
