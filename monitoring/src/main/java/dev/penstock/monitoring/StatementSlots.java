package dev.penstock.monitoring;

import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.StatementEvent.Completed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the last 15 minutes in slots of five seconds. The open slot counts in full arrays; the others are
 * compressed. Not thread-safe.
 */
final class StatementSlots {
    /** The number of retained slots. */
    static final int SLOTS = SecondRing.SECONDS / (int) Metrics.STATEMENT_SLOT.toSeconds();

    private static final long NONE = Long.MIN_VALUE;

    private final @Nullable StatementSlot[] retained = new @Nullable StatementSlot[SLOTS];
    private final OpenCounts counts = new OpenCounts();
    private List<NodeTally> nodes = new ArrayList<>(1);
    private long slot = NONE;
    private long newest = NONE;
    private long calls;
    private long errors;
    private long rows;
    private long nanos;
    private long waitNanos;

    /** The slot of a second since the epoch. */
    static long slotOf(long epochSecond) {
        return Math.floorDiv(epochSecond, Metrics.STATEMENT_SLOT.toSeconds());
    }

    /** Adds a statement, and one of its durations to the counts. */
    void add(Completed completion, long counted) {
        long its = slotOf(completion.at().getEpochSecond());
        if (its != slot) {
            advanceTo(its);
        }
        calls++;
        rows += completion.rows();
        nanos += completion.totalNanos();
        waitNanos += completion.waitNanos();
        if (completion.error() != null) {
            errors++;
        }
        counts.add(counted);
        NodeTally.in(nodes, completion.node()).add(completion);
    }

    /** The slot of the latest statement. */
    long newest() {
        return newest;
    }

    /** The slots from one up to another, inclusive. An element is null if no statement ended in its slot. */
    List<@Nullable StatementSlot> read(long from, long to) {
        advanceTo(NONE);
        List<@Nullable StatementSlot> read = new ArrayList<>((int) Math.max(0, to - from + 1));
        for (long each = from; each <= to; each++) {
            StatementSlot held = retained[Math.floorMod(each, SLOTS)];
            read.add(held != null && held.slot() == each ? held : null);
        }
        return read;
    }

    private void advanceTo(long next) {
        if (calls > 0) {
            keep(new StatementSlot(slot, calls, errors, rows, nanos, waitNanos, counts.take(), nodes));
            calls = 0;
            errors = 0;
            rows = 0;
            nanos = 0;
            waitNanos = 0;
            nodes = new ArrayList<>(1);
        }
        slot = next;
        newest = Math.max(newest, next);
    }

    private void keep(StatementSlot ended) {
        int place = Math.floorMod(ended.slot(), SLOTS);
        StatementSlot before = retained[place];
        retained[place] = before != null && before.slot() == ended.slot() ? before.plus(ended) : ended;
    }
}
