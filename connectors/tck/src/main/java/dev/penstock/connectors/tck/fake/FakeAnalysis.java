package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.document.CommandTemplate;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fake connector says of a command, with its text already read.
 *
 * @param statement the only one
 * @param digest the text without its values
 * @param template the text, read; null if the command was given as a map or its text is no command
 */
record FakeAnalysis(
        AnalysedStatement statement,
        String digest,
        @Nullable CommandTemplate template) implements Analysis {
    private static final int OVERHEAD = 400;

    @Override
    public List<AnalysedStatement> statements() {
        return List.of(statement);
    }

    @Override
    public Intent intent() {
        return statement.intent();
    }

    @Override
    public int weight() {
        return OVERHEAD + 4 * digest.length();
    }
}
