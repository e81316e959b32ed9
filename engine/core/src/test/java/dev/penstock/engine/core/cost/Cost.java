package dev.penstock.engine.core.cost;

import com.sun.management.ThreadMXBean;
import dev.penstock.connectors.testkit.Proof;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What one operation costs the thread that calls it. Everything is measured in processor time of that thread, never by the
 * clock on the wall, so that a busy machine makes the measuring longer and the result only a little worse.
 *
 * @param nanos of processor time
 * @param bytes that it allocates
 */
record Cost(double nanos, double bytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    /** Of all threads together. */
    private static final long ROUND_NANOS = 20_000_000;

    private static final int WARM_UP_ROUNDS = 25;
    private static final int LONGEST_WARM_UP_ROUNDS = 500;
    /** On a busy machine the compiler may work on something for long. */
    private static final int QUIET_ROUNDS = Proof.rounds(10, 100);

    private static final int CHUNK = 256;

    /** One operation; what it returns is added up, so that the compiler cannot leave it out. */
    @FunctionalInterface
    interface Operation {
        long run() throws Exception;
    }

    /**
     * Runs an operation on so many threads at once, after a warm-up.
     *
     * @return of its rounds, each the mean of its threads, the shortest time and the median of the bytes
     */
    static Cost of(int threads, Operation operation) throws Exception {
        warmUp(threads, operation);
        Cost[][] costs = onThreads(threads, Proof.rounds(5, 500), operation);
        double[] bytes = means(costs, Cost::bytes).sorted().toArray();
        return new Cost(means(costs, Cost::nanos).min().orElseThrow(), bytes[bytes.length / 2]);
    }

    /**
     * Runs it for half a second, and then until the compiler is done with it. On as many threads as are measured: their
     * first meeting takes branches that one thread never takes, and sends compiled code back to the interpreter.
     */
    private static void warmUp(int threads, Operation operation) throws Exception {
        long compiled = -1;
        int quiet = 0;
        for (int round = 0; round < LONGEST_WARM_UP_ROUNDS; round++) {
            onThreads(threads, 1, operation);
            long now = COMPILER.getTotalCompilationTime();
            quiet = now == compiled ? quiet + 1 : 0;
            compiled = now;
            if (round >= WARM_UP_ROUNDS && quiet >= QUIET_ROUNDS) {
                return;
            }
        }
    }

    /** Runs rounds on so many threads, which begin each round together. */
    private static Cost[][] onThreads(int threads, int rounds, Operation operation) throws Exception {
        Cost[][] costs = new Cost[rounds][threads];
        var barrier = new CyclicBarrier(threads);
        var failure = new AtomicReference<Exception>();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int worker = i;
            workers.add(Thread.ofPlatform().start(() -> {
                try {
                    for (Cost[] round : costs) {
                        barrier.await();
                        round[worker] = round(operation, ROUND_NANOS / threads);
                    }
                } catch (Exception e) {
                    failure.compareAndSet(null, e);
                    barrier.reset();
                }
            }));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        return costs;
    }

    private static Cost round(Operation operation, long nanos) throws Exception {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long from = THREADS.getCurrentThreadCpuTime();
        long took = 0;
        long count = 0;
        long sum = 0;
        while (took < nanos) {
            for (int i = 0; i < CHUNK; i++) {
                sum += operation.run();
            }
            count += CHUNK;
            took = THREADS.getCurrentThreadCpuTime() - from;
        }
        if (sum == 0) {
            throw new IllegalStateException("The operation returned nothing");
        }
        double bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        return new Cost((double) took / count, bytes / count);
    }

    private static DoubleStream means(Cost[][] rounds, ToDoubleFunction<Cost> part) {
        return Arrays.stream(rounds)
                .mapToDouble(round ->
                        Arrays.stream(round).mapToDouble(part).average().orElseThrow());
    }

    /** What is left when something else that was measured in the same run is taken off. */
    Cost without(Cost other) {
        return new Cost(nanos - other.nanos, bytes - other.bytes);
    }

    /** As {@code way: 283 ns, 480 bytes}. */
    String line(String name) {
        return String.format(Locale.ROOT, "%s: %.0f ns, %.0f bytes", name, nanos, bytes);
    }
}
