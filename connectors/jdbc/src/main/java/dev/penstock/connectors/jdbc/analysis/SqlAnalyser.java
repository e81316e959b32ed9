package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.connectors.jdbc.SqlScript;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;

/**
 * Analyses SQL texts of one dialect: a pure function. The text is cut into tokens once; a small scanner reads their
 * structure, and where it does not understand one the tokens alone decide: a plain read stays a read, all else is a write
 * to unknown objects. Takes time in proportion to the text's length. Safe for use by many threads.
 */
public final class SqlAnalyser {
    private static final String ALWAYS_RUN = "/*!";

    private final SqlDialect dialect;

    /** For the texts of a dialect. */
    public SqlAnalyser(SqlDialect dialect) {
        this.dialect = dialect;
    }

    /** What a text does. Never fails because of the text. */
    public SqlAnalysis analyse(String text) {
        SqlText cut = SqlText.of(text, dialect.engine());
        List<AnalysedStatement> statements = statements(cut);
        if (versioned(cut)) {
            statements = VersionedComments.merge(statements, statements(SqlText.ofOldMySql(text)));
        }
        if (statements.isEmpty()) {
            statements = List.of(AnalysedStatement.unknown(""));
        }
        return new SqlAnalysis(SqlScript.of(cut, dialect.engine()), statements, cut.digest());
    }

    private List<AnalysedStatement> statements(SqlText cut) {
        List<AnalysedStatement> statements = new ArrayList<>(cut.statements().size());
        Placeholders placeholders = new Placeholders();
        List<SqlToken> tokens = cut.tokens();
        int at = 0;
        for (SqlText.Range range : cut.statements()) {
            while (tokens.get(at).start() < range.start()) {
                at++;
            }
            int from = at;
            while (at < tokens.size() && tokens.get(at).end() <= range.end()) {
                at++;
            }
            placeholders.statement(cut, from, at);
            statements.add(
                    at - from > LongStatements.LONGEST
                            ? LongStatements.analyse(cut, from, at, dialect)
                            : new StatementScanner(new Tokens(cut, from, at), dialect, placeholders).analyse());
        }
        return statements;
    }

    /** Whether it depends on the server's version what the text says. */
    private boolean versioned(SqlText cut) {
        if (dialect.engine() != EngineKind.MYSQL || !cut.text().contains("/*")) {
            return false;
        }
        for (SqlToken token : cut.tokens()) {
            boolean mark = token.kind() == SqlToken.Kind.SYMBOL && cut.text().startsWith("/*", token.start());
            if (mark && token.end() - token.start() > ALWAYS_RUN.length()) {
                return true;
            }
        }
        return false;
    }
}
