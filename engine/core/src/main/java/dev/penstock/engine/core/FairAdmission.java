package dev.penstock.engine.core;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.core.WaitQueue.Waiter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An admission that gives permits in the order of asking. If a permit is free and no caller waits, one compare-and-set
 * takes it. Otherwise the caller parks without a time limit until one event ends its wait: a leaving caller hands over its
 * permit, its operation is stopped, its thread is interrupted, {@link DeadlineSweep} finds its deadline passed, or the
 * admission sends it away.
 *
 * <p>Each event decides under the lock, and the first one counts. So a permit is handed to a waiter exactly if its wait
 * ends with {@link Admitted#ADMITTED}, and no permit is lost between two events.
 */
final class FairAdmission implements Admission, Sweepable {
    private static final long NONE = Long.MAX_VALUE;

    /** Subtracted from the state while callers must queue: the number of permits never comes near. */
    private static final long QUEUED = 1L << 40;

    /**
     * The free permits, less {@link #QUEUED} while a caller waits or the admission is closed. Negative alone means that
     * more permits are out than there are. Only {@link #leave} changes it without the lock while callers must queue.
     */
    private final AtomicLong state;

    private final ReentrantLock lock = new ReentrantLock();
    private final WaitQueue queue = new WaitQueue();
    private final DeadlineSweep sweep;
    private volatile int permits;
    private volatile int waiting;
    private volatile boolean closed;

    /** No waiter's deadline is before this; {@link #NONE} if no waiter has one. */
    private volatile long earliest = NONE;

    /**
     * An admission with all permits free.
     *
     * @param sweep ends the waits whose deadline has passed, until this is closed
     */
    FairAdmission(int permits, DeadlineSweep sweep) {
        this.permits = requireValid(permits);
        this.state = new AtomicLong(permits);
        this.sweep = sweep;
        sweep.add(this);
    }

    private static int requireValid(int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException("An admission cannot have " + permits + " permits");
        }
        return permits;
    }

    @Override
    public Admitted enter(Deadline deadline, StopSignal stop) {
        for (long now = state.get(); now > 0; now = state.get()) {
            if (state.compareAndSet(now, now - 1)) {
                return Admitted.ADMITTED;
            }
        }
        if (closed) {
            return Admitted.CLOSED;
        }
        if (stop.stopped()) {
            return Admitted.STOPPED;
        }
        if (Thread.currentThread().isInterrupted()) {
            return Admitted.INTERRUPTED;
        }
        return deadline.expired() ? Admitted.TIMED_OUT : queueUp(new Waiter(deadline.nanos()), stop);
    }

    private Admitted queueUp(Waiter waiter, StopSignal stop) {
        Admitted atOnce = join(waiter);
        if (atOnce != null) {
            return atOnce;
        }
        boolean returned = false;
        try {
            if (waiter.deadline() != NONE) {
                sweep.wake();
            }
            Admitted verdict = await(waiter, stop);
            returned = true;
            return verdict;
        } finally {
            if (!returned) {
                abandon(waiter);
            }
        }
    }

    /** Adds the waiter to the queue, or returns what ends its wait before it has begun. */
    private @Nullable Admitted join(Waiter waiter) {
        lock.lock();
        try {
            if (closed) {
                return Admitted.CLOSED;
            }
            if (queue.isEmpty() && state.getAndAdd(-QUEUED) > 0) {
                // a permit was given back since the first look
                state.addAndGet(QUEUED - 1);
                return Admitted.ADMITTED;
            }
            queue.addLast(waiter);
            waiting = queue.size();
            earliest = earlier(earliest, waiter.deadline());
            return null;
        } finally {
            lock.unlock();
        }
    }

    private Admitted await(Waiter waiter, StopSignal stop) {
        stop.onStop(() -> withdraw(waiter, Admitted.STOPPED));
        Admitted verdict = waiter.verdict();
        while (verdict == null) {
            LockSupport.park(this);
            verdict = waiter.verdict();
            if (verdict == null && waiter.thread().isInterrupted()) {
                verdict = withdraw(waiter, Admitted.INTERRUPTED);
            }
        }
        stop.onStop(null);
        return verdict;
    }

    /** An error ended the wait: takes the waiter out, and passes its permit on if it has been handed one. */
    private void abandon(Waiter waiter) {
        if (withdraw(waiter, Admitted.STOPPED) == Admitted.ADMITTED) {
            leave();
        }
    }

    /** Ends a wait unless it has ended already, and returns how it ended. */
    private Admitted withdraw(Waiter waiter, Admitted how) {
        lock.lock();
        try {
            Admitted before = waiter.verdict();
            if (before != null) {
                return before;
            }
            end(waiter, how);
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(waiter.thread());
        return how;
    }

    /** Takes a waiter out of the queue. Called with the lock. */
    private void end(Waiter waiter, Admitted how) {
        queue.remove(waiter);
        waiter.end(how);
        waiting = queue.size();
        if (queue.isEmpty()) {
            earliest = NONE;
            if (!closed) {
                state.addAndGet(QUEUED);
            }
        }
    }

    @Override
    public void leave() {
        if (mustQueue(state.getAndIncrement())) {
            handOver();
        }
    }

    private static boolean mustQueue(long state) {
        return state < -QUEUED / 2;
    }

    /** Hands a free permit to the first waiter; false if there is none of one or the other. */
    private boolean handOver() {
        Waiter first;
        lock.lock();
        try {
            first = queue.first();
            if (first == null || state.get() + QUEUED <= 0) {
                return false;
            }
            state.decrementAndGet();
            end(first, Admitted.ADMITTED);
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(first.thread());
        return true;
    }

    @Override
    public void resize(int newPermits) {
        requireValid(newPermits);
        lock.lock();
        try {
            state.addAndGet((long) newPermits - permits);
            permits = newPermits;
        } finally {
            lock.unlock();
        }
        while (handOver()) {
            // the next one
        }
    }

    @Override
    public void sendAway() {
        Waiter all;
        lock.lock();
        try {
            all = endAll(Admitted.DIRECTED_AWAY);
        } finally {
            lock.unlock();
        }
        unpark(all);
    }

    @Override
    public void close() {
        Waiter all;
        lock.lock();
        try {
            if (!closed && queue.isEmpty()) {
                state.addAndGet(-QUEUED);
            }
            closed = true;
            all = endAll(Admitted.CLOSED);
        } finally {
            lock.unlock();
        }
        unpark(all);
        sweep.remove(this);
    }

    /** Empties the queue and returns a chain of the waiters. Called with the lock. */
    private @Nullable Waiter endAll(Admitted how) {
        Waiter chain = null;
        for (Waiter waiter = queue.first(); waiter != null; waiter = queue.first()) {
            end(waiter, how);
            chain = waiter.linkedBefore(chain);
        }
        return chain;
    }

    private static void unpark(@Nullable Waiter chain) {
        for (Waiter waiter = chain; waiter != null; waiter = waiter.next()) {
            LockSupport.unpark(waiter.thread());
        }
    }

    /** Ends the waits whose deadline has passed. Looks at the waiters only if one can have. */
    @Override
    public boolean sweep(long now) {
        long due = earliest;
        if (due == NONE || now - due < 0) {
            return due != NONE;
        }
        Waiter expired = null;
        long next = NONE;
        lock.lock();
        try {
            Waiter following;
            for (Waiter waiter = queue.first(); waiter != null; waiter = following) {
                following = waiter.next();
                if (waiter.deadline() != NONE && now - waiter.deadline() >= 0) {
                    end(waiter, Admitted.TIMED_OUT);
                    expired = waiter.linkedBefore(expired);
                } else {
                    next = earlier(next, waiter.deadline());
                }
            }
            earliest = next;
        } finally {
            lock.unlock();
        }
        unpark(expired);
        return next != NONE;
    }

    private static long earlier(long one, long other) {
        if (one == NONE || other == NONE) {
            return Math.min(one, other);
        }
        return one - other <= 0 ? one : other;
    }

    @Override
    public int waiting() {
        return waiting;
    }

    @Override
    public int permits() {
        return permits;
    }

    @Override
    public int free() {
        long now = state.get();
        return (int) Math.max(0, mustQueue(now) ? now + QUEUED : now);
    }
}
