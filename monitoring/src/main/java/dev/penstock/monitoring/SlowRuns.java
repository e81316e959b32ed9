package dev.penstock.monitoring;

import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementDetail.Run;
import dev.penstock.engine.api.StatementEvent.Completed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The slowest runs of each of the last minutes. Not thread-safe. */
final class SlowRuns {
    /** The maximum number of runs per minute and per result. */
    static final int MOST = 10;

    private static final int MINUTES = 16;
    private static final Comparator<Run> SLOWEST_FIRST =
            Comparator.comparing(Run::took).reversed();

    private final @Nullable Minute[] minutes = new @Nullable Minute[MINUTES];

    private static final class Minute {
        private final long number;
        private final List<Run> runs = new ArrayList<>(MOST);
        private long fastest = Long.MAX_VALUE;

        Minute(long number) {
            this.number = number;
        }

        void add(Completed completion) {
            if (runs.size() == MOST) {
                if (completion.totalNanos() <= fastest) {
                    return;
                }
                runs.remove(runs.size() - 1);
            }
            runs.add(run(completion));
            runs.sort(SLOWEST_FIRST);
            fastest = runs.getLast().took().toNanos();
        }
    }

    void add(Completed completion) {
        long number = Math.floorDiv(completion.at().getEpochSecond(), 60);
        int place = Math.floorMod(number, MINUTES);
        Minute minute = minutes[place];
        if (minute == null || minute.number != number) {
            minute = new Minute(number);
            minutes[place] = minute;
        }
        minute.add(completion);
    }

    /** The slowest runs that ended at or after a second, in descending order of time. */
    List<Run> since(long epochSecond) {
        List<Run> all = new ArrayList<>();
        for (Minute minute : minutes) {
            if (minute != null) {
                all.addAll(minute.runs);
            }
        }
        all.removeIf(run -> run.at().getEpochSecond() < epochSecond);
        all.sort(SLOWEST_FIRST);
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static Run run(Completed completion) {
        PenstockException error = completion.error();
        return new Run(
                completion.at(),
                Duration.ofNanos(completion.totalNanos()),
                Duration.ofNanos(completion.waitNanos()),
                completion.node(),
                completion.started().caller(),
                completion.rows(),
                error == null ? null : error.code(),
                error == null ? null : error.summary());
    }
}
