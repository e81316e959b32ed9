package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Intent;
import java.util.List;

/** An analysis of statements that are known already. */
record KnownAnalysis(String digest, List<AnalysedStatement> statements, Intent intent) implements Analysis {
    private static final int OVERHEAD = 200;

    KnownAnalysis(String digest, List<AnalysedStatement> statements) {
        this(
                digest,
                List.copyOf(statements),
                statements.stream().map(AnalysedStatement::intent).reduce(Intent.READ, Intent::stricter));
    }

    @Override
    public int weight() {
        return OVERHEAD + 2 * digest.length();
    }
}
