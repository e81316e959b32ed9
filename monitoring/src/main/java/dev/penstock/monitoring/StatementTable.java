package dev.penstock.monitoring;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Metrics.Statements;
import dev.penstock.engine.api.StatementDetail;
import dev.penstock.engine.api.StatementEvent.Completed;
import dev.penstock.engine.api.StatementStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One database's statements by digest. They come in heaps from the {@link Stripe}s. A heap is left here first, and poured by
 * the next thread that finds the table free: no statement waits while another thread pours. A reader holds the lock for one
 * digest at a time, and adds up without it. Safe for use by many threads.
 */
final class StatementTable {
    /** The most digests that are told apart. */
    static final int MOST = 500;

    /** Heaps that may lie here before a thread waits for the table: they must not grow without end. */
    private static final int MOST_HEAPS = 32;

    /** Heaps that one statement pours at most: most of them are other threads'. */
    private static final int AT_ONCE = 4;

    private static final Comparator<StatementStatistics> MOST_TIME_FIRST =
            Comparator.comparing(StatementStatistics::total).reversed();

    private final Queue<@Nullable Completed[]> heaps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger heapCount = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();

    private final TextDigests digests;
    private final Map<String, StatementHistory> byDigest = new HashMap<>();
    private final StatementHistory others = new StatementHistory("");
    private final StatementSlots waits = new StatementSlots();
    private long cleared = Long.MIN_VALUE;

    StatementTable(EngineKind dialect) {
        digests = new TextDigests(dialect);
    }

    /** Takes a heap over without waiting; {@link #pour} or {@link #pourAll} adds its statements. */
    void leave(@Nullable Completed[] heap) {
        heaps.add(heap);
        heapCount.incrementAndGet();
    }

    /** Adds a few heaps, if no other thread has the table or too many heaps lie here. */
    void pour() {
        if (heapCount.get() > MOST_HEAPS) {
            lock.lock();
        } else if (!lock.tryLock()) {
            return;
        }
        try {
            pour(AT_ONCE);
        } finally {
            lock.unlock();
        }
    }

    /** Adds all heaps that have been left, for a reader. */
    void pourAll() {
        lock.lock();
        try {
            pour(Integer.MAX_VALUE);
        } finally {
            lock.unlock();
        }
    }

    /** Called with the lock. */
    private void pour(int most) {
        @Nullable Completed[] heap = heaps.poll();
        for (int poured = 1; heap != null; poured++) {
            heapCount.decrementAndGet();
            for (Completed completion : heap) {
                if (completion != null) {
                    add(completion);
                }
            }
            heap = poured < most ? heaps.poll() : null;
        }
    }

    private void add(Completed completion) {
        waits.add(completion, completion.waitNanos());
        String text = completion.started().text();
        StatementHistory history = history(digests.of(text), completion);
        history.add(completion, history == others || text.length() > TextDigests.LONGEST ? null : text);
    }

    private StatementHistory history(String digest, Completed completion) {
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
        String text;
        lock.lock();
        try {
            history = byDigest.get(digest);
            if (history == null) {
                return Optional.empty();
            }
            sums = new SlotSums(history.slots().read(from, to));
            slowest = history.slow().since(from * SlotSums.SECONDS);
            text = history.text();
        } finally {
            lock.unlock();
        }
        StatementStatistics statistics = sums.statistics(digest, text);
        return statistics.calls() == 0
                ? Optional.empty()
                : Optional.of(new StatementDetail(statistics, sums.nodes(), slowest));
    }

    /** All of them, their waits counted. */
    SlotSums waits(long from, long to) {
        lock.lock();
        try {
            return new SlotSums(waits.read(from, to));
        } finally {
            lock.unlock();
        }
    }

    private List<StatementHistory> all() {
        lock.lock();
        try {
            return new ArrayList<>(byDigest.values());
        } finally {
            lock.unlock();
        }
    }

    private StatementStatistics statistics(StatementHistory history, long from, long to) {
        SlotSums sums;
        String text;
        lock.lock();
        try {
            sums = new SlotSums(history.slots().read(from, to));
            text = history.text();
        } finally {
            lock.unlock();
        }
        return sums.statistics(history.digest(), text);
    }
}
