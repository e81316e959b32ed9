package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BindingTest {
    @Test
    void checkNone_withPlaceholders_saysWhatToGive() {
        assertThat(refused(() -> Binding.checkNone(piece("SELECT ?")))
                        .diagnosis()
                        .advice())
                .isEqualTo("Give one for each ?.");
        assertThat(refused(() -> Binding.checkNone(piece("SELECT :a, :b")))
                        .diagnosis()
                        .advice())
                .isEqualTo("Give a value for :a.");
        assertThatCode(() -> Binding.checkNone(piece("SELECT '?'"))).doesNotThrowAnyException();
    }

    @Test
    void checkPositional_countsOverAllStatements() {
        SqlScript script = script("SELECT ?; SELECT ?, ?");

        assertThatCode(() -> Binding.checkPositional(script, 3)).doesNotThrowAnyException();
        assertThat(refused(() -> Binding.checkPositional(script, 1)).summary())
                .isEqualTo("The statement has 3 placeholders and came with 1 value");
        assertThat(refused(() -> Binding.checkPositional(script("SELECT 1"), 2)).summary())
                .isEqualTo("The statement has no placeholders and came with 2 values");
        assertThat(refused(() -> Binding.checkPositional(script("SELECT ?"), 0)).summary())
                .isEqualTo("The statement has 1 placeholder and came with no values");
    }

    @Test
    void checkPositional_whereTheTextHasNames_saysSo() {
        StatementException refused = refused(() -> Binding.checkPositional(script("SELECT :a"), 1));

        assertThat(refused.summary()).isEqualTo("The statement names :a and its values came by position");
        assertThat(refused.diagnosis().advice()).isEqualTo("Give the values by name, or write ? for each.");
    }

    @Test
    void checkNamed_missingAndSurplus_areNamed() {
        SqlScript script = script("SELECT :a, :b; SELECT :c");

        assertThatCode(() -> Binding.checkNamed(script, values("a", "b", "c"))).doesNotThrowAnyException();
        assertThat(refused(() -> Binding.checkNamed(script, values("b"))).summary())
                .isEqualTo("There is no value for :a, :c");
        StatementException surplus = refused(() -> Binding.checkNamed(script, values("a", "b", "c", "d")));
        assertThat(surplus.summary()).isEqualTo("There is a value for :d, which the statement does not name");
        assertThat(surplus.diagnosis().advice())
                .isEqualTo("Leave it out, or correct its name: the statement has the names :a, :b, :c.");
        assertThat(refused(() -> Binding.checkNamed(script("SELECT 1"), values("d")))
                        .diagnosis()
                        .advice())
                .isEqualTo("Leave it out, or correct its name: the statement has no names.");
    }

    @Test
    void of_eachKindOfValues_givesThoseOfOneStatement() {
        SqlScript script = script("SELECT ?; SELECT ?, ?");
        SqlStatement.Values positional = SqlStatement.of("", 1, null, "c").values();

        assertThat(Binding.of(SqlStatement.Values.NONE, script, 0)).isEmpty();
        assertThat(Binding.of(positional, script, 0)).containsExactly(1);
        assertThat(Binding.of(positional, script, 1)).containsExactly(null, "c");
        assertThat(Binding.of(new SqlStatement.Named(values("a", "b")), script("SELECT :b, :a, :b"), 0))
                .containsExactly("b", "a", "b");
    }

    private static Map<String, @Nullable Object> values(String... names) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String name : List.of(names)) {
            values.put(name, name);
        }
        return values;
    }

    private static SqlScript script(String text) {
        return SqlScript.of(text, EngineKind.SQLITE);
    }

    private static SqlPiece piece(String text) {
        return script(text).pieces().getFirst();
    }

    private static StatementException refused(ThrowingCallable call) {
        StatementException[] refused = new StatementException[1];
        assertThatExceptionOfType(StatementException.class).isThrownBy(call).satisfies(failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.VALUE_MISSING);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
            refused[0] = failure;
        });
        return refused[0];
    }
}
