package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PoolState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Formats the databases as a table, one row each, with the reasons for missing figures below. */
final class DatabaseTable {
    /** The window of rates and percentiles. */
    static final Duration WINDOW = Duration.ofSeconds(10);

    private static final List<String> TITLES =
            List.of("DATABASE", "HEALTH", "ACTIVE", "MAX", "WAITING", "STATEMENTS", "ERRORS", "P50", "P99");
    private static final int LEFT_ALIGNED = 2;

    private final Penstock penstock;

    DatabaseTable(Penstock penstock) {
        this.penstock = penstock;
    }

    /** The lines with the present state. */
    List<String> lines() {
        Set<String> reasons = new LinkedHashSet<>();
        List<List<String>> rows = new ArrayList<>();
        rows.add(TITLES);
        for (Database database : penstock.databases()) {
            rows.add(row(database, reasons));
        }
        List<String> lines = aligned(rows);
        lines.add(
                "ACTIVE and WAITING are current values; rates and times cover the last " + WINDOW.toSeconds() + " s.");
        lines.addAll(reasons);
        return lines;
    }

    private List<String> row(Database database, Set<String> reasons) {
        List<String> cells = new ArrayList<>();
        cells.add(database.name());
        cells.add(health(database, reasons));
        List<PoolState> pools = database.pools();
        cells.add(sum(pools, PoolState::active));
        cells.add(sum(pools, PoolState::max));
        cells.add(sum(pools, PoolState::waiting));
        Metrics.Series series = penstock.metrics().series(database.name(), WINDOW);
        cells.add(rate(series.slots(), Metrics.Slot::statements, reasons));
        cells.add(rate(series.slots(), Metrics.Slot::errors, reasons));
        cells.add(time(series.latency().p50(), "p50: no statement ended in that time", reasons));
        cells.add(time(series.latency().p99(), "p99: fewer than 100 statements ended in that time", reasons));
        return cells;
    }

    private static String health(Database database, Set<String> reasons) {
        for (Node node : database.topology().nodes()) {
            if (node.health() != Health.UP) {
                String reason = node.reason() == null ? "not probed yet" : node.reason();
                reasons.add(database.name() + " " + node.name() + " is " + node.health() + ": " + reason);
            }
        }
        return database.topology().health().name();
    }

    private static String sum(List<PoolState> pools, ToLongFunction<PoolState> count) {
        return Long.toString(pools.stream().mapToLong(count).sum());
    }

    private static String rate(List<Metrics.Slot> slots, ToLongFunction<Metrics.Slot> count, Set<String> reasons) {
        if (slots.isEmpty()) {
            reasons.add(MetricFormat.MISSING + " rates: no full second is recorded yet");
            return MetricFormat.MISSING;
        }
        return MetricFormat.perSecond((double) slots.stream().mapToLong(count).sum() / slots.size());
    }

    private static String time(@Nullable Duration time, String reason, Set<String> reasons) {
        if (time == null) {
            reasons.add(MetricFormat.MISSING + " " + reason);
            return MetricFormat.MISSING;
        }
        return MetricFormat.duration(time);
    }

    /** Aligns names to the left and figures to the right. */
    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[TITLES.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String gap = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : "  ").append(i < LEFT_ALIGNED ? row.get(i) + gap : gap + row.get(i));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
