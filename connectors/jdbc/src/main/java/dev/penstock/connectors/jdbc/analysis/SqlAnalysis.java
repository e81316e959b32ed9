package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.connectors.jdbc.SqlScript;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import java.util.List;

/** What is known of a SQL text, with the text cut into its statements. Immutable; safe for use by many threads. */
public final class SqlAnalysis implements Analysis {
    private static final int OVERHEAD = 160;
    private static final int STATEMENT = 80;
    private static final int OBJECT = 100;

    private final SqlScript script;
    private final List<AnalysedStatement> statements;
    private final String digest;
    private final Intent intent;
    private final int weight;

    SqlAnalysis(SqlScript script, List<AnalysedStatement> statements, String digest) {
        this.script = script;
        this.statements = List.copyOf(statements);
        this.digest = digest;
        this.intent = statements.stream().map(AnalysedStatement::intent).reduce(Intent.READ, Findings::stricter);
        this.weight = OVERHEAD
                + script.weight()
                + 2 * digest.length()
                + statements.stream().mapToInt(SqlAnalysis::weight).sum();
    }

    private static int weight(AnalysedStatement statement) {
        int objects = statement.objects() == null ? 0 : statement.objects().size();
        return STATEMENT + OBJECT * (objects + statement.keyConditions().size());
    }

    /** The text cut into its statements, in the order of {@link #statements}; empty if the text has none. */
    public SqlScript script() {
        return script;
    }

    @Override
    public List<AnalysedStatement> statements() {
        return statements;
    }

    @Override
    public Intent intent() {
        return intent;
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public int weight() {
        return weight;
    }
}
