package dev.penstock.monitoring;

import dev.penstock.engine.api.EngineEvent.Completion;
import dev.penstock.engine.api.Metrics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements of the last 15 minutes in slots of five seconds. One slot is open and counts in place; the others are packed.
 * Not safe for use by many threads.
 */
final class StatementSlots {
    /** Slots kept. */
    static final int SLOTS = SecondRing.SECONDS / (int) Metrics.STATEMENT_SLOT.toSeconds();

    private static final long NONE = Long.MIN_VALUE;

    private final @Nullable StatementSlot[] kept = new @Nullable StatementSlot[SLOTS];
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

    /** Adds a statement, and one of its times to the counts. */
    void add(Completion completion, long counted) {
        long its = slotOf(completion.at().getEpochSecond());
        if (its != slot) {
            turnTo(its);
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

    /** The slot that a statement ended in last. */
    long newest() {
        return newest;
    }

    /** The slots from one up to another, both included; null where nothing ended. */
    List<@Nullable StatementSlot> read(long from, long to) {
        turnTo(NONE);
        List<@Nullable StatementSlot> read = new ArrayList<>((int) Math.max(0, to - from + 1));
        for (long each = from; each <= to; each++) {
            StatementSlot held = kept[Math.floorMod(each, SLOTS)];
            read.add(held != null && held.slot() == each ? held : null);
        }
        return read;
    }

    private void turnTo(long next) {
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
        StatementSlot before = kept[place];
        kept[place] = before != null && before.slot() == ended.slot() ? before.plus(ended) : ended;
    }
}
