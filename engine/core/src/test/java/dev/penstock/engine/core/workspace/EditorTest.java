package dev.penstock.engine.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.WorkspaceStore.Edit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests each edit in each style of YAML. The comparison of whole texts shows that nothing else changes. */
class EditorTest {
    private static final String DOCUMENT = """
            # The shop's databases.

            databases:
                # Everything that is sold.
                orders:   # the one that matters
                    engine: postgresql
                    nodes: [db1:5432, "db2:5432"]  # two
                    pool:  # sized in May
                        min: 2   # never less
                        # max: 50 is too much
                        max: 20
                    tls: {mode: verify-full, ca: ca.pem}

                # Clicks.
                events: {engine: sqlite, file: 'events.db'}
            """;

    @Test
    void set_scalar_keepsTheCommentAtItsLine() {
        assertThat(set(DOCUMENT, 5, "databases", "orders", "pool", "min"))
                .isEqualTo(DOCUMENT.replace("min: 2   # never", "min: 5   # never"));
    }

    @Test
    void set_sameValue_changesNothing() {
        assertThat(set(DOCUMENT, "events.db", "databases", "events", "file")).isEqualTo(DOCUMENT);
    }

    @Test
    void set_inBraces_keepsThem() {
        assertThat(set(DOCUMENT, "a, b", "databases", "orders", "tls", "ca"))
                .isEqualTo(DOCUMENT.replace("ca: ca.pem", "ca: \"a, b\""));
        assertThat(set(DOCUMENT, 7, "databases", "orders", "tls", "key"))
                .isEqualTo(DOCUMENT.replace(".pem}", ".pem, key: 7}"));
        assertThat(set("a: {}\n", 1, "a", "b")).isEqualTo("a: {b: 1}\n");
        assertThat(set("a: {b: , c: 1}\n", 1, "a", "b")).isEqualTo("a: {b: 1 , c: 1}\n");
        assertThat(set("a: {b, c: 1}\n", 1, "a", "b")).isEqualTo("a: {b: 1, c: 1}\n");
    }

    @Test
    void set_newKey_standsAtTheEndOfItsMappingWithItsIndentation() {
        assertThat(set(DOCUMENT, "30s", "databases", "orders", "pool", "acquire-timeout"))
                .isEqualTo(DOCUMENT.replace(
                        "            max: 20\n", "            max: 20\n            acquire-timeout: 30s\n"));
        assertThat(set(DOCUMENT, Map.of("ttl", "30s"), "databases", "orders", "cache"))
                .isEqualTo(DOCUMENT.replace("ca: ca.pem}\n", "ca: ca.pem}\n        cache:\n            ttl: 30s\n"));
    }

    @Test
    void set_newPath_makesTheMappingsOnTheWay() {
        assertThat(set(DOCUMENT, "read-only", "environments", "prod", "databases", "orders", "safe-mode"))
                .isEqualTo(DOCUMENT + """
                        environments:
                            prod:
                                databases:
                                    orders:
                                        safe-mode: read-only
                        """);
    }

    @Test
    void set_keyWithoutValue_fillsIt() {
        assertThat(set("a:  # c\nb: 1\n", "x", "a")).isEqualTo("a: x  # c\nb: 1\n");
        assertThat(set("a:  # c\nb: 1\n", "x", "a", "d")).isEqualTo("a:  # c\n  d: x\nb: 1\n");
        assertThat(set("a: ~\n", "x", "a", "d")).isEqualTo("a: {d: x}\n");
    }

    @Test
    void set_blockToScalarOrList_keepsTheKeysComment() {
        assertThat(set("a: # c\n  b: 1\n  d: 2\ne: 3\n", "x", "a")).isEqualTo("a: x # c\ne: 3\n");
        assertThat(set("a:\n- 1\n- 2\ne: 3\n", List.of("z", 2, true), "a")).isEqualTo("a: [z, 2, true]\ne: 3\n");
        assertThat(set("a: # c\n- 1\n- 2\ne: 3\n", Map.of("z", 2), "a")).isEqualTo("a: # c\n  z: 2\ne: 3\n");
        assertThat(set("a: |\n  one\n  two\nb: 1\n", "x", "a")).isEqualTo("a: x\nb: 1\n");
        assertThat(set("a: 'one\n  two'\nb: 1\n", "x", "a")).isEqualTo("a: x\nb: 1\n");
    }

