package dev.penstock.engine.core;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.TransactionControl;
import java.util.Arrays;
import java.util.List;

/** Analyses the texts of these tests by their first word: no connector is there to do it. */
final class ScriptedAnalysis {
    private ScriptedAnalysis() {}

    static Analysis of(String text) {
        return Analysis.of(
                text,
                Arrays.stream(text.split(";"))
                        .map(String::strip)
                        .map(ScriptedAnalysis::statement)
                        .toArray(AnalysedStatement[]::new));
    }

    private static AnalysedStatement statement(String text) {
        String word = text.split(" ", 2)[0];
        TransactionControl control = switch (word) {
            case "begin" -> TransactionControl.BEGIN;
            case "commit" -> TransactionControl.COMMIT;
            case "rollback" -> TransactionControl.ROLLBACK;
            default -> TransactionControl.NONE;
        };
        Intent intent = switch (word) {
            case "select", "schemas", "more", "names", "tables", "columns", "describe" -> Intent.READ;
            case "create" -> Intent.DDL;
            default -> Intent.WRITE;
        };
        return new AnalysedStatement(text, intent, control, false, false, false, null, List.of());
    }
}
