package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.TransactionControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordAnalysisTest {
    @ParameterizedTest
    @CsvSource({
        "/* hi */ select 1, READ",
        "WITH a AS (SELECT 1) SELECT * FROM a, READ",
        "WITH a AS (DELETE FROM t RETURNING 1) SELECT * FROM a, WRITE",
        "DELETE FROM t, WRITE",
        "SELECT 'DELETE', READ",
        "PRAGMA foreign_keys, READ",
        "PRAGMA foreign_keys = 0, WRITE",
        "CREATE TABLE t (a INTEGER), DDL",
        "VACUUM t, WRITE"
    })
    void intent_isTheStrictestThatTheWordsAllow(String text, Intent intent) {
        assertThat(analysed(text, EngineKind.SQLITE).intent()).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource({
        "begin, BEGIN",
        "START TRANSACTION, BEGIN",
        "END, COMMIT",
        "commit and chain, COMMIT",
        "ROLLBACK, ROLLBACK",
        "ABORT, ROLLBACK",
        "ROLLBACK TO s, SAVEPOINT",
        "RELEASE s, SAVEPOINT",
        "SAVEPOINT s, SAVEPOINT",
        "PREPARE TRANSACTION 'x', TWO_PHASE",
        "COMMIT PREPARED 'x', TWO_PHASE",
        "ROLLBACK PREPARED 'x', TWO_PHASE",
        "PREPARE p AS SELECT 1, NONE",
        "SELECT 1, NONE"
    })
    void control_isToldByTheWords(String text, TransactionControl control) {
        assertThat(analysed(text, EngineKind.POSTGRESQL).control()).isEqualTo(control);
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
    void changesSession_whatOutlivesTheStatement_does(String text) {
        assertThat(analysed(text, EngineKind.SQLITE).changesSession()).isTrue();
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
    void changesSession_whatDoesNot_doesNot(String text) {
        assertThat(analysed(text, EngineKind.SQLITE).changesSession()).isFalse();
    }

    @Test
    void severalStatements_haveTheStrictestIntentAndOneScript() {
        WordAnalysis analysis =
                WordAnalysis.of(SqlStatement.of("SELECT 1; DELETE FROM t WHERE a = 5"), EngineKind.SQLITE);

        assertThat(analysis.intent()).isEqualTo(Intent.WRITE);
        assertThat(analysis.statements()).hasSize(2);
        assertThat(analysis.script().pieces()).hasSize(2);
        assertThat(analysis.digest()).isEqualTo("select ?; delete from t where a = ?");
        assertThat(analysis.weight()).isPositive();
    }

    @Test
    void textWithoutAStatement_isOneThatIsNotUnderstood() {
        assertThat(WordAnalysis.of(SqlStatement.of("-- nothing"), EngineKind.SQLITE)
                        .statements())
                .containsExactly(AnalysedStatement.unknown(""));
    }

    @Test
    void document_isRefused() {
        assertThatExceptionOfType(UnsupportedException.class)
                .isThrownBy(() -> WordAnalysis.of(DocumentCommand.of("{}"), EngineKind.SQLITE));
    }

    private static AnalysedStatement analysed(String text, EngineKind engine) {
        return WordAnalysis.of(SqlStatement.of(text), engine).statements().getFirst();
    }
}