    @Test
    void set_mappingOverMapping_keepsTheCommentsOfWhatStays() {
        Map<String, Object> pool = new LinkedHashMap<>();
        pool.put("min", 2);
        pool.put("scaling", "auto");

        assertThat(set(DOCUMENT, pool, "databases", "orders", "pool"))
                .isEqualTo(DOCUMENT.replace(
                        "            # max: 50 is too much\n            max: 20\n", "            scaling: auto\n"));
    }

    @Test
    void set_intoAnEmptyText_makesIt() {
        assertThat(set("", Map.of("engine", "sqlite"), "databases", "a"))
                .isEqualTo("databases:\n  a:\n    engine: sqlite\n");
        assertThat(set("# Mine", 1, "a")).isEqualTo("# Mine\na: 1\n");
        assertThat(set("---\n", 1, "a")).isEqualTo("---\na: 1\n");
    }

    @Test
    void set_withoutFinalNewline_leavesNone() {
        assertThat(set("a: 1\nb: 2", 3, "c")).isEqualTo("a: 1\nb: 2\nc: 3");
        assertThat(set("a: 1\nb: 2", 3, "b")).isEqualTo("a: 1\nb: 3");
    }

    @Test
    void edits_ofAFileWithCarriageReturns_keepThem() {
        String windows = DOCUMENT.replace("\n", "\r\n");

        assertThat(set(windows, Map.of("ttl", "30s"), "databases", "orders", "cache"))
                .isEqualTo(set(DOCUMENT, Map.of("ttl", "30s"), "databases", "orders", "cache")
                        .replace("\n", "\r\n"));
        assertThat(remove(windows, "databases", "orders", "pool"))
                .isEqualTo(remove(DOCUMENT, "databases", "orders", "pool").replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "off",
                "No",
                "y",
                "1.0",
                "1",
                "0x1F",
                "1e3",
                ".5",
                "null",
                "~",
                "",
                "true",
                "a: b",
                "a #b",
                "#a",
                "- a",
                "-",
                "? a",
                ": a",
                "a:",
                " a",
                "a ",
                "\ta",
                "two\nlines",
                "tab\there",
                "it's",
                "\"quoted\"",
                "back\\slash",
                "'",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "[a",
                "{a",
                "a]",
                "a,b",
                "${secret:orders/app}",
                "db1:5432",
                "2026-01-02",
                "12:30:45",
                "...",
                "---",
                "<<",
                "=",
                "\u0000",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "größer 😀",
                "=1"
            })
    void set_anyText_isReadBackAsItIs(String value) {
        for (String before : List.of("a: 1\nb: {c: 1, d: 2}\n", "'a': \"x\"\nb: {\"c\": 'y', d: 2}\n")) {
            assertThat(Loaded.at(set(before, value, "a"), List.of("a"))).isEqualTo(value);
            assertThat(Loaded.at(set(before, List.of(value), "b", "c"), List.of("b", "c")))
                    .isEqualTo(List.of(value));
            assertThat(Loaded.at(set(before, 1, "b", value), List.of("b", value)))
                    .isEqualTo(1);
        }
    }

    @Test
    void set_numbersAndTruths_areReadBackAsThat() {
        String edited = set("a: 1\n", List.of(-2, 1.5, 1e300, true, List.of(), Map.of(), 3f), "a");

        assertThat(Loaded.at(edited, List.of("a"))).isEqualTo(List.of(-2, 1.5, 1e300, true, List.of(), Map.of(), 3.0));
    }

