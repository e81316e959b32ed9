package dev.penstock.app.ui.live;

import dev.penstock.app.ui.text.Figure;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Metrics.Latency;
import dev.penstock.engine.api.StatementDetail;
import dev.penstock.engine.api.StatementStatistics;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts all that is known of one statement into words. Stateless. */
final class DetailReader {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private final Metrics metrics;
    private final Messages messages;
    private final ZoneId zone;

    DetailReader(Metrics metrics, Messages messages, ZoneId zone) {
        this.metrics = metrics;
        this.messages = messages;
        this.zone = zone;
    }

    /** What is known now; where nothing has run for as long as anything is kept, the text alone. */
    Detail read(StatementKey key) {
        return metrics.statement(key.database(), key.digest(), Charts.WINDOW)
                .map(found -> detail(key, found))
                .orElseGet(() -> new Detail(key, null, List.of(), List.of(), List.of()));
    }

    private Detail detail(StatementKey key, StatementDetail found) {
        StatementStatistics sum = found.statistics();
        Latency latency = sum.latency();
        return new Detail(
                key,
                sum.text(),
                List.of(
                        line(messages.say("detail.calls"), Figure.of(Figures.count(sum.calls()))),
                        line(messages.say("detail.rows"), Figure.of(Figures.count(sum.rows()))),
                        line(messages.say("detail.errors"), Figure.of(Figures.count(sum.errors()))),
                        line(messages.say("detail.total"), Figure.of(Figures.duration(sum.total()))),
                        line(messages.say("detail.waited"), Figure.of(Figures.duration(sum.waited()))),
                        line(messages.say("detail.mean"), of(sum.mean(), messages.say("missing.mean"))),
                        line(messages.say("chart.p50"), of(latency.p50(), messages.say("missing.p50"))),
                        line(messages.say("chart.p95"), of(latency.p95(), messages.say("missing.p95"))),
                        line(messages.say("chart.p99"), of(latency.p99(), messages.say("missing.p99")))),
                found.nodes().stream().map(this::node).toList(),
                found.slowest().stream().map(this::run).toList());
    }

    private Detail.Part node(StatementDetail.OnNode node) {
        String facts = messages.say(
                "detail.node",
                Figures.count(node.calls()),
                Figures.count(node.errors()),
                Figures.duration(node.total().dividedBy(Math.max(1, node.calls()))));
        return new Detail.Part(name(node.node()), facts, node.errors() > 0 && node.errors() == node.calls());
    }

    private Detail.Part run(StatementDetail.Run run) {
        String facts = messages.say(
                "detail.run",
                WHEN.format(run.at().atZone(zone)),
                name(run.node()),
                messages.say("detail.caller", run.caller().user(), run.caller().application()),
                Figures.count(run.rows()),
                Figures.duration(run.waited()));
        String failed = run.error() == null
                ? ""
                : "\n" + messages.say("detail.failed", run.error().id(), String.valueOf(run.reason()));
        return new Detail.Part(Figures.duration(run.took()), facts + failed, run.error() != null);
    }

    private String name(@Nullable String node) {
        return node == null ? messages.say("detail.nowhere") : node;
    }

    private static Detail.Line line(String label, Figure value) {
        return new Detail.Line(label, value);
    }

    private static Figure of(@Nullable Duration duration, String why) {
        return duration == null ? Figure.missing(why) : Figure.of(Figures.duration(duration));
    }
}
