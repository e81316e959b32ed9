package dev.penstock.engine.core;

import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.spi.Analysis;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** PLACEHOLDER until the analysis branch lands. */
final class AnalysisCache {
    private static final int TEXTS = 1_000;

    private final Map<String, Analysis> known = new ConcurrentHashMap<>();
    private final Function<Statement, Analysis> analyse;

    AnalysisCache(Function<Statement, Analysis> analyse) {
        this.analyse = analyse;
    }

    Analysis of(Statement statement) {
        if (!(statement instanceof SqlStatement)) {
            return analyse.apply(statement);
        }
        Analysis found = known.get(statement.text());
        if (found == null) {
            found = analyse.apply(statement);
            if (known.size() > TEXTS) {
                known.clear();
            }
            known.put(statement.text(), found);
        }
        return found;
    }
}
