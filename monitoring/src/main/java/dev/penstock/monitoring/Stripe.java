package dev.penstock.monitoring;

import dev.penstock.engine.api.StatementEvent.Completed;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A part of the statements: of all since recording began, of one second, and the last few themselves. Whoever wants to
 * write takes the stripe by one compare-and-set and turns to the next where it is taken, so that nobody waits and nothing
 * but that one step is atomic.
 */
final class Stripe {
    private static final int HEAP = 64;
    private final AtomicBoolean taken = new AtomicBoolean();
    private @Nullable Completed[] heap = new @Nullable Completed[HEAP];
    private int heaped;
    private final int[] latencies = new int[LatencyBuckets.COUNT];
    private @Nullable Tally[] tallies = new @Nullable Tally[2];
    private long second = Long.MIN_VALUE;
    private int lowest = LatencyBuckets.COUNT;
    private int highest = -1;
    private long statements;
    private long errors;
    private long rows;

    /** Takes it, unless somebody else has. */
    boolean take() {
        return !taken.getPlain() && taken.compareAndSet(false, true);
    }

    /** Gives it back. */
    void release() {
        taken.setRelease(false);
    }

    /** Which second it holds; only for whoever has taken it. */
    long second() {
        return second;
    }

    /** Adds a statement; only for whoever has taken it. */
    void add(Line line, Completed completion) {
        tally(line.ordinal()).add(completion);
        int bucket = LatencyBuckets.indexOf(completion.totalNanos());
        latencies[bucket]++;
        lowest = Math.min(lowest, bucket);
        highest = Math.max(highest, bucket);
        statements++;
        rows += completion.rows();
        if (completion.error() != null) {
            errors++;
        }
        heap[heaped++] = completion;
    }

    /** Whether its heap must be given away: it has no room for another statement, or the text is long; only for whoever has taken it. */
    boolean isFull(Completed last) {
        return heaped == HEAP || last.started().text().length() > TextDigests.LONGEST;
    }

    /** Gives the statements of its heap away and begins another; only for whoever has taken it. */
    @Nullable
    Completed[] giveHeap() {
        @Nullable Completed[] given;
        if (heaped == HEAP) {
            given = heap;
            heap = new @Nullable Completed[HEAP];
        } else {
            given = Arrays.copyOf(heap, heaped);
            Arrays.fill(heap, 0, heaped, null);
        }
        heaped = 0;
        return given;
    }

    private Tally tally(int line) {
        if (line >= tallies.length) {
            tallies = Arrays.copyOf(tallies, Math.max(line + 1, 2 * tallies.length));
        }
        Tally tally = tallies[line];
        if (tally == null) {
            tally = new Tally();
            tallies[line] = tally;
        }
        return tally;
    }

    /** Adds its part of a line to a sum; only for whoever has taken it. */
    void total(int line, Tally sum) {
        Tally tally = line < tallies.length ? tallies[line] : null;
        if (tally != null) {
            sum.add(tally);
        }
    }

    /** Adds its part of all lines to a sum; only for whoever has taken it. */
    void total(Tally sum) {
        for (Tally tally : tallies) {
            if (tally != null) {
                sum.add(tally);
            }
        }
    }

    /** Hands over what it holds and begins another second; only for whoever has taken it. */
    Second turnTo(long next) {
        Second held = new Second(second, statements, errors, rows, SparseCounts.of(latencies, lowest, highest + 1));
        if (highest >= 0) {
            Arrays.fill(latencies, lowest, highest + 1, 0);
        }
        second = next;
        lowest = LatencyBuckets.COUNT;
        highest = -1;
        statements = 0;
        errors = 0;
        rows = 0;
        return held;
    }
}
