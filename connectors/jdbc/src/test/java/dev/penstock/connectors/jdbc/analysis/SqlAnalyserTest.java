package dev.penstock.connectors.jdbc.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.connectors.jdbc.PlainDialect;
import dev.penstock.connectors.tck.AnalysisCorpus;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.UnsupportedException;
import org.junit.jupiter.api.Test;

class SqlAnalyserTest {
    private static final SqlAnalyser ANALYSER = new SqlAnalyser(new PlainDialect(EngineKind.POSTGRESQL));
    private static final SqlAnalyser OF_MYSQL = new SqlAnalyser(new PlainDialect(EngineKind.MYSQL));

    @Test
    void digest_ofTextsThatDifferInValues_isTheSame() {
        SqlAnalysis one = ANALYSER.analyse(SqlStatement.of("SELECT a FROM item WHERE b = 1"));
        SqlAnalysis other = ANALYSER.analyse(SqlStatement.of("SELECT a FROM item WHERE b = 22"));

        assertThat(one.digest()).isEqualTo(other.digest()).doesNotContain("1");
        assertThat(ANALYSER.analyse("SELECT c FROM item WHERE b = 1").digest()).isNotEqualTo(one.digest());
    }

    @Test
    void intent_ofSeveralStatements_isTheStrictest() {
        SqlAnalysis analysis = ANALYSER.analyse("SELECT 1; DROP TABLE item; DELETE FROM part");

        assertThat(analysis.intent()).isEqualTo(Intent.DDL);
        assertThat(analysis.statements()).hasSize(3);
    }

    @Test
    void weight_growsWithTextsObjectsAndConditions() {
        int small = ANALYSER.analyse("SELECT 1").weight();
        int withObject = ANALYSER.analyse("SELECT 1 FROM item").weight();
        int withCondition = ANALYSER.analyse("SELECT 1 FROM item WHERE a = 1").weight();

        assertThat(small).isGreaterThan(240);
        assertThat(withObject).isGreaterThanOrEqualTo(small + 100);
        assertThat(withCondition).isGreaterThanOrEqualTo(withObject + 100);
    }

    @Test
    void text_withoutAStatement_isUnknown() {
        assertThat(summary("  -- nothing")).isEqualTo("(none) | WRITE session | ? | -");
    }

    @Test
    void documentCommand_isRefused() {
        assertThatExceptionOfType(UnsupportedException.class)
                .isThrownBy(() -> ANALYSER.analyse(DocumentCommand.of("{\"ping\": 1}")))
                .withMessageContaining("PostgreSQL takes SQL")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED));
    }

    @Test
    void brackets_thatAreTooDeep_areNotScanned() {
        String text = "SELECT " + "(".repeat(300) + "a" + ")".repeat(300) + " FROM item";

        assertThat(summary(text)).isEqualTo("SELECT | READ | ? | -");
    }

    @Test
    void number_ofAPlaceholder_isItsPlace() {
        SqlAnalyser sqlite = new SqlAnalyser(new PlainDialect(EngineKind.SQLITE));

        assertThat(AnalysisCorpus.summary(sqlite.analyse("SELECT 1 FROM item WHERE a = ?2 AND b = ?")))
                .isEqualTo("SELECT | READ | item(a b) | a=?1, b=?2");
        assertThat(sqlite.analyse("SELECT 1 FROM item WHERE a = ?1234567890").intent())
                .isEqualTo(Intent.READ);
    }

    @Test
    void longInsert_ofConstants_isItsHeads() {
        String rows = "(1, -2.5, 'x', NULL, true, FALSE, default),".repeat(5_000);

        assertThat(summary("INSERT INTO shop.item (a, b, c, d, e, f, g) VALUES " + rows + "(1, 2, 3, 4, 5, 6, 7)"))
                .isEqualTo("INSERT | WRITE | !shop.item(a b c d e f g) | -");
    }

    @Test
    void longInsert_thatCallsAFunction_mayDoAnything() {
        String rows = "(1, 2), ".repeat(12_000);

        assertThat(summary("INSERT INTO item VALUES " + rows + "(own(1), 2)"))
                .isEqualTo("INSERT | WRITE session | ? | -");
        assertThat(summary("INSERT INTO item VALUES " + rows + "(\"own\", 2)"))
                .isEqualTo("INSERT | WRITE session | ? | -");
        assertThat(summary("INSERT INTO item (a[1]) VALUES " + rows + "(1, 2)"))
                .isEqualTo("INSERT | WRITE session | ? | -");
        assertThat(summary("INSERT INTO item odd (a) VALUES " + rows + "(1, 2)"))
                .isEqualTo("INSERT | WRITE session | ? | -");
    }

    @Test
    void longStatement_ofAnotherKind_isAtLeastWhatItsKindIs() {
        String list = " 1 +".repeat(20_000) + " 1";

        assertThat(summary("SELECT" + list)).isEqualTo("SELECT | WRITE session | ? | -");
        assertThat(summary("DELETE FROM item WHERE a =" + list)).isEqualTo("DELETE | WRITE session everyRow | ? | -");
        assertThat(summary("CREATE VIEW v AS SELECT" + list)).isEqualTo("CREATE | DDL session | ? | -");
        assertThat(summary("CHECKPOINT" + list)).isEqualTo("CHECKPOINT | ADMIN session | ? | -");
        assertThat(summary("NONSENSE" + list)).isEqualTo("NONSENSE | WRITE session | ? | -");
        assertThat(AnalysisCorpus.summary(OF_MYSQL.analyse("SELECT" + list)))
                .isEqualTo("SELECT | WRITE session commits | ? | -");
    }

    private static String summary(String text) {
        return AnalysisCorpus.summary(ANALYSER.analyse(text));
    }
}
