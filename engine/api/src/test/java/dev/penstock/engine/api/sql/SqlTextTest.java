package dev.penstock.engine.api.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlToken.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SqlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "POSTGRESQL | $tag$ it's; $$ inside $tag$         | STRING",
                "POSTGRESQL | $$a;b$$                             | STRING",
                "POSTGRESQL | $1                                  | PLACEHOLDER",
                "POSTGRESQL | $                                   | SYMBOL",
                "POSTGRESQL | /* a /* nested */ comment */        | COMMENT",
                "POSTGRESQL | E'it\\'s'                           | STRING",
                "POSTGRESQL | 'it''s'                             | STRING",
                "POSTGRESQL | \"a \"\"quoted\"\" name\"           | QUOTED_IDENTIFIER",
                "POSTGRESQL | ::                                  | SYMBOL",
                "POSTGRESQL | :=                                  | SYMBOL",
                "POSTGRESQL | :name                               | NAMED_PLACEHOLDER",
                "POSTGRESQL | ?                                   | PLACEHOLDER",
                "POSTGRESQL | ?&                                  | SYMBOL",
                "POSTGRESQL | ??                                  | SYMBOL",
                "POSTGRESQL | -- to the end                       | COMMENT",
                "POSTGRESQL | 'never closed                       | STRING",
                "POSTGRESQL | $a$ never closed                    | STRING",
                "POSTGRESQL | /* never closed                     | COMMENT",
                "MYSQL      | `a``b`                              | QUOTED_IDENTIFIER",
                "MYSQL      | \"text \\\" here\"                  | STRING",
                "MYSQL      | 'a\\'b'                             | STRING",
                "MYSQL      | # to the end                        | COMMENT",
                "MYSQL      | -- to the end                       | COMMENT",
                "MYSQL      | /*+ hint */                         | COMMENT",
                "MYSQL      | /* a */                             | COMMENT",
                "MYSQL      | /*! run */                          | SYMBOL",
                "MYSQL      | /*M!100100 run */                   | SYMBOL",
                "MYSQL      | 1abc                                | IDENTIFIER",
                "MYSQL      | 1e5                                 | NUMBER",
                "MYSQL      | 1.5e5x                              | NUMBER",
                "POSTGRESQL | /*! a comment */                    | COMMENT",
                "SQLITE     | [a ] b                              | QUOTED_IDENTIFIER",
                "SQLITE     | `a`                                 | QUOTED_IDENTIFIER",
                "SQLITE     | ?12                                 | PLACEHOLDER",
                "SQLITE     | select                              | KEYWORD",
                "SQLITE     | selected                            | IDENTIFIER",
                "SQLITE     | größe                               | IDENTIFIER",
                "SQLITE     | 0x1F                                | NUMBER",
                "SQLITE     | 12.5e-3                             | NUMBER",
                "SQLITE     | .5                                  | NUMBER",
                "SQLITE     | 1e                                  | NUMBER",
                "SQLITE     | ;                                   | SEMICOLON",
                "SQLITE     | :                                   | SYMBOL",
            })
    void token_first_isOfItsDialectsKind(EngineKind dialect, String text, Kind kind) {
        assertThat(SqlText.of(text, dialect).tokens().getFirst().kind()).isEqualTo(kind);
    }

    @Test
    void dashes_inMySql_subtractUnlessABlankFollows() {
        assertThat(kinds("5--1", EngineKind.MYSQL)).doesNotContain(Kind.COMMENT);
        assertThat(kinds("5--1", EngineKind.SQLITE)).contains(Kind.COMMENT);
    }

    @ParameterizedTest
    @CsvSource({
        "/*!50101 x */,/*!50101",
        "/*!080034 x */,/*!080034",
        "/*!123 x */,/*!",
        "/*! x */,/*!",
        "/*M!100100 x */,/*M!100100"
    })
    void executableComment_inMySql_isTextBetweenItsMarks(String text, String mark) {
        SqlText sql = SqlText.of(text, EngineKind.MYSQL);

        assertThat(sql.tokens().getFirst().of(text)).isEqualTo(mark);
        assertThat(sql.tokens().getLast().of(text)).isEqualTo("*/");
        assertThat(sql.statements()).hasSize(1);
        assertThat(sql.firstWord(sql.statements().getFirst())).contains("X");
    }

    @Test
    void executableComment_onAnOldServer_isSkippedIfItHasAVersion() {
        assertThat(oldWords("/*!99999 a /* b */ c */ d")).containsExactly("d");
        assertThat(oldWords("/*M! a */ d")).containsExactly("d");
        assertThat(oldWords("/*! a */ d")).containsExactly("a", "d");
        assertThat(oldWords("/*!99999 never closed")).isEmpty();
    }

    @Test
    void executableComment_withACommentInside_goesOnBehindIt() {
        assertThat(words("/*! a /* b */ c */ d", EngineKind.MYSQL)).containsExactly("a", "c", "d");
    }

    @Test
    void escapedString_overTwoLines_keepsItsEscapes() {
        String text = "E'a'\n 'b\\'' , c";

        assertThat(words(text, EngineKind.POSTGRESQL)).containsExactly("c");
        assertThat(words("E'a' , 'b\\' , c", EngineKind.POSTGRESQL)).containsExactly("c");
        assertThat(words("E'a' 'b\\' , c", EngineKind.POSTGRESQL)).containsExactly("c");
    }

    @Test
    void lineComment_endsWhereTheServerEndsIt() {
        assertThat(words("--x\ra", EngineKind.POSTGRESQL)).containsExactly("a");
        assertThat(words("--x\ra", EngineKind.SQLITE)).isEmpty();
        assertThat(words("--\u0001x\na", EngineKind.MYSQL)).containsExactly("a");
        assertThat(words("--x", EngineKind.MYSQL)).containsExactly("x");
    }

    @Test
    void blanksOfUnicode_areLetters_asTheServersTakeThem() {
        assertThat(words("a\u2003b", EngineKind.POSTGRESQL)).containsExactly("a\u2003b");
        assertThat(words("\uFEFFa", EngineKind.POSTGRESQL)).containsExactly("a");
    }

    @Test
    void statements_namesLikeBodies_hideNothing() {
        assertThat(statements("create table event (begin int, finish int); drop table x", EngineKind.POSTGRESQL))
                .hasSize(2);
        assertThat(statements(
                        "create function f(begin int) returns int language sql as 'x'; drop table x",
                        EngineKind.POSTGRESQL))
                .hasSize(2);
    }

    @Test
    void statements_ruleOfSeveral_isOne() {
        assertThat(statements(
                        "create rule r as on insert to t do (delete from a; delete from b); select 1",
                        EngineKind.POSTGRESQL))
                .hasSize(2);
    }

    @Test
    void firstWord_ofManyStatements_isFoundForEach() {
        SqlText sql = SqlText.of("select 1; ".repeat(1_000) + "vacuum", EngineKind.SQLITE);

        assertThat(sql.firstWord(sql.statements().get(999))).contains("SELECT");
        assertThat(sql.firstWord(sql.statements().get(1_000))).contains("VACUUM");
    }

    @Test
    void digest_ofALongText_isCut() {
        String digest =
                SqlText.of("select a" + ", b".repeat(40_000), EngineKind.SQLITE).digest();

        assertThat(digest).hasSize((1 << 16) + 1).endsWith("…");
    }

    @Test
    void questionMark_withABar_isPostgresqlsOperator() {
        assertThat(kinds("a ?| b", EngineKind.POSTGRESQL)).doesNotContain(Kind.PLACEHOLDER);
        assertThat(kinds("a ?| b", EngineKind.SQLITE)).contains(Kind.PLACEHOLDER);
    }

    @Test
    void slice_inPostgresql_hasNoPlaceholder() {
        assertThat(kinds("a[1:n]", EngineKind.POSTGRESQL)).doesNotContain(Kind.NAMED_PLACEHOLDER);
        assertThat(kinds("a[(b):n]", EngineKind.POSTGRESQL)).doesNotContain(Kind.NAMED_PLACEHOLDER);
        assertThat(kinds("a = :n", EngineKind.POSTGRESQL)).contains(Kind.NAMED_PLACEHOLDER);
        assertThat(kinds("(:n)", EngineKind.POSTGRESQL)).contains(Kind.NAMED_PLACEHOLDER);
    }

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    void tokens_ofAnyText_areTheWholeText(EngineKind dialect) {
        String alphabet = "ab1 .'\"`[]$;:?-/*#\\\n(),EeéX😀";
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(40), 0, alphabet.length())
                    .mapToObj(at -> alphabet.substring(at, at + 1))
                    .collect(Collectors.joining());
            SqlText sql = SqlText.of(text, dialect);
            assertThat(sql.tokens().stream().map(token -> token.of(text)).collect(Collectors.joining()))
                    .isEqualTo(text);
            assertThat(sql.tokens()).allMatch(token -> token.end() > token.start());
        }
    }

    @Test
    void statements_areWithoutSemicolonsAndTheBlanksAndCommentsAround() {
        assertThat(statements("  select 1 ; -- first\n\n;; /* x */ select ';' ;", EngineKind.SQLITE))
                .containsExactly("select 1", "select ';'");
    }

    @Test
    void statements_triggerBody_endsAtItsEnd() {
        assertThat(statements("""
            create trigger t after insert on a begin
              update b set n = case when n > 0 then 1 else 2 end; delete from c;
            end; select 1\
            """, EngineKind.SQLITE)).hasSize(2);
    }

    @Test
    void statements_routineBodies_endAtTheirEnd() {
        assertThat(statements("""
            create or replace function f() returns int language sql begin atomic select 1; select 2; end;
            begin; select 3; commit\
            """, EngineKind.POSTGRESQL)).hasSize(4);
        assertThat(statements("""
            create procedure p() begin
              if a then set b = 1; end if;
              while c do set d = 1; end while;
              case e when 1 then set f = 1; end case;
            end; select 1\
            """, EngineKind.MYSQL)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0,select 1", "8,select 1", "9,select 1", "12,select 2", "20,select 2", "25,select 3", "33,select 3"})
    void statementAt_aCaret_isTheOneItStandsIn(int caret, String expected) {
        String text = "select 1; \nselect 2;\n\n   select 3;";
        SqlText sql = SqlText.of(text, EngineKind.SQLITE);

        assertThat(sql.statementAt(caret)).map(range -> range.of(text)).contains(expected);
    }

    @Test
    void statementAt_betweenTwo_isTheOneBeforeUnlessTheNextIsOnTheLine() {
        String text = "select 1;\n\n\nselect 2";
        SqlText sql = SqlText.of(text, EngineKind.SQLITE);

        assertThat(sql.statementAt(10)).map(range -> range.of(text)).contains("select 1");
        assertThat(sql.statementAt(0)).map(range -> range.of(text)).contains("select 1");
        assertThat(SqlText.of("  \n select 1", EngineKind.SQLITE).statementAt(0))
                .isPresent();
        assertThat(SqlText.of(" -- nothing", EngineKind.SQLITE).statementAt(2)).isEmpty();
    }

    @Test
    void firstWord_passesOverCommentsAndBrackets() {
        assertThat(SqlText.of("/* hint */ (select 1)", EngineKind.SQLITE).firstWord())
                .contains("SELECT");
        assertThat(SqlText.of("", EngineKind.SQLITE).firstWord()).isEmpty();
        SqlText two = SqlText.of("select 1; vacuum", EngineKind.SQLITE);
        assertThat(two.firstWord(two.statements().getLast())).contains("VACUUM");
        assertThat(two.text()).isEqualTo("select 1; vacuum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "SELECT  a FROM t -- why | select a from t",
                "select * from t where id = 42 and name = 'x' | select * from t where id = ? and name = ?",
                "select * from t where id in (1, 2, 3) | select * from t where id in (?, …)",
                "select * from t where id in (1,2) | select * from t where id in (?, …)",
                "select * from t where id in (1 , 2 , 3) | select * from t where id in (?, …)",
                "select f(?, a, ?) | select f(?, a, ?)",
                "select :a::int; | select ?::int",
            })
    void digest_isTheTextWithoutItsValues(String text, String digest) {
        assertThat(SqlText.of(text, EngineKind.POSTGRESQL).digest()).isEqualTo(digest);
    }

    private static List<String> words(String text, EngineKind dialect) {
        return words(SqlText.of(text, dialect));
    }

    private static List<String> oldWords(String text) {
        return words(SqlText.ofOldMySql(text));
    }

    private static List<String> words(SqlText sql) {
        return sql.tokens().stream()
                .filter(token -> token.kind() == Kind.IDENTIFIER || token.kind() == Kind.KEYWORD)
                .map(token -> token.of(sql.text()))
                .toList();
    }

    private static List<Kind> kinds(String text, EngineKind dialect) {
        return SqlText.of(text, dialect).tokens().stream().map(SqlToken::kind).toList();
    }

    private static List<String> statements(String text, EngineKind dialect) {
        return SqlText.of(text, dialect).statements().stream()
                .map(range -> range.of(text))
                .toList();
    }
}
