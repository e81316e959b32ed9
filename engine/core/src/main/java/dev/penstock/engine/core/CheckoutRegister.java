package dev.penstock.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is checked out at one node. {@link DeadlineSweep} looks through it, so that an operation's deadline costs no timer.
 * Adding and removing takes a compare-and-set each and no lock; threads are spread over a few stripes, so that they seldom
 * meet. The register never has more slots than were out at once, rounded up. Safe for use by many threads.
 *
 * @param <T> what it registers
 */
final class CheckoutRegister<T extends CheckoutRegister.Entry> implements Sweepable, AutoCloseable {
    private static final int MAX_STRIPES = 8;

    /** What can be registered. */
    interface Entry {
        /** When it expires, on the clock of {@link System#nanoTime()}; {@link Long#MAX_VALUE} for never. May change. */
        long deadlineNanos();

        /**
         * Its deadline has passed. Called by the sweep's thread while it is registered, and possibly once just after its
         * removal: returns quickly.
         *
         * @param now the current {@link System#nanoTime()}
         * @return whether to call it again at the next tick at which its deadline has passed
         */
        boolean expire(long now);
    }

    private final List<CheckoutSlots> stripes = new ArrayList<>();
    private final DeadlineSweep sweep;

    /**
     * An empty register.
     *
     * @param sweep looks through it until it is closed
     */
    CheckoutRegister(DeadlineSweep sweep) {
        int wanted = Math.min(MAX_STRIPES, Runtime.getRuntime().availableProcessors());
        FailureLog failures = new FailureLog(CheckoutRegister.class);
        for (int stripe = 0; stripe < Integer.highestOneBit(2 * wanted - 1); stripe++) {
            stripes.add(new CheckoutSlots(failures));
        }
        this.sweep = sweep;
        sweep.add(this);
    }

    /**
     * Registers an entry.
     *
     * @return its slot, for {@link #remove}
     */
    int add(T entry) {
        int stripe = (int) Thread.currentThread().threadId() & (stripes.size() - 1);
        int index = stripes.get(stripe).add(entry);
        sweep.wake();
        return index * stripes.size() + stripe;
    }

    /**
     * Removes an entry from the slot that {@link #add} returned. From any thread.
     *
     * @return false if it is not there: it has been removed already
     */
    boolean remove(int slot, T entry) {
        return stripes.get(slot & (stripes.size() - 1)).remove(slot / stripes.size(), entry);
    }

    /** Visits what is registered. An entry that comes or goes meanwhile may be left out or be visited after its removal. */
    @SuppressWarnings("unchecked") // add() takes nothing but T
    void forEach(Consumer<? super T> action) {
        for (CheckoutSlots stripe : stripes) {
            stripe.forEach(entry -> action.accept((T) entry));
        }
    }

    /** How much is registered. Counts, so it is for meters and not for the hot path. */
    int size() {
        int size = 0;
        for (CheckoutSlots stripe : stripes) {
            size += stripe.size();
        }
        return size;
    }

    /** How many slots there are, taken and free. */
    int capacity() {
        int capacity = 0;
        for (CheckoutSlots stripe : stripes) {
            capacity += stripe.capacity();
        }
        return capacity;
    }

    @Override
    public boolean sweep(long now) {
        boolean found = false;
        for (CheckoutSlots stripe : stripes) {
            found |= stripe.sweep(now);
        }
        return found;
    }

    /** Ends the watch over the deadlines. What is registered stays. Idempotent. */
    @Override
    public void close() {
        sweep.remove(this);
    }
}
