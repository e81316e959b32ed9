package dev.penstock.app.ui.live;

import dev.penstock.engine.api.StatementStatistics;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
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

    /** As CSV by RFC 4180. */
    static String csv(List<StatementFigures> lines) {
        return write(lines, ",", "\r\n", StatementsText::quoted);
    }

    /** Divided by tabs, as spreadsheets take it from the clipboard. */
    static String tabbed(List<StatementFigures> lines) {
        return write(lines, "\t", "\n", each -> each.replaceAll("[\t\r\n]+", " "));
    }

    private interface Escape {
        String apply(String value);
    }

    private static String write(List<StatementFigures> lines, String comma, String end, Escape escape) {
        StringBuilder out = new StringBuilder();
        out.append(String.join(comma, HEAD)).append(end);
        for (StatementFigures line : lines) {
            out.append(values(line).stream().map(escape::apply).collect(Collectors.joining(comma)))
                    .append(end);
        }
        return out.toString();
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

    private static String quoted(String value) {
        return value.matches("(?s).*[\",\r\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
