package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.jdbc.analysis.SqlAnalyser;
import dev.penstock.connectors.jdbc.analysis.SqlAnalysis;
import dev.penstock.connectors.tck.AnalysisCorpus;
import dev.penstock.engine.api.Intent;
import org.junit.jupiter.api.Test;

/** Texts too long for the scanner, on a small heap. */
class LongTextsTest {
    private static final int LENGTH = 20_000_000;

    private final SqlAnalyser analyser = new SqlAnalyser(new PostgresDialect());

    @Test
    void analysis_ofManyRows_knowsTheirTable() {
        String rows = "(1, 'x', NULL, -5),";
        String text = "INSERT INTO shop.t (a, b, c, d) VALUES " + rows.repeat(LENGTH / rows.length()) + "(1, '', ?, 2)";

        assertThat(AnalysisCorpus.summary(analyser.analyse(text))).isEqualTo("INSERT | WRITE | !shop.t(a b c d) | -");
    }

    @Test
    void analysis_ofManyRowsWithACall_isUnknown() {
        String text = "INSERT INTO t (a) VALUES " + "(1),".repeat(30_000) + "(my_function())";

        assertThat(AnalysisCorpus.summary(analyser.analyse(text))).isEqualTo("INSERT | WRITE session | ? | -");
    }

    @Test
    void analysis_ofManyRowsBehindAnUnknownHead_isUnknown() {
        String text = "INSERT INTO t.* VALUES " + "(1),".repeat(30_000) + "(1)";

        assertThat(AnalysisCorpus.summary(analyser.analyse(text))).isEqualTo("INSERT | WRITE session | ? | -");
    }

    @Test
    void analysis_ofALongQuery_countsAsAWrite() {
        assertThat(summary("SELECT 1", ", 1")).isEqualTo("SELECT | WRITE session | ? | -");
        assertThat(summary("UPDATE t SET a = 1", ", b = 1")).isEqualTo("UPDATE | WRITE session everyRow | ? | -");
        assertThat(summary("CREATE TABLE t (a int", ", b int")).isEqualTo("CREATE | DDL session | ? | -");
        assertThat(summary("VACUUM t", ", u")).isEqualTo("VACUUM | ADMIN session | ? | -");
        assertThat(summary("FROB t", ", u")).isEqualTo("FROB | WRITE session | ? | -");
    }

    private String summary(String head, String part) {
        return AnalysisCorpus.summary(analyser.analyse(head + part.repeat(60_000)));
    }

    @Test
    void analysis_ofManyStatements_knowsEach() {
        String statement = "INSERT INTO t VALUES (1);";
        SqlAnalysis analysis = analyser.analyse(statement.repeat(100_000));

        assertThat(analysis.statements()).hasSize(100_000);
        assertThat(analysis.script().size()).isEqualTo(100_000);
        assertThat(analysis.intent()).isEqualTo(Intent.WRITE);
        assertThat(analysis.weight()).isGreaterThan(statement.length() * 100_000);
    }

    @Test
    void analysis_ofADeepNest_isNotUnderstoodAndDoesNotOverflow() {
        String text = "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000);

        assertThat(AnalysisCorpus.summary(analyser.analyse(text))).isEqualTo("SELECT | READ | ? | -");
    }

    @Test
    void analysis_ofNoStatement_isOneThatIsUnknown() {
        SqlAnalysis analysis = analyser.analyse(" -- nothing");

        assertThat(AnalysisCorpus.summary(analysis)).isEqualTo("(none) | WRITE session | ? | -");
        assertThat(analysis.script().size()).isZero();
        assertThat(analysis.digest()).isEmpty();
    }

    @Test
    void digest_isTheTextWithoutItsValues() {
        assertThat(analyser.analyse("SELECT a FROM t WHERE b = 5").digest()).isEqualTo("select a from t where b = ?");
    }
}
