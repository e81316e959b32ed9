package dev.penstock.engine.core;

import org.jspecify.annotations.Nullable;

/**
 * Callers that wait for a permit, first in, first out. The waiters themselves are the links, so that one leaves from the
 * middle in one step. Not safe for use by many threads: its admission's lock guards it.
 */
final class WaitQueue {
    private @Nullable Waiter first;
    private @Nullable Waiter last;
    private int size;

    boolean isEmpty() {
        return first == null;
    }

    int size() {
        return size;
    }

    @Nullable
    Waiter first() {
        return first;
    }

    void addLast(Waiter waiter) {
        Waiter before = last;
        waiter.previous = before;
        if (before == null) {
            first = waiter;
        } else {
            before.next = waiter;
        }
        last = waiter;
        size++;
    }

    /** Removes a waiter that is in the queue. */
    void remove(Waiter waiter) {
        Waiter before = waiter.previous;
        Waiter after = waiter.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        waiter.previous = null;
        waiter.next = null;
        size--;
    }

    /** One parked caller. */
    static final class Waiter {
        private final Thread thread;
        private final long deadline;
        private @Nullable Waiter previous;
        private @Nullable Waiter next;
        private volatile @Nullable Admitted verdict;

        /**
         * A waiter for the current thread.
         *
         * @param deadline on the clock of {@link System#nanoTime()}; {@link Long#MAX_VALUE} for none
         */
        Waiter(long deadline) {
            this.thread = Thread.currentThread();
            this.deadline = deadline;
        }

        Thread thread() {
            return thread;
        }

        long deadline() {
            return deadline;
        }

        /** The next in its queue, or in the chain it was linked into after it left the queue; null for the last. */
        @Nullable
        Waiter next() {
            return next;
        }

        /** Puts a waiter that has left its queue before a chain of others. */
        Waiter linkedBefore(@Nullable Waiter chain) {
            next = chain;
            return this;
        }

        /** How its wait ended; null while it waits. */
        @Nullable
        Admitted verdict() {
            return verdict;
        }

        void end(Admitted how) {
            verdict = how;
        }
    }
}
