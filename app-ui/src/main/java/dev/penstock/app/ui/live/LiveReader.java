package dev.penstock.app.ui.live;

import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.StatementStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from the engine what is on screen. One thread at a time, and not the FX thread. */
final class LiveReader {
    private final Penstock penstock;
    private final Messages messages;
    private final TilesReader tiles;
    private final TroubleReader troubles;
    private final Charts charts;

    LiveReader(Penstock penstock, Messages messages) {
        this.penstock = penstock;
        this.messages = messages;
        this.tiles = new TilesReader(penstock.metrics(), messages);
        this.troubles = new TroubleReader(messages);
        this.charts = new Charts(penstock.metrics(), messages);
    }

    /** Looks at the pools alone. */
    void sample(Instant now) {
        tiles.sample(penstock.databases(), now);
    }

    /** Reads one database, or all of them. */
    LiveState read(@Nullable String database, Instant now) {
        sample(now);
        List<Database> shown = database == null ? penstock.databases() : List.of(penstock.database(database));
        List<String> names = shown.stream().map(Database::name).toList();
        List<StatementFigures> lines = new ArrayList<>();
        long calls = 0;
        Duration total = Duration.ZERO;
        for (String name : names) {
            Metrics.Statements statements = penstock.metrics().statements(name, Charts.WINDOW);
            statements.byDigest().forEach(each -> lines.add(new StatementFigures(name, each)));
            StatementStatistics others = statements.others();
            if (others != null) {
                calls += others.calls();
                total = total.plus(others.total());
            }
        }
        return new LiveState(
                now,
                TroubleReader.health(shown),
                troubles.read(shown, now),
                recording(now),
                tiles.read(shown, now),
                charts.throughput(names, now),
                charts.latency(names, now),
                List.copyOf(lines),
                calls == 0 ? "" : messages.say("others", Figures.count(calls), Figures.duration(total)));
    }

    private String recording(Instant now) {
        Instant since = penstock.metrics().recordingSince();
        if (since.equals(Instant.MAX)) {
            return messages.say("recording.none");
        }
        Duration recorded = Duration.between(since, now);
        return recorded.compareTo(Charts.WINDOW) >= 0
                ? messages.say("recording.window")
                : messages.say("recording", Figures.span(recorded));
    }
}
