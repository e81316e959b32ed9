package dev.penstock.connectors.jdbc.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.jdbc.PlainDialect;
import dev.penstock.connectors.tck.AnalysisCorpus;
import dev.penstock.engine.api.EngineKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlCorpusTest {

    @ParameterizedTest
    @MethodSource("postgresql")
    void postgresqlsText_isAnalysedAsTheCorpusHasIt(AnalysisCorpus.Row row) {
        assertThat(summary(EngineKind.POSTGRESQL, row)).isEqualTo(row.expected());
    }

    @ParameterizedTest
    @MethodSource("mysql")
    void mysqlsText_isAnalysedAsTheCorpusHasIt(AnalysisCorpus.Row row) {
        assertThat(summary(EngineKind.MYSQL, row)).isEqualTo(row.expected());
    }

    @ParameterizedTest
    @MethodSource("sqlite")
    void sqlitesText_isAnalysedAsTheCorpusHasIt(AnalysisCorpus.Row row) {
        assertThat(summary(EngineKind.SQLITE, row)).isEqualTo(row.expected());
    }

    private static String summary(EngineKind engine, AnalysisCorpus.Row row) {
        return AnalysisCorpus.summary(new SqlAnalyser(new PlainDialect(engine)).analyse(row.text()));
    }

    static List<AnalysisCorpus.Row> postgresql() {
        return AnalysisCorpus.rows(SqlCorpusTest.class, "postgresql-corpus.txt");
    }

    static List<AnalysisCorpus.Row> mysql() {
        return AnalysisCorpus.rows(SqlCorpusTest.class, "mysql-corpus.txt");
    }

    static List<AnalysisCorpus.Row> sqlite() {
        return AnalysisCorpus.rows(SqlCorpusTest.class, "sqlite-corpus.txt");
    }
}
