package dev.penstock.monitoring;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Metrics.Series;
import dev.penstock.engine.api.Metrics.Slot;
import dev.penstock.engine.api.StatementEvent.Completed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One database's statements of the last 15 minutes, a slot a second. Micrometer's percentiles decay and cannot be added
 * up; these are counted exactly, each in the second it ended in. Safe for use by many threads.
 *
 * <p>The second under way is held in stripes, which writers never wait for. A stripe hands its second over to the ring
 * when a statement of another second comes, or when somebody reads.
 */
final class SecondRing {
    /** Slots kept. */
    static final int SECONDS = 15 * 60;

    private static final int MAX_STRIPES = 16;

    private final Stripe[] stripes = new Stripe[stripeCount()];
    private final @Nullable Second[] slots = new @Nullable Second[SECONDS];

    private final StatementTable statements;

    SecondRing(EngineKind dialect) {
        statements = new StatementTable(dialect);
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = new Stripe();
        }
    }

    /** Adds a statement to its line, and to the second it ended in. */
    void record(Line line, Completed completion) {
        long second = completion.at().getEpochSecond();
        boolean given = false;
        Stripe stripe = take();
        try {
            boolean turns = stripe.second() != second;
            if (turns) {
                keep(stripe.turnTo(second));
            }
            stripe.add(line, completion);
            if (turns || stripe.isFull(completion)) {
                // on the table before the stripe is free, so that a reader who takes the stripe next misses nothing
                statements.leave(stripe.giveHeap());
                given = true;
            }
        } finally {
            stripe.release();
        }
        if (given) {
            statements.pour();
        }
    }

    /** The seconds from one up to and without another. */
    Series read(String database, long from, long until) {
        return read(database, List.of(this), from, until, 1);
    }

    /** Those of several together, in slots of so many seconds that begin at whole multiples of it. */
    static Series read(String database, List<SecondRing> rings, long from, long until, long step) {
        for (SecondRing ring : rings) {
            for (Stripe stripe : ring.stripes) {
                ring.handOver(stripe, until);
            }
        }
        List<Slot> read = new ArrayList<>((int) Math.max(0, (until - from) / step + 1));
        SlotSum all = new SlotSum();
        SlotSum sum = new SlotSum();
        for (long second = from; second < until; second++) {
            for (SecondRing ring : rings) {
                Second kept = ring.kept(second);
                if (kept != null) {
                    sum.add(kept);
                }
            }
            if (Math.floorMod(second + 1, step) == 0 || second + 1 == until) {
                read.add(sum.slot(Instant.ofEpochSecond(second - Math.floorMod(second, step))));
                all.takeFrom(sum);
            }
        }
        return new Series(database, read, all.latency());
    }

    /** All of them by digest, those included that have just ended. */
    StatementTable statements() {
        for (Stripe stripe : stripes) {
            claim(stripe);
            try {
                statements.leave(stripe.giveHeap());
            } finally {
                stripe.release();
            }
        }
        statements.pourAll();
        return statements;
    }

    /** All statements of a line since recording began. */
    Tally total(Line line) {
        Tally sum = new Tally();
        for (Stripe stripe : stripes) {
            claim(stripe);
            try {
                stripe.total(line.ordinal(), sum);
            } finally {
                stripe.release();
            }
        }
        return sum;
    }

    /** All statements since recording began. */
    Tally total() {
        Tally sum = new Tally();
        for (Stripe stripe : stripes) {
            claim(stripe);
            try {
                stripe.total(sum);
            } finally {
                stripe.release();
            }
        }
        return sum;
    }

    /**
     * A stripe that no other thread has: first the thread's own, then the next free one. If none is free, a thread that has
     * one may be waiting for this processor.
     */
    private Stripe take() {
        int mask = stripes.length - 1;
        long thread = Thread.currentThread().threadId();
        int first = (int) (thread ^ (thread >>> 4));
        while (true) {
            for (int i = 0; i < stripes.length; i++) {
                Stripe stripe = stripes[(first + i) & mask];
                if (stripe.take()) {
                    return stripe;
                }
            }
            Thread.yield();
        }
    }

    private static void claim(Stripe stripe) {
        while (!stripe.take()) {
            Thread.yield();
        }
    }

    private void handOver(Stripe stripe, long until) {
        claim(stripe);
        try {
            if (stripe.second() < until) {
                keep(stripe.turnTo(Long.MIN_VALUE));
            }
        } finally {
            stripe.release();
        }
    }

    private void keep(Second second) {
        if (second.statements() == 0) {
            return;
        }
        int slot = slot(second.second());
        synchronized (slots) {
            Second before = slots[slot];
            slots[slot] = before != null && before.second() == second.second() ? before.plus(second) : second;
        }
    }

    private @Nullable Second kept(long second) {
        synchronized (slots) {
            Second kept = slots[slot(second)];
            return kept != null && kept.second() == second ? kept : null;
        }
    }

    private static int slot(long second) {
        return Math.floorMod(second, SECONDS);
    }

    private static int stripeCount() {
        int wanted = Math.min(MAX_STRIPES, 2 * Runtime.getRuntime().availableProcessors());
        return Integer.highestOneBit(2 * wanted - 1);
    }
}
