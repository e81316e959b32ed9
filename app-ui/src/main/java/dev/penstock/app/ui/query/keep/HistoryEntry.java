package dev.penstock.app.ui.query.keep;

import dev.penstock.app.ui.state.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run.
 *
 * @param database by name
 * @param text as it was run
 * @param at when it began
 * @param took until it ended
 * @param end how it ended
 * @param rows returned or changed; -1 where there were none to count
 * @param error why it failed; empty if it did not
 */
public record HistoryEntry(String database, String text, Instant at, Duration took, End end, long rows, String error) {
    private static final String VERSION = "1";
    private static final int FIELDS = 8;

    /** How a run ended. */
    public enum End {
        DONE,
        FAILED,
        CANCELLED
    }

    /** Whether a word stands in its text, its database or its error, in small or capital letters. */
    public boolean has(String word) {
        return holds(text, word) || holds(database, word) || holds(error, word);
    }

    private static boolean holds(String text, String word) {
        for (int i = 0; i + word.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    String line() {
        return Fields.line(List.of(
                VERSION,
                at.toString(),
                Long.toString(took.toNanos()),
                end.name(),
                Long.toString(rows),
                database,
                error,
                text));
    }

    static Optional<HistoryEntry> of(String line) {
        List<String> fields = Fields.of(line).orElse(List.of());
        if (fields.size() != FIELDS || !fields.getFirst().equals(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HistoryEntry(
                    fields.get(5),
                    fields.get(7),
                    Instant.parse(fields.get(1)),
                    Duration.ofNanos(Long.parseLong(fields.get(2))),
                    End.valueOf(fields.get(3)),
                    Long.parseLong(fields.get(4)),
                    fields.get(6)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
