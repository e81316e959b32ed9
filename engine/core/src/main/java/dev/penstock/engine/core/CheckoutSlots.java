package dev.penstock.engine.core;

import dev.penstock.engine.core.CheckoutRegister.Entry;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stripe of a {@link CheckoutRegister}. Free slots are linked into a list: one compare-and-set on its head takes a slot,
 * another puts it back. If the list is empty, more slots are added; slots never move, so that writing one needs no lock.
 */
final class CheckoutSlots {
    private static final int CHUNK = 32;

    /** Where {@link #head} has the list's head: in the middle, so that no other stripe's head shares its cache line. */
    private static final int HEAD = 16;

    /**
     * The first free slot, its number plus 1, in the lower half; 0 if none is free. The upper half counts the changes: a
     * thread that has slept since it read the head must not take a slot that was taken and put back meanwhile.
     */
    private final AtomicLongArray head = new AtomicLongArray(2 * HEAD);

    private final FailureLog failures;
    private volatile Chunk[] chunks = {};

    /** Slots that stay where they are. */
    private static final class Chunk {
        private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(CHUNK);

        /** For a free slot the next free one, its number plus 1. Published by the head. */
        private final int[] next = new int[CHUNK];

        /** Entries that are not to be expired again, each in its slot. Only the sweep's thread reads and writes it. */
        private final @Nullable Entry[] done = new @Nullable Entry[CHUNK];
    }

    CheckoutSlots(FailureLog failures) {
        this.failures = failures;
    }

    int add(Entry entry) {
        int slot = take();
        chunk(slot).entries.set(slot % CHUNK, entry);
        return slot;
    }

    boolean remove(int slot, Entry entry) {
        Chunk[] known = chunks;
        if (slot / CHUNK >= known.length || !chunk(slot).entries.compareAndSet(slot % CHUNK, entry, null)) {
            return false;
        }
        putBack(slot, slot);
        return true;
    }

    private Chunk chunk(int slot) {
        return chunks[slot / CHUNK];
    }

    private int take() {
        while (true) {
            long first = head.get(HEAD);
            int slot = (int) first - 1;
            if (slot < 0) {
                return grow();
            }
            if (head.compareAndSet(HEAD, first, changed(first, chunk(slot).next[slot % CHUNK]))) {
                return slot;
            }
        }
    }

    /** Puts free slots before the others: a chain of them, linked already but for its last. */
    private void putBack(int from, int last) {
        Chunk chunk = chunk(last);
        long first;
        do {
            first = head.get(HEAD);
            chunk.next[last % CHUNK] = (int) first;
        } while (!head.compareAndSet(HEAD, first, changed(first, from + 1)));
    }

    private static long changed(long before, int slot) {
        return ((before >>> Integer.SIZE) + 1) << Integer.SIZE | slot;
    }

    /** Adds slots, unless another thread just has, and takes one. */
    private int grow() {
        synchronized (this) {
            if ((int) head.get(HEAD) == 0) {
                Chunk[] more = Arrays.copyOf(chunks, chunks.length + 1);
                Chunk added = new Chunk();
                int base = chunks.length * CHUNK;
                for (int i = 1; i < CHUNK - 1; i++) {
                    added.next[i] = base + i + 2;
                }
                more[chunks.length] = added;
                chunks = more;
                putBack(base + 1, base + CHUNK - 1);
                return base;
            }
        }
        return take();
    }

    void forEach(Consumer<Entry> action) {
        for (Chunk chunk : chunks) {
            for (int i = 0; i < CHUNK; i++) {
                Entry entry = chunk.entries.get(i);
                if (entry != null) {
                    action.accept(entry);
                }
            }
        }
    }

    int size() {
        int size = 0;
        for (Chunk chunk : chunks) {
            for (int i = 0; i < CHUNK; i++) {
                size += chunk.entries.get(i) == null ? 0 : 1;
            }
        }
        return size;
    }

    int capacity() {
        return chunks.length * CHUNK;
    }

    /** Expires what is due; whether any slot is taken. */
    @SuppressWarnings("ReferenceEquality") // the entry that was done, and not one that equals it
    boolean sweep(long now) {
        boolean found = false;
        for (Chunk chunk : chunks) {
            for (int i = 0; i < CHUNK; i++) {
                Entry entry = chunk.entries.get(i);
                if (entry != chunk.done[i]) {
                    chunk.done[i] = null;
                }
                if (entry != null) {
                    found = true;
                    if (chunk.done[i] == null && isDone(entry, now)) {
                        chunk.done[i] = entry;
                    }
                }
            }
        }
        return found;
    }

    /** Expires an entry that is due; whether it is not to be looked at again. */
    private boolean isDone(Entry entry, long now) {
        try {
            long deadline = entry.deadlineNanos();
            return deadline != Long.MAX_VALUE && now - deadline >= 0 && !entry.expire(now);
        } catch (Throwable failure) {
            // the deadlines of all others depend on this thread
            failures.log("An operation could not be stopped at its deadline", failure);
            return true;
        }
    }
}
