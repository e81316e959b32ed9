package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.EngineKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlPieceTest {
    @Test
    void named_eachName_becomesAQuestionMarkInOrder() {
        SqlPiece piece = postgres("SELECT :b, :a, ':c', /* :d */ :b::text");

        assertThat(piece.names()).containsExactly("b", "a", "b");
        assertThat(piece.named()).isEqualTo("SELECT ?, ?, ':c', /* :d */ ?::text");
        assertThat(piece.placeholders()).isZero();
    }

    @Test
    void named_withOperatorsOfQuestionMarks_doublesThem() {
        SqlPiece piece = postgres("SELECT doc ? 'a', doc ?| :keys, doc ?? 'b'");

        assertThat(piece.named()).isEqualTo("SELECT doc ?? 'a', doc ??| ?, doc ?? 'b'");
    }

    @Test
    void positional_withoutNames_isAlsoTheNamedForm() {
        SqlPiece piece = postgres("SELECT ?, doc ?| ?");

        assertThat(piece.placeholders()).isEqualTo(2);
        assertThat(piece.positional()).isEqualTo("SELECT ?, doc ??| ?");
        assertThat(piece.named()).isEqualTo(piece.positional());
    }

    @ParameterizedTest
    @CsvSource({
        "SELECT ?1, 1",
        "SELECT ?2, 2",
        "'SELECT ?, ?5, ?', 6",
        "'SELECT ?3, ?1', 3",
        "SELECT ?99999999999, 2147483647"
    })
    void placeholders_numberedOnes_areAsManyAsTheHighestNumber(String text, int count) {
        assertThat(sqlite(text).placeholders()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET search_path TO x",
                "PRAGMA foreign_keys = 0",
                "pragma foreign_keys(0)",
                "PRAGMA main.cache_size=5",
                "CREATE TEMP TABLE t(a)",
                "create local temporary view v AS SELECT 1",
                "CREATE OR REPLACE TEMP VIEW v AS SELECT 1",
                "ATTACH 'x' AS y",
                "LISTEN news",
                "DISCARD ALL"
            })
    void changesConnection_whatOutlivesTheStatement_does(String text) {
        assertThat(sqlite(text).changesConnection()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "PRAGMA foreign_keys",
                "PRAGMA table_info(t)",
                "PRAGMA main.index_list('t')",
                "PRAGMA quick_check(5)",
                "CREATE TABLE temporary(a)",
                "UPDATE t SET a = 1",
                "INSERT INTO t VALUES ('SET x')"
            })
    void changesConnection_whatDoesNot_doesNot(String text) {
        assertThat(sqlite(text).changesConnection()).isFalse();
    }

    @Test
    void words_tellWhatItDoes() {
        assertThat(postgres("/* hi */ select 1").reads()).isTrue();
        assertThat(postgres("WITH a AS (SELECT 1) SELECT * FROM a").reads()).isTrue();
        assertThat(postgres("DELETE FROM t").reads()).isFalse();
        assertThat(postgres("begin").begins()).isTrue();
        assertThat(postgres("SAVEPOINT s").begins()).isTrue();
        assertThat(postgres("END").commits()).isTrue();
        assertThat(postgres("ROLLBACK").commits()).isFalse();
        assertThat(postgres("-- hi\nvacuum t").firstWord()).isEqualTo("VACUUM");
    }

    @Test
    void position_inARawText_isTheSamePlace() {
        assertThat(postgres("SELECT x").position(8, SqlPiece.Form.RAW)).isEqualTo(8);
    }

    @Test
    void position_behindReplacedNames_isThePlaceAsWritten() {
        String text = "SELECT :long_name, :other, x";

        // the server got: SELECT $1, $2, x
        assertThat(postgres(text).position(16, SqlPiece.Form.NAMED)).isEqualTo(text.indexOf('x') + 1);
        assertThat(postgres(text).position(9, SqlPiece.Form.NAMED)).isEqualTo(text.indexOf(":long") + 2);
    }

    @Test
    void position_behindPositionalValuesAndDoubledOperators_isThePlaceAsWritten() {
        String text = "SELECT ?, a ?? b, x";

        // the server got: SELECT $1, a ? b, x
        assertThat(postgres(text).position(19, SqlPiece.Form.POSITIONAL)).isEqualTo(text.indexOf('x') + 1);
    }

    @Test
    void position_behindCharactersOutsideTheBasicPlane_countsThemAsJavaDoes() {
        String text = "SELECT '🐘🐘', x, '🐘' y";

        assertThat(postgres(text).position(14, SqlPiece.Form.RAW)).isEqualTo(text.indexOf('x') + 1);
        assertThat(postgres(text).position(18, SqlPiece.Form.RAW)).isEqualTo(text.lastIndexOf("🐘") + 1);
    }

    @Test
    void position_inALaterStatement_isThePlaceInTheWholeText() {
        String text = "SELECT 1;  SELECT :a, x";
        SqlPiece second = SqlScript.of(text, EngineKind.POSTGRESQL).pieces().get(1);

        assertThat(second.position(12, SqlPiece.Form.NAMED)).isEqualTo(text.indexOf('x') + 1);
        assertThat(second.inWhole(1)).isEqualTo(text.lastIndexOf("SELECT") + 1);
        assertThat(second.inWhole(0)).isZero();
        assertThat(second.position(999, SqlPiece.Form.RAW)).isEqualTo(text.length());
    }

    @Test
    void forms_withoutRewriting_areOneText() {
        SqlPiece piece = postgres("SELECT ?, a FROM t");

        assertThat(piece.positional()).isSameAs(piece.text());
        assertThat(piece.named()).isSameAs(piece.text());
        assertThat(piece.weight()).isLessThan(postgres("SELECT :x, a FROM t").weight());
    }

    @Test
    void weight_ofAScript_isThatOfItsPieces() {
        SqlScript script = SqlScript.of("SELECT 1; SELECT doc ?| :a", EngineKind.POSTGRESQL);

        assertThat(script.size()).isEqualTo(2);
        assertThat(script.weight())
                .isEqualTo(script.pieces().stream().mapToInt(SqlPiece::weight).sum());
    }

    @Test
    void script_isCutAndKnowsWhetherItIsOne() {
        assertThat(SqlScript.of("SELECT 1; ", EngineKind.SQLITE).single()).isTrue();
        assertThat(SqlScript.of("SELECT 1; SELECT 2", EngineKind.SQLITE).pieces())
                .extracting(SqlPiece::text)
                .isEqualTo(List.of("SELECT 1", "SELECT 2"));
    }

    @Test
    void scripts_metBefore_areTheSame_andNeverTooMany() {
        SqlScripts scripts = new SqlScripts(EngineKind.SQLITE);
        SqlScript first = scripts.of("SELECT 1");
        assertThat(scripts.of("SELECT 1")).isSameAs(first);
        for (int i = 0; i < 1_000; i++) {
            scripts.of("SELECT " + i + ", 2");
        }
        assertThat(scripts.of("SELECT 1")).isNotSameAs(first);
        String longText = "SELECT '" + "x".repeat(20_000) + "'";
        assertThat(scripts.of(longText)).isNotSameAs(scripts.of(longText));
    }

    private static SqlPiece postgres(String text) {
        return SqlScript.of(text, EngineKind.POSTGRESQL).pieces().getFirst();
    }

    private static SqlPiece sqlite(String text) {
        return SqlScript.of(text, EngineKind.SQLITE).pieces().getFirst();
    }
}
