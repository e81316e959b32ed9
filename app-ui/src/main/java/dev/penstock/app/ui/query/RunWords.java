package dev.penstock.app.ui.query;

import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells of a run in words. */
final class RunWords {
    private static final String BETWEEN = "  ·  ";
    private final Messages messages;
    private final DateTimeFormatter clock =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    RunWords(Messages messages) {
        this.messages = messages;
    }

    String running(String database, Duration waited) {
        return messages.say("run.waiting", database, Figures.span(waited));
    }

    String cancelling(Duration waited) {
        return messages.say("run.cancelling", Figures.span(waited));
    }

    String filling(long rows, @Nullable Duration first, Duration waited) {
        List<String> parts = new ArrayList<>();
        parts.add(messages.say("foot.filling", Figures.count(rows)));
        first(parts, first);
        parts.add(Figures.span(waited));
        return String.join(BETWEEN, parts);
    }

    /** What a statement that returned no rows did. */
    String changed(long rows) {
        return rows == 1 ? messages.say("changed.one") : messages.say("changed", Figures.count(rows));
    }

    /** How long a run took, and when it ended. */
    String ended(Duration took, Instant end) {
        return messages.say("foot.took", Figures.duration(took))
                + BETWEEN
                + messages.say("foot.ended", clock.format(end));
    }

    String done(int count, long rows, long changed, @Nullable Duration first, String tail) {
        List<String> parts = new ArrayList<>();
        if (count > 1) {
            parts.add(messages.say("foot.results", count));
        }
        if (rows >= 0) {
            parts.add(rows(rows));
        }
        if (changed >= 0) {
            parts.add(changed(changed));
        }
        if (rows > 0) {
            first(parts, first);
        }
        parts.add(tail);
        return String.join(BETWEEN, parts);
    }

    String failed(long rows, String tail) {
        return withRows(messages.say("foot.failed"), rows, tail);
    }

    String cancelled(long rows, String tail) {
        return withRows(messages.say("foot.cancelled"), rows, tail);
    }

    String abandoned(String tail) {
        return messages.say("foot.abandoned") + BETWEEN + tail;
    }

    private String withRows(String what, long rows, String tail) {
        return rows < 0
                ? what + BETWEEN + tail
                : what + BETWEEN + messages.say("foot.came", rows(rows)) + BETWEEN + tail;
    }

    private String rows(long rows) {
        return rows == 1 ? messages.say("rows.one") : messages.say("rows", Figures.count(rows));
    }

    private void first(List<String> parts, @Nullable Duration first) {
        if (first != null) {
            parts.add(messages.say("foot.first", Figures.duration(first)));
        }
    }
}
