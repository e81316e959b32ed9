package dev.penstock.app.ui.migrations;

import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.ScriptPlace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Migrations in words. */
final class MigrationTexts {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String MISSING = "—";

    private MigrationTexts() {}

    /** {@code 1 migration}, {@code 2 migrations}. */
    static String count(Messages messages, long migrations) {
        return migrations == 1 ? messages.say("count.one") : messages.say("count", Figures.count(migrations));
    }

    static String duration(Duration duration) {
        return Figures.duration(duration);
    }

    static String took(Migration migration) {
        return migration.took() == null ? MISSING : Figures.duration(migration.took());
    }

    /** In the time of this machine. */
    static String installedOn(Migration migration) {
        Instant on = migration.installedOn();
        return on == null ? MISSING : MOMENT.withZone(ZoneId.systemDefault()).format(on);
    }

    static String text(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? MISSING : value.toString();
    }

    static String version(Migration migration) {
        return migration.version() == null ? migration.kind().letter() : migration.version();
    }

    static String state(Messages messages, MigrationRow row) {
        return switch (row.migration().state()) {
            case PENDING -> row.failure() == null ? messages.say("state.pending") : messages.say("state.tried");
            case APPLIED -> messages.say("state.applied");
            case FAILED -> messages.say("state.failed");
            case CHANGED -> messages.say("state.changed");
            case MISSING -> messages.say("state.missing");
            case TOO_LATE -> messages.say("state.late");
            case OUTDATED -> messages.say("state.outdated");
            case SUPERSEDED -> messages.say("state.superseded");
            case FUTURE -> messages.say("state.future");
            case BASELINE -> messages.say("state.baseline");
            case BELOW_BASELINE -> messages.say("state.below");
            case UNDONE -> messages.say("state.undone");
        };
    }

    /** What stands beside the chooser: how much is pending and applied, and what must be mended. */
    static String summary(Messages messages, Timeline timeline) {
        int pending = timeline.pending().size();
        long applied = timeline.rows().stream()
                .filter(row -> row.migration().installedOn() != null)
                .count();
        String summary = messages.say("summary", Figures.count(pending), Figures.count(applied));
        return timeline.problems() == 0
                ? summary
                : messages.say("summary.problems", summary, Figures.count(timeline.problems()));
    }

    /** How far an apply has got. */
    static String progress(Messages messages, Task.Progress progress) {
        String time = Figures.span(progress.elapsed());
        return progress.total().isPresent()
                ? messages.say(
                        "progress",
                        Figures.count(progress.done()),
                        Figures.count(progress.total().getAsLong()),
                        time)
                : messages.say("progress.waiting", time);
    }

    /** The heads of {@link #cells}. */
    static List<String> heads(Messages messages) {
        return List.of(
                messages.say("column.state"),
                messages.say("column.version"),
                messages.say("column.description"),
                messages.say("column.applied"),
                messages.say("column.by"),
                messages.say("column.took"),
                messages.say("column.checksum"),
                messages.say("column.file"));
    }

    /** All of a row. */
    static List<String> cells(Messages messages, MigrationRow row) {
        Migration each = row.migration();
        return List.of(
                state(messages, row),
                version(each),
                each.description(),
                installedOn(each),
                text(each.installedBy()),
                took(each),
                text(each.checksum() == null ? each.fileChecksum() : each.checksum()),
                each.script());
    }

    /** The lines of a file around a place, with their numbers, and a caret below where a column is known. */
    static String excerpt(@Nullable String sql, ScriptPlace place) {
        List<String> lines = (sql == null ? place.statement() : sql).lines().toList();
        if (place.line() == 0 || place.line() > lines.size()) {
            return "";
        }
        List<String> shown = new ArrayList<>();
        for (int line = Math.max(1, place.line() - 1); line <= Math.min(lines.size(), place.line() + 1); line++) {
            String number = (line == place.line() ? "→" : " ") + String.format("%4d  ", line);
            shown.add(number + lines.get(line - 1));
            if (line == place.line() && place.column() > 0) {
                shown.add(" ".repeat(number.length() + place.column() - 1) + "^");
            }
        }
        return String.join("\n", shown);
    }
}
