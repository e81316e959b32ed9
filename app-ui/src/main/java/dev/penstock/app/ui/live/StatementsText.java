package dev.penstock.app.ui.live;

import dev.penstock.app.ui.text.TextTable;
import dev.penstock.engine.api.StatementStatistics;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes lines of the table for other programs: every digit, times in milliseconds, nothing where a value is missing. */
final class StatementsText {
    private static final List<String> HEAD = List.of(
            "database",
            "statement",
            "calls",
            "rows",
            "errors",
            "total_ms",
            "waited_ms",
            "mean_ms",
            "p50_ms",
            "p95_ms",
            "p99_ms");

    private StatementsText() {}

    /** The statements as they are on screen, the head first. */
    static TextTable table(List<StatementFigures> lines) {
        return new TextTable(Stream.concat(Stream.of(HEAD), lines.stream().map(StatementsText::values))
                .toList());
    }

    private static List<String> values(StatementFigures line) {
        StatementStatistics each = line.statistics();
        return List.of(
                line.database(),
                each.digest(),
                Long.toString(each.calls()),
                Long.toString(each.rows()),
                Long.toString(each.errors()),
                millis(each.total()),
                millis(each.waited()),
                millis(each.mean()),
                millis(each.latency().p50()),
                millis(each.latency().p95()),
                millis(each.latency().p99()));
    }

    private static String millis(@Nullable Duration duration) {
        return duration == null
                ? ""
                : BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros().toPlainString();
    }
}
