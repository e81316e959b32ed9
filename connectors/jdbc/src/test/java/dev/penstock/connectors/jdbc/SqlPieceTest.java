package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.EngineKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlPieceTest {
    @Test
    void named_eachName_becomesAQuestionMarkInOrder() {
        SqlPiece piece = postgres("SELECT :b, :a, ':c', /* :d */ :b::text");

        assertThat(piece.names()).containsExactly("b", "a", "b");
        assertThat(piece.text(SqlPiece.Form.NAMED)).isEqualTo("SELECT ?, ?, ':c', /* :d */ ?::text");
        assertThat(piece.placeholders()).isZero();
    }

    @Test
    void named_withOperatorsOfQuestionMarks_doublesThem() {
        SqlPiece piece = postgres("SELECT doc ? 'a', doc ?| :keys, doc ?? 'b'");

        assertThat(piece.text(SqlPiece.Form.NAMED)).isEqualTo("SELECT doc ?? 'a', doc ??| ?, doc ?? 'b'");
    }

    @Test
    void positional_withoutNames_isAlsoTheNamedForm() {
        SqlPiece piece = postgres("SELECT ?, doc ?| ?");

        assertThat(piece.placeholders()).isEqualTo(2);
        assertThat(piece.text(SqlPiece.Form.POSITIONAL)).isEqualTo("SELECT ?, doc ??| ?");
        assertThat(piece.text(SqlPiece.Form.NAMED)).isEqualTo(piece.text(SqlPiece.Form.POSITIONAL));
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

        assertThat(piece.text(SqlPiece.Form.POSITIONAL)).isSameAs(piece.text());
        assertThat(piece.text(SqlPiece.Form.NAMED)).isSameAs(piece.text());
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
    void script_knowsItsValues() {
        SqlScript script = SqlScript.of("SELECT ?, ?; SELECT :b; SELECT ?, :a", EngineKind.SQLITE);

        assertThat(script.placeholders()).isEqualTo(3);
        assertThat(script.firstValue(1)).isEqualTo(2);
        assertThat(script.firstValue(2)).isEqualTo(2);
        assertThat(script.names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void text_withoutPlaceholders_isTheOneAsWritten() {
        String text = "SELECT 1";

        assertThat(postgres(text).text()).isSameAs(text);
        assertThat(postgres(text).text(SqlPiece.Form.NAMED)).isSameAs(text);
    }

    @Test
    void untyped_valuesTestedForNull_are() {
        SqlPiece placed = postgres("SELECT ? is null, b = ?, ? /* x */ IS NOT  NULL, ? IS NOT true, ? IS");
        SqlPiece named = postgres("SELECT :a IS NULL OR a = :a");

        assertThat(untyped(placed, SqlPiece.Form.POSITIONAL, 5)).containsExactly(0, 2);
        assertThat(untyped(named, SqlPiece.Form.NAMED, 2)).containsExactly(0);
        assertThat(untyped(named, SqlPiece.Form.POSITIONAL, 2)).isEmpty();
        assertThat(untyped(postgres("SELECT ?"), SqlPiece.Form.POSITIONAL, 1)).isEmpty();
    }

    private static List<Integer> untyped(SqlPiece piece, SqlPiece.Form form, int values) {
        return IntStream.range(0, values)
                .filter(index -> piece.untyped(form, index))
                .boxed()
                .toList();
    }

    private static SqlPiece postgres(String text) {
        return SqlScript.of(text, EngineKind.POSTGRESQL).pieces().getFirst();
    }

    private static SqlPiece sqlite(String text) {
        return SqlScript.of(text, EngineKind.SQLITE).pieces().getFirst();
    }
}
