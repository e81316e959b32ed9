package dev.penstock.engine.core.workspace;

import static dev.penstock.engine.core.workspace.WorkspaceReading.fault;
import static dev.penstock.engine.core.workspace.WorkspaceReading.faults;
import static dev.penstock.engine.core.workspace.WorkspaceReading.postgresql;
import static dev.penstock.engine.core.workspace.WorkspaceReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceSourceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "name: a: b~5:12~a ':' where no value can begin~Put a text with ': '",
                "name: \"a~5:11~a quotation mark that is not closed~Put the same mark at the end",
                "name: 'a~5:11~a quotation mark that is not closed~Put the same mark at the end",
                "name: \"\\q\"~5:13~an unknown escape in double quotes~Use single quotes",
                "name: 'a' b~5:15~text after the end of a value~one pair of quotes",
                "name: %a~5:11~a value that begins with a reserved character~in quotes",
                "name: }~5:11~a value that begins with a reserved character~in quotes",
                "name: |a~5:12~a value that begins with a reserved character~in quotes",
                "name: - a~5:11~a list that begins on the line of its key~on a new line",
                "tls: {mode: require~5:10~a { that is not closed, or a missing comma~{key: value, key: value}",
                "tls: {mode: require ca: x}~5:10~a { that is not closed, or a missing comma~{key: value, key: value}",
                "cache: [::1]~5:13~an entry that begins with ':' or is empty~\"[::1]:5432\"",
                "pool~5:5~a line without a ':'~Write key: value",
                " pool: {}~5:6~a line whose indentation matches no line above it~Indent it exactly"
            })
    void syntax_broken_saysWhereAndHow(String line, String place, String found, String advice) {
        String text = postgresql(line, "safe-mode: off") + "access: {}\n";

        Fault fault = fault(text);

        assertThat(fault.line() + ":" + fault.column()).isEqualTo(place);
        assertThat(fault.found()).isEqualTo("found " + found);
        assertThat(fault.advice()).contains(advice);
    }

    @Test
    void syntax_indentationThatFitsNoLine_saysWhere() {
        assertThat(faults(postgresql("safe-mode: off") + "   name: x\n"))
                .containsExactly("6:4 : found a line whose indentation matches no line above it");
        assertThat(faults(" databases: {}\naccess: {}\n"))
                .containsExactly("2:1 : found a line whose indentation matches no line above it");
    }

    @Test
    void syntax_twoFaults_findsBothAndWhatElseIsWrong() {
        String text = postgresql("name: %a", "username: \"b", "pool: {max: 0}", "user: c");

        assertThat(faults(text))
                .containsExactly(
                        "5:11 : found a value that begins with a reserved character",
                        "6:15 : found a quotation mark that is not closed",
                        "7:17 databases.orders.pool.max: found '0'",
                        "8:5 databases.orders.user: found the key 'user'");
    }

    @Test
    void syntax_brokenKey_doesNotSayThatWhatItSpoilsIsMissing() {
        assertThat(faults("databases:\n  orders:\n    engine postgresql\n    nodes:\n      - [::1]\n"))
                .containsExactly(
                        "3:5 : found a line without a ':'", "5:10 : found an entry that begins with ':' or is empty");
        assertThat(faults("databases\n")).containsExactly("1:1 : found a single value");
        assertThat(faults("databases: {orders: {engine: sqlite, file: x\n")).hasSize(1);
    }

    @Test
    void tabs_inAllIndentation_keepTheStructure() {
        String text = "databases:\n\torders:\n\t\tengine: postgresql\n\t\tpool: {max: 0}\n\n\t\tnodes: [db1]\n";

        assertThat(faults(text))
                .containsExactly(
                        "2:1 : found a tab in the indentation",
                        "3:1 : found a tab in the indentation",
                        "4:1 : found a tab in the indentation",
                        "4:15 databases.orders.pool.max: found '0'",
                        "6:1 : found a tab in the indentation");
    }

    @Test
    void tabs_amongBlanks_areFoundAndTheRestIsRead() {
        assertThat(faults(postgresql("safe-mode: off").replace("    safe", "\tsafe") + "  a.b: {}\n"))
                .containsExactly("5:1 : found a tab in the indentation", "6:3 databases.a.b: found the name 'a.b'");
        assertThat(read(postgresql("name:\tshop")).databases()).hasSize(1);
        assertThat(faults("databases: {}\n\t- a\n")).containsExactly("2:1 : found a tab in the indentation");
        assertThat(faults("-\t- a\n")).containsExactly("1:3 : found a tab");
    }

    @Test
    void characters_thatYamlForbids_areNamed() {
        assertThat(faults(postgresql("name: \u0007shop"))).containsExactly("5:11 : found the character U+0007");
        assertThat(faults("databases: {}\n# " + "\u0000".repeat(50))).hasSize(10);
    }

    @Test
    void columns_behindCharactersOutsideTheBasicPlane_countCharacters() {
        assertThat(faults("# 🚰\ndatabases: {\"🚰\": {engine: sqlite, file: f}}\n"))
                .containsExactly("2:13 databases.🚰: found the name '🚰'");
        assertThat(faults(postgresql("name: \"🚰\"", "cache: {\"🚰\": 1, ttl: 0}")))
                .contains("6:26 databases.orders.cache.ttl: found '0'");
    }

    @Test
    void lineEnds_ofAnySystem_areCounted() {
        String text = postgresql("pool: {max: 0}");

        assertThat(faults(text.replace("\n", "\r\n"))).isEqualTo(faults(text));
        assertThat(faults(text.replace("\n", "\r"))).isEqualTo(faults(text));
    }

    @Test
    void yaml_thatAWorkspaceHasNoUseFor_isRefused() {
        assertThat(faults("databases: {}\n---\ndatabases: {}\n---\n{}\n"))
                .containsExactly("2:1 : found a second document");
        assertThat(faults("---\ndatabases: {}\n...\n")).isEmpty();
        assertThat(faults("%YAML 3.0\n---\ndatabases: {}\n")).isEmpty();
        assertThat(faults("databases: {}\n? [a]\n: b\n")).contains("2:3 : found a list as a key");
        assertThat(faults(postgresql("name: !money 5")))
                .containsExactly("5:11 databases.orders.name: found an unknown tag");
        assertThat(faults(postgresql("name: !!str 5", "pool: !!map {max: !!int 5}")))
                .isEmpty();
    }

    @Test
    void aliases_thatNameNothing_areRefused() {
        assertThat(faults(postgresql("name: *shop")))
                .contains("5:11 databases.orders.name: found an alias without an earlier anchor");
        assertThat(faults(postgresql("pool: &pool {max: *pool}")))
                .contains("5:23 databases.orders.pool.max: found an alias inside its own anchor");
        assertThat(faults(postgresql("<<: 5"))).containsExactly("5:9 databases.orders.<<: found a single value");
    }

    @Test
    void aliases_thatExplode_areRefused() {
        StringBuilder bomb = new StringBuilder("access:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("  a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n"
                    .formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1));
        }

        assertThat(faults(bomb.toString()))
                .containsExactly("7:17 : found too many levels or too many repeated aliases");
        assertThat(faults("access: {roles: " + "[".repeat(60) + "]".repeat(60) + "}"))
                .containsExactly("1:66 : found too many levels or too many repeated aliases");
    }
}
