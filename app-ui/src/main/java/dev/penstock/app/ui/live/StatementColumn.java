package dev.penstock.app.ui.live;

import dev.penstock.app.ui.text.Figure;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of the table of statements: how each sorts, and what it says on screen and in a file. */
enum StatementColumn {
    DATABASE,
    STATEMENT,
    TOTAL,
    CALLS,
    ROWS,
    ERRORS,
    MEAN,
    P99,
    TREND;

    /** Whether it holds figures. */
    boolean number() {
        return this != DATABASE && this != STATEMENT;
    }

    /** The smallest first; what is missing is smaller than anything. */
    Comparator<StatementFigures> ascending() {
        return switch (this) {
            case DATABASE -> Comparator.comparing(StatementFigures::database);
            case STATEMENT -> Comparator.comparing(each -> each.statistics().digest());
            case TOTAL -> Comparator.comparing(each -> each.statistics().total());
            case CALLS -> Comparator.comparingLong(each -> each.statistics().calls());
            case ROWS -> Comparator.comparingLong(each -> each.statistics().rows());
            case ERRORS -> Comparator.comparingLong(each -> each.statistics().errors());
            case MEAN ->
                Comparator.comparingLong(each -> nanos(each.statistics().mean()));
            case P99 ->
                Comparator.comparingLong(
                        each -> nanos(each.statistics().latency().p99()));
            case TREND -> Comparator.comparingLong(StatementColumn::lately);
        };
    }

    /** Its name on screen. */
    String title(Messages messages) {
        return switch (this) {
            case DATABASE -> messages.say("column.database");
            case STATEMENT -> messages.say("column.statement");
            case TOTAL -> messages.say("column.total");
            case CALLS -> messages.say("column.calls");
            case ROWS -> messages.say("column.rows");
            case ERRORS -> messages.say("column.errors");
            case MEAN -> messages.say("column.mean");
            case P99 -> messages.say("column.p99");
            case TREND -> messages.say("column.trend");
        };
    }

    /** What it means. */
    String meaning(Messages messages) {
        return switch (this) {
            case DATABASE -> messages.say("column.database.tip");
            case STATEMENT -> messages.say("column.statement.tip");
            case TOTAL -> messages.say("column.total.tip");
            case CALLS -> messages.say("column.calls.tip");
            case ROWS -> messages.say("column.rows.tip");
            case ERRORS -> messages.say("column.errors.tip");
            case MEAN -> messages.say("column.mean.tip");
            case P99 -> messages.say("column.p99.tip");
            case TREND -> messages.say("column.trend.tip");
        };
    }

    /** What a cell says. */
    Figure figure(StatementFigures line, Messages messages) {
        return switch (this) {
            case DATABASE -> Figure.of(line.database());
            case STATEMENT -> Figure.of(line.statistics().digest());
            case TOTAL -> Figure.of(Figures.duration(line.statistics().total()));
            case CALLS, TREND -> Figure.of(Figures.count(line.statistics().calls()));
            case ROWS -> Figure.of(Figures.count(line.statistics().rows()));
            case ERRORS -> Figure.of(Figures.count(line.statistics().errors()));
            case MEAN -> of(line.statistics().mean(), messages.say("missing.mean"));
            case P99 -> of(line.statistics().latency().p99(), messages.say("missing.p99"));
        };
    }

    private static Figure of(@Nullable Duration duration, String why) {
        return duration == null ? Figure.missing(why) : Figure.of(Figures.duration(duration));
    }

    private static long nanos(@Nullable Duration duration) {
        return duration == null ? -1 : duration.toNanos();
    }

    /** Calls of the last minute. */
    private static long lately(StatementFigures line) {
        List<Long> trend = line.statistics().trend();
        return trend.subList(Math.max(0, trend.size() - 12), trend.size()).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
