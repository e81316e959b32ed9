package dev.penstock.connectors.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.jdbc.analysis.SqlAnalyser;
import dev.penstock.connectors.tck.AnalysisCorpus;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqliteAnalysisTest {
    private static final SqlAnalyser ANALYSER = new SqlAnalyser(new SqliteDialect());

    @ParameterizedTest
    @MethodSource("corpus")
    void analysis_ofEachText_isAsTheCorpusHasIt(AnalysisCorpus.Row row) {
        assertThat(AnalysisCorpus.summary(ANALYSER.analyse(row.text()))).isEqualTo(row.expected());
    }

    static List<AnalysisCorpus.Row> corpus() {
        return AnalysisCorpus.rows(SqliteAnalysisTest.class, "analysis-corpus.txt");
    }
}
