package dev.penstock.engine.core.workspace;

import static dev.penstock.engine.core.workspace.WorkspaceReading.fault;
import static dev.penstock.engine.core.workspace.WorkspaceReading.postgresql;
import static dev.penstock.engine.core.workspace.WorkspaceReading.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Template;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${secret:orders/app}",
                "${env:ORDERS_PASSWORD}",
                "${file:secrets/orders}",
                "${vault:kv/orders#password}",
                "${secret:a}${secret:b}"
            })
    void password_ofReferences_isKeptAsWritten(String password) {
        assertThat(profile(postgresql("password: " + password)).password()).isEqualTo(new Template(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "'12345'",
                "12345",
                "hunter2${secret:a}",
                "${secret:a}hunter2",
                "true",
                "$hunter2",
                "{hunter2: x}",
                "[hunter2]",
                "${hunter2}",
                "${hunter2",
                "${hunter2:x}",
                "${env:hunter2!}",
                "${secret:hunter2!}",
                "'*hunter2'",
                "'@hunter2'"
            })
    void password_inTheClear_isRefusedAndNeverRepeated(String password) {
        Fault fault = fault(postgresql("password: " + password));

        assertThat(fault.key()).startsWith("databases.orders.password");
        assertThat(fault.found() + fault.advice()).doesNotContain("hunter2").doesNotContain("12345");
        assertThat(fault.advice()).containsAnyOf("${secret:name}", "${env:NAME}", "orders/app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: *hunter2",
                "password: @hunter2",
                "password: !hunter2 x",
                "password: \"hunter2",
                "password: 'hunter2",
                "password: hunter2: x",
                "password: [hunter2",
                "password: \"\\hunter2\"",
                "password: %hunter2",
                "password: &hunter2",
                "password: `hunter2",
                "password: |hunter2"
            })
    void password_thatBreaksTheSyntax_isNeverRepeated(String line) {
        assertThat(WorkspaceReading.faults(postgresql(line)).toString())
                .contains(" found ")
                .doesNotContain("unter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${secrt:orders}|found a reference of an unknown kind|Did you mean 'secret'? Write ${secret:name},",
                "${xyzzy:orders}|found a reference of an unknown kind|Write ${secret:name},",
                "${orders}|found a reference without a kind|Write ${secret:name},",
                "${}|found a reference without a kind|Write ${secret:name},",
                "${secret:}|found ${secret:…} with an invalid name|The name of a secret has one or more parts",
                "${secret:a b}|found ${secret:…} with an invalid name|The name of a secret has one or more parts",
                "${secret:../x}|found ${secret:…} with an invalid name|The name of a secret has one or more parts",
                "${env:}|found ${env:…} with an invalid name|Write ${env:NAME} with letters,",
                "${env:1A}|found ${env:…} with an invalid name|Write ${env:NAME} with letters,",
                "${file:}|found ${file:} without a path|Write ${file:path}. A",
                "${vault:kv/orders}|found ${vault:…} that is not path#key|Write ${vault:path#key}.",
                "${secret:a|found a reference that is not closed|Put a } at its end.",
                "${secret:${env:A}}|found a reference that is not closed|Put a } at its end."
            })
    void reference_malformed_saysHow(String username, String found, String advice) {
        Fault fault = fault(postgresql("username: '" + username + "'"));

        assertThat(fault.found()).isEqualTo(found);
        assertThat(fault.advice()).startsWith(advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "${env:USER}", "app-${env:STAGE}-1", "$app", "a}b"})
    void username_withAndWithoutReferences_isKeptAsWritten(String username) {
        assertThat(profile(postgresql("username: " + username)).username()).isEqualTo(new Template(username));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://app:hunter2@db1/shop",
                "mongodb://app:hunter2@h1,h2/shop?replicaSet=rs",
                "mysql://:hunter2@db1",
                "jdbc:mysql://app:hunter2${secret:b}@db1/shop",
                "jdbc:postgresql://db1/shop?user=app&password=hunter2",
                "jdbc:postgresql://db1/shop?ssl=true&sslPassword=hunter2&x=y",
                "jdbc:mysql://address=(host=db1)(port=3306)(password=hunter2)/shop",
                "jdbc:sqlserver://db1;Password=hunter2;x=y",
                "jdbc:x://db1/shop?accessToken=hunter2"
            })
    void url_withCredentialsInTheClear_isRefusedAndNeverRepeated(String url) {
        Fault fault = fault("databases: {orders: {engine: mysql, url: '" + url + "'}}");

        assertThat(fault.found()).startsWith("found a password in plain text in");
        assertThat(fault.found() + fault.advice()).doesNotContain("hunter2");
        assertThat(fault.advice()).contains("password: ${secret:name}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db1:5432/shop?ssl=true",
                "mongodb://app@h1:27017,h2:27017/shop",
                "jdbc:postgresql://app:${secret:orders/app}@db1/shop",
                "jdbc:postgresql://db1/shop?password=${env:PGPASSWORD}",
                "jdbc:mysql://address=(host=db1)(password=${secret:a})/shop"
            })
    void url_withoutCredentialsInTheClear_isKeptAsWritten(String url) {
        assertThat(profile("databases: {orders: {engine: mysql, url: '" + url + "'}}")
                        .nodes()
                        .getFirst()
                        .display())
                .isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "url: [],found a list",
        "url: '${x}',found a reference without a kind",
        "password: '',found nothing",
        "password: ,found nothing"
    })
    void value_ofAnotherKind_saysHow(String line, String found) {
        assertThat(fault("databases: {orders: {engine: mysql, " + (line.startsWith("url") ? "" : "nodes: [a], ") + line
                                + "}}")
                        .found())
                .isEqualTo(found);
    }
}
