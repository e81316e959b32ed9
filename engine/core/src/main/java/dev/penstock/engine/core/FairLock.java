package dev.penstock.engine.core;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one thread at a time do something; a waiting one may give up. */
final class FairLock {
    private static final long LOOK_MILLIS = 50;

    private final ReentrantLock lock = new ReentrantLock(true);

    /**
     * Does it alone. Not reentrant.
     *
     * @param checkpoint called while it waits; throws to give up
     */
    <T> T alone(Runnable checkpoint, Supplier<T> work) {
        try {
            do {
                checkpoint.run();
            } while (!lock.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException("No thread interrupts a task", e);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
