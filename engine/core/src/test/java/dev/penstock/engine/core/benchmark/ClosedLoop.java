package dev.penstock.engine.core.benchmark;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Virtual threads that ask for a service again as soon as they have got it, and how long each time took. */
final class ClosedLoop {
    /** Buckets for each power of two: a bucket is within 2 % of what it counts. */
    private static final int FINE = 32;

    private ClosedLoop() {}

    /** What is asked for. */
    @FunctionalInterface
    interface Service {
        /** Whether it was served in time. */
        boolean serve();
    }

    /**
     * What came of it.
     *
     * @param nanos how long it went on
     * @param served calls that were served in that time
     * @param timeouts calls that were not served in time
     * @param unserved threads that were never served
     * @param buckets calls by how long they took
     */
    record Outcome(long nanos, long served, long timeouts, long unserved, AtomicLongArray buckets) {

        /** A percentile of the served calls' times. */
        double millis(double share) {
            long left = (long) Math.ceil(share * served);
            int bucket = -1;
            while (left > 0) {
                left -= buckets.get(++bucket);
            }
            return lowest(bucket) / 1e6;
        }
    }

    static Outcome run(Service service, int threads, Duration time) throws InterruptedException {
        AtomicLongArray buckets = new AtomicLongArray(64 * FINE);
        AtomicLong served = new AtomicLong();
        AtomicLong timeouts = new AtomicLong();
        AtomicLong unserved = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch go = new CountDownLatch(1);
        Thread[] callers = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            callers[i] = Thread.startVirtualThread(() -> {
                await(go);
                boolean any = false;
                while (!over.get()) {
                    long from = System.nanoTime();
                    boolean done = service.serve();
                    long took = System.nanoTime() - from;
                    if (over.get()) {
                        break;
                    }
                    any |= done;
                    if (done) {
                        served.incrementAndGet();
                        buckets.incrementAndGet(bucket(took));
                    } else {
                        timeouts.incrementAndGet();
                    }
                }
                if (!any) {
                    unserved.incrementAndGet();
                }
            });
        }
        long begun = System.nanoTime();
        go.countDown();
        Thread.sleep(time);
        over.set(true);
        long took = System.nanoTime() - begun;
        for (Thread caller : callers) {
            caller.join();
        }
        return new Outcome(took, served.get(), timeouts.get(), unserved.get(), buckets);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("No thread interrupts a benchmark", e);
        }
    }

    private static int bucket(long nanos) {
        int power = Math.max(0, 63 - Long.numberOfLeadingZeros(Math.max(1, nanos)) - 5);
        return power * FINE + (int) (nanos >>> power) % FINE;
    }

    private static double lowest(int bucket) {
        int power = bucket / FINE;
        long within = power == 0 ? bucket : FINE + bucket % FINE;
        return within * Math.pow(2, power);
    }
}
