package dev.penstock.monitoring;

import dev.penstock.engine.api.EngineEvent.Completion;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Metrics.Statements;
import dev.penstock.engine.api.StatementDetail;
import dev.penstock.engine.api.StatementStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One database's statements by digest. They come in heaps from the {@link Stripe}s, so that the lock is taken once for
 * many; who reads holds it for one digest at a time, and adds up without it. Safe for use by many threads.
 */
final class StatementTable {
    /** The most digests that are told apart. */
    static final int MOST = 500;

    private static final Comparator<StatementStatistics> MOST_TIME_FIRST =
            Comparator.comparing(StatementStatistics::total).reversed();

    private final TextDigests digests;
    private final Map<String, StatementHistory> byDigest = new HashMap<>();
    private final StatementHistory others = new StatementHistory("");
    private final StatementSlots waits = new StatementSlots();
    private long cleared = Long.MIN_VALUE;

    StatementTable(EngineKind dialect) {
        digests = new TextDigests(dialect);
    }

    /** Adds the first so many of a heap, and empties it. */
    synchronized void pour(@Nullable Completion[] heap, int size) {
        for (int i = 0; i < size; i++) {
            Completion completion = heap[i];
            heap[i] = null;
            if (completion != null) {
                add(completion);
            }
        }
    }

    private void add(Completion completion) {
        waits.add(completion, completion.waitNanos());
        String text = completion.started().text();
        StatementHistory history = history(digests.of(text), completion);
        history.add(completion, history == others || text.length() > TextDigests.LONGEST ? null : text);
    }

    private StatementHistory history(String digest, Completion completion) {
        StatementHistory known = byDigest.get(digest);
        if (known != null) {
            return known;
        }
        if (byDigest.size() >= MOST) {
            clear(StatementSlots.slotOf(completion.at().getEpochSecond()));
            if (byDigest.size() >= MOST) {
                return others;
            }
        }
        StatementHistory made = new StatementHistory(digest);
        byDigest.put(digest, made);
        return made;
    }

    /** Makes room, once a slot, where digests have not been seen for as long as anything is kept. */
    private void clear(long now) {
        if (now != cleared) {
            cleared = now;
            byDigest.values().removeIf(each -> each.slots().newest() <= now - StatementSlots.SLOTS);
        }
    }

    /** All in the slots from one up to another, both included. */
    Statements read(String database, long from, long to) {
        List<StatementStatistics> read = new ArrayList<>();
        for (StatementHistory history : all()) {
            StatementStatistics statistics = statistics(history, from, to);
            if (statistics.calls() > 0) {
                read.add(statistics);
            }
        }
        read.sort(MOST_TIME_FIRST);
        StatementStatistics rest = statistics(others, from, to);
        return new Statements(database, read, rest.calls() == 0 ? null : rest);
    }

    /** One with its nodes and slowest runs. */
    Optional<StatementDetail> detail(String digest, long from, long to) {
        StatementHistory history;
        SlotSums sums;
        List<StatementDetail.Run> slowest;
        synchronized (this) {
            history = byDigest.get(digest);
            if (history == null) {
                return Optional.empty();
            }
            sums = new SlotSums(history.slots().read(from, to));
            slowest = history.slow().since(from * SlotSums.SECONDS);
        }
        StatementStatistics statistics = sums.statistics(digest, text(history));
        return statistics.calls() == 0
                ? Optional.empty()
                : Optional.of(new StatementDetail(statistics, sums.nodes(), slowest));
    }

    /** All of them, their waits counted. */
    synchronized SlotSums waits(long from, long to) {
        return new SlotSums(waits.read(from, to));
    }

    private synchronized List<StatementHistory> all() {
        return new ArrayList<>(byDigest.values());
    }

    private StatementStatistics statistics(StatementHistory history, long from, long to) {
        SlotSums sums;
        String text;
        synchronized (this) {
            sums = new SlotSums(history.slots().read(from, to));
            text = history.text();
        }
        return sums.statistics(history.digest(), text);
    }

    private synchronized @Nullable String text(StatementHistory history) {
        return history.text();
    }
}
