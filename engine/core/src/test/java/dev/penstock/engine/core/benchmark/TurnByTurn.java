package dev.penstock.engine.core.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Measures two sides in short rounds that take turns, so that a machine that gets slower or busier does so for both. What
 * counts is the median of the rounds' ratios, not the times.
 */
final class TurnByTurn {
    private static final int WARM_UP_ROUNDS = 6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TurnByTurn() {}

    /** One operation, done again and again; what it returns is added up so that it cannot be left out. */
    @FunctionalInterface
    interface Operation {
        long run(int turn) throws Exception;
    }

    /**
     * One of the two.
     *
     * @param name as it is printed
     * @param operation what it does
     */
    record Side(String name, Operation operation) {}

    /** Runs both, prints a table and the ratios of the second to the first. */
    static void run(Side first, Side second, int threads, int rounds, long millis) throws Exception {
        Round[] ofFirst = new Round[rounds];
        Round[] ofSecond = new Round[rounds];
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            // who begins changes, so that neither always follows the other
            boolean turned = (round & 1) == 1;
            Round one = round(turned ? second : first, threads, millis);
            Round other = round(turned ? first : second, threads, millis);
            if (round >= 0) {
                ofFirst[round] = turned ? other : one;
                ofSecond[round] = turned ? one : other;
            }
        }
        double[] ratio = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            ratio[round] = ofSecond[round].rate() / ofFirst[round].rate();
        }
        print(first, ofFirst, threads);
        print(second, ofSecond, threads);
        Arrays.sort(ratio);
        System.out.printf(
                "%s to %s: %.3f of its throughput, %.3f times its time (medians of %d rounds; throughput %.3f to %.3f)%n",
                second.name(),
                first.name(),
                median(ratio),
                1 / median(ratio),
                rounds,
                ratio[rounds / 10],
                ratio[rounds - 1 - rounds / 10]);
    }

    private static void print(Side side, Round[] rounds, int threads) {
        double rate =
                median(Arrays.stream(rounds).mapToDouble(Round::rate).sorted().toArray());
        double cpu = median(
                Arrays.stream(rounds).mapToDouble(Round::cpuMicros).sorted().toArray());
        System.out.printf(
                "%-10s %10.0f operations a second, %8.2f us each, of these %6.2f us on the caller's processor%n",
                side.name(), rate, threads * 1e6 / rate, cpu);
    }

    /**
     * One round of one side.
     *
     * @param rate operations a second
     * @param cpuMicros processor time of the calling thread for each operation, in microseconds
     */
    private record Round(double rate, double cpuMicros) {}

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static Round round(Side side, int threads, long millis) throws Exception {
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch go = new CountDownLatch(1);
        AtomicLong done = new AtomicLong();
        AtomicLong sum = new AtomicLong();
        AtomicLong cpu = new AtomicLong();
        AtomicLong until = new AtomicLong();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread[] workers = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            int from = i * 1_237;
            workers[i] = Thread.ofPlatform().name("benchmark-" + i).start(() -> {
                ready.countDown();
                long count = 0;
                long total = 0;
                try {
                    go.await();
                    long end = until.get();
                    long cpuFrom = THREADS.getCurrentThreadCpuTime();
                    int turn = from;
                    while (System.nanoTime() < end) {
                        total += side.operation().run(turn++);
                        count++;
                    }
                    cpu.addAndGet(THREADS.getCurrentThreadCpuTime() - cpuFrom);
                } catch (Throwable e) {
                    failure.set(e);
                } finally {
                    done.addAndGet(count);
                    sum.addAndGet(total);
                }
            });
        }
        ready.await();
        long begun = System.nanoTime();
        until.set(begun + millis * 1_000_000);
        go.countDown();
        for (Thread worker : workers) {
            worker.join();
        }
        if (failure.get() != null || sum.get() == 0) {
            throw new IllegalStateException(side.name() + " failed", failure.get());
        }
        long took = System.nanoTime() - begun;
        return new Round(done.get() * 1e9 / took, cpu.get() / 1e3 / done.get());
    }
}
