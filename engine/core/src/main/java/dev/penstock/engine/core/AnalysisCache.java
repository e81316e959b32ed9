package dev.penstock.engine.core;

import dev.penstock.engine.api.spi.Analysis;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The analyses of the texts met before. Bounded by their weight; a text that is met once only, with values in it, drives out
 * no text that is met again: of those that must go a text that was hit since the last round stays. Safe for use by many
 * threads; a hit takes no lock and allocates nothing.
 */
final class AnalysisCache {
    private static final long DEFAULT_WEIGHT = 16L << 20;
    private static final int LONGEST = 64 << 10;

    private final ConcurrentHashMap<String, Entry> known = new ConcurrentHashMap<>();
    private final ReentrantLock eviction = new ReentrantLock();
    private final Function<String, ? extends Analysis> analyse;
    private final long limit;
    /** Of all entries; changed under the lock alone. */
    private long weight;
    /** Where the next round goes on. */
    private Iterator<Map.Entry<String, Entry>> hand;

    AnalysisCache(Function<String, ? extends Analysis> analyse) {
        this(analyse, DEFAULT_WEIGHT);
    }

    /** @param limit of the weight of all analyses, in bytes */
    AnalysisCache(Function<String, ? extends Analysis> analyse, long limit) {
        this.analyse = analyse;
        this.limit = limit;
        this.hand = known.entrySet().iterator();
    }

    /** What the function says of a text, now or before. */
    Analysis of(String text) {
        Entry entry = known.get(text);
        if (entry == null) {
            return miss(text);
        }
        if (!entry.hit) {
            // written only once a round, so that threads do not take the line from each other
            entry.hit = true;
        }
        return entry.analysis;
    }

    private Analysis miss(String text) {
        Analysis analysis = analyse.apply(text);
        if (text.length() <= LONGEST && analysis.weight() <= limit) {
            keep(text, analysis);
        }
        return analysis;
    }

    private void keep(String text, Analysis analysis) {
        eviction.lock();
        try {
            if (known.putIfAbsent(text, new Entry(analysis)) == null) {
                weight += analysis.weight();
                evict(text);
            }
        } finally {
            eviction.unlock();
        }
    }

    /** Each entry that was not hit since the hand passed it last goes, until the rest is light enough. */
    private void evict(String newest) {
        while (weight > limit) {
            if (!hand.hasNext()) {
                hand = known.entrySet().iterator();
            }
            Map.Entry<String, Entry> next = hand.next();
            Entry entry = next.getValue();
            if (entry.hit) {
                entry.hit = false;
            } else if (!next.getKey().equals(newest) && known.remove(next.getKey(), entry)) {
                weight -= entry.analysis.weight();
            }
        }
    }

    /** The weight of all that it holds. */
    long weight() {
        eviction.lock();
        try {
            return weight;
        } finally {
            eviction.unlock();
        }
    }

    int size() {
        return known.size();
    }

    private static final class Entry {
        private final Analysis analysis;
        /** Read and written without order: a lost hit costs another analysis. */
        private boolean hit;

        Entry(Analysis analysis) {
            this.analysis = analysis;
        }
    }
}
