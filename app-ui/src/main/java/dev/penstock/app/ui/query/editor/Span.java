package dev.penstock.app.ui.query.editor;

import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text that looks the same throughout.
 *
 * @param length in characters
 * @param look how it looks
 * @param fault whether it is where the server found a fault
 */
record Span(int length, Look look, boolean fault) {

    /** The looks of a whole text, in order; neighbours that look the same are one. */
    static List<Span> of(SqlText sql, SqlText.@Nullable Range fault) {
        List<Span> spans = new ArrayList<>();
        for (SqlToken token : sql.tokens()) {
            Look look = Look.of(token.kind());
            int from = token.start();
            if (fault != null && fault.start() < token.end() && fault.end() > token.start()) {
                int start = Math.max(fault.start(), token.start());
                int end = Math.min(fault.end(), token.end());
                add(spans, start - from, look, false);
                add(spans, end - start, look, true);
                from = end;
            }
            add(spans, token.end() - from, look, false);
        }
        return spans;
    }

    private static void add(List<Span> spans, int length, Look look, boolean fault) {
        if (length == 0) {
            return;
        }
        Span last = spans.isEmpty() ? null : spans.getLast();
        if (last != null && last.look == look && last.fault == fault) {
            spans.set(spans.size() - 1, new Span(last.length + length, look, fault));
        } else {
            spans.add(new Span(length, look, fault));
        }
    }
}
