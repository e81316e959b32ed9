package dev.penstock.engine.core;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.spi.Admission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * As many places as the pool has connections, given in the order of asking. A caller that finds a place and nobody
 * waiting takes it with one compare-and-set; the others queue, each parked until it is given a place by hand.
 */
final class FairAdmission implements Admission {
    /** How long a parked caller sleeps before it looks whether it has been given up; nobody is interrupted. */
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final AtomicInteger free;
    private final Deque<Waiter> queue = new ArrayDeque<>();
    private volatile int waiting;
    private volatile boolean ended;

    FairAdmission(int places) {
        free = new AtomicInteger(places);
    }

    @Override
    public boolean enter(Deadline deadline, BooleanSupplier givenUp) {
        return (waiting == 0 && takeFree()) || queueUp(deadline, givenUp);
    }

    private boolean takeFree() {
        for (int now = free.get(); now > 0; now = free.get()) {
            if (free.compareAndSet(now, now - 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean queueUp(Deadline deadline, BooleanSupplier givenUp) {
        Waiter waiter = new Waiter(Thread.currentThread());
        synchronized (queue) {
            queue.addLast(waiter);
            waiting = queue.size();
            hand();
        }
        while (!waiter.admitted) {
            long left = deadline.remainingNanos();
            if (left <= 0 || ended || givenUp.getAsBoolean()) {
                return withdraw(waiter);
            }
            LockSupport.parkNanos(waiter, Math.min(left, GLANCE_NANOS));
        }
        return true;
    }

    /** Leaves the queue; a place that was given in this very moment is kept and used. */
    private boolean withdraw(Waiter waiter) {
        synchronized (queue) {
            queue.remove(waiter);
            waiting = queue.size();
            return waiter.admitted;
        }
    }

    @Override
    public void leave() {
        free.incrementAndGet();
        if (waiting > 0) {
            synchronized (queue) {
                hand();
            }
        }
    }

    /** Gives free places to the first in the queue. Called with the queue's lock. */
    private void hand() {
        while (!queue.isEmpty() && takeFree()) {
            Waiter first = queue.removeFirst();
            waiting = queue.size();
            first.admitted = true;
            LockSupport.unpark(first.thread);
        }
    }

    @Override
    public void end() {
        ended = true;
        synchronized (queue) {
            queue.forEach(waiter -> LockSupport.unpark(waiter.thread));
        }
    }

    @Override
    public int waiting() {
        return waiting;
    }

    private static final class Waiter {
        private final Thread thread;
        private volatile boolean admitted;

        private Waiter(Thread thread) {
            this.thread = thread;
        }
    }
}
