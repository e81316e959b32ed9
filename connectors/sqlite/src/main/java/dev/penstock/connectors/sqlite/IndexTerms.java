package dev.penstock.connectors.sqlite;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The terms of a CREATE INDEX, taken from its text: SQLite tells an expression nowhere else. */
final class IndexTerms {
    private static final Set<String> DIRECTIONS = Set.of("ASC", "DESC");

    private IndexTerms() {}

    /** What stands in the first brackets, divided by commas, without ASC and DESC. */
    static List<String> of(String createIndex) {
        List<String> terms = new ArrayList<>();
        int depth = 0;
        int start = 0;
        int end = 0;
        for (SqlToken token : SqlText.of(createIndex, EngineKind.SQLITE).tokens()) {
            String text = token.of(createIndex);
            if (depth == 0) {
                if (text.equals("(")) {
                    depth = 1;
                    start = end = token.end();
                }
                continue;
            }
            depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            if (depth == 0 || (depth == 1 && text.equals(","))) {
                terms.add(createIndex.substring(start, end).strip());
                start = end = token.end();
            } else if (!token.silent() && !DIRECTIONS.contains(text.toUpperCase(Locale.ROOT))) {
                end = token.end();
            }
            if (depth == 0) {
                break;
            }
        }
        return terms;
    }
}