    @Test
    void set_somethingElse_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set("a: 1\n", Path.of("x"), "a"))
                .withMessageContaining("strings, numbers, booleans, lists and maps");
        assertThatIllegalArgumentException().isThrownBy(() -> set("a: 1\n", 1));
    }

    @Test
    void remove_takesTheCommentsThatBelongToIt() {
        assertThat(remove(DOCUMENT, "databases", "events"))
                .isEqualTo(DOCUMENT.replace("    # Clicks.\n    events: {engine: sqlite, file: 'events.db'}\n", ""));
        assertThat(remove("a: 1\n# for b\nb:\n  c: 1\n  # d: 2\n\n# for e\ne: 3\n", "b"))
                .isEqualTo("a: 1\n\n# for e\ne: 3\n");
    }

    @Test
    void remove_fromBraces_takesOneComma() {
        String braces = "a: {b: 1, c: 2, d: 3}\n";

        assertThat(remove(braces, "a", "b")).isEqualTo("a: {c: 2, d: 3}\n");
        assertThat(remove(braces, "a", "c")).isEqualTo("a: {b: 1, d: 3}\n");
        assertThat(remove(braces, "a", "d")).isEqualTo("a: {b: 1, c: 2}\n");
    }

    @Test
    void remove_theOnlyKey_leavesAnEmptyMapping() {
        assertThat(remove("a: # c\n  b: 1\nd: 2\n", "a", "b")).isEqualTo("a: {} # c\nd: 2\n");
        assertThat(remove("a: {b: 1}\n", "a", "b")).isEqualTo("a: {}\n");
        assertThat(remove("# c\n\na: 1\n", "a")).isEqualTo("# c\n\n");
    }

    @Test
    void remove_whatIsNotThere_changesNothing() {
        assertThat(remove(DOCUMENT, "databases", "orders", "cache", "ttl")).isEqualTo(DOCUMENT);
        assertThat(remove(DOCUMENT, "nothing")).isEqualTo(DOCUMENT);
        assertThat(remove("", "nothing")).isEmpty();
    }

    @Test
    void rename_changesTheKeyAlone() {
        assertThat(rename(DOCUMENT, "sales", "databases", "orders"))
                .isEqualTo(DOCUMENT.replace("    orders:   #", "    sales:   #"));
        assertThat(rename("'a b': 1\n", "off", "a b")).isEqualTo("\"off\": 1\n");
    }

    @Test
    void rename_toANameThatIsThere_isRefused() {
        assertRefused(() -> rename(DOCUMENT, "events", "databases", "orders"), "'events' already exists");
        assertRefused(() -> rename(DOCUMENT, "x", "databases", "carts"), "there is nothing to rename");
    }

    @Test
    void edits_intoAnAlias_areRefused() {
        String aliased = "a: &p {min: 1}\nb: *p\nc:\n  <<: *p\n  max: 2\n";

        assertRefused(() -> set(aliased, 2, "b", "min"), "found an alias, whose content is also used elsewhere");
        assertRefused(() -> rename(aliased, "x", "b", "min"), "found an alias, whose content is also used elsewhere");
        assertRefused(() -> set(aliased, 2, "a", "min"), "cannot be edited without changing others");
        assertRefused(() -> remove(aliased, "c", "min"), "found a key that comes from an alias");
        assertThat(set(aliased, 2, "c", "min")).isEqualTo(aliased + "  min: 2\n");
        assertThat(set(aliased, 2, "b")).isEqualTo(aliased.replace("b: *p", "b: 2"));
    }

    @Test
    void edits_underAValueThatIsNoMapping_areRefused() {
        assertRefused(() -> set("a: 1\n", 2, "a", "b"), "found a single value, in which there is no 'b'");
        assertRefused(() -> set("- 1\n", 2, "a"), "found a list, in which there is no 'a'");
    }

    @Test
    void edits_ofABrokenFile_listItsFaults() {
        assertRefused(() -> set("a: [1\nb: 2\n", 2, "b"), "found");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable edit, String found) {
        assertThatExceptionOfType(WorkspaceException.class).isThrownBy(edit).withMessageContaining(found);
    }

    private static String set(String text, Object value, String... path) {
        return Editor.apply(Path.of("/w/penstock.yaml"), text, new Edit.Set(List.of(path), value));
    }

    private static String remove(String text, String... path) {
        return Editor.apply(Path.of("/w/penstock.yaml"), text, new Edit.Remove(List.of(path)));
    }

    private static String rename(String text, String name, String... path) {
        return Editor.apply(Path.of("/w/penstock.yaml"), text, new Edit.Rename(List.of(path), name));
    }
}
