package dev.penstock.app.ui.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Feels the pulse of the FX thread: asks it to answer a hundred times a second, and where the answer takes longer than
 * a frame looks at what it does instead. What it finds is one call, or several that followed each other without a
 * pause.
 */
final class Pulse implements AutoCloseable {
    static final Duration FRAME = Duration.ofMillis(16);
    private static final int KEPT = 10;
    private static final long STEP = Duration.ofMillis(2).toNanos();
    /** Between two looks at a thread that is late: each costs it, and this one, more than a question does. */
    private static final long LOOK = Duration.ofMillis(10).toNanos();

    private static final long REST = Duration.ofMillis(10).toNanos();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private final List<Call> worst = new ArrayList<>();
    private volatile boolean closed;
    private volatile long answered;
    private volatile String during = "";
    private long beats;
    private long late;
    private long busy;

    /**
     * A call that took longer than a frame.
     *
     * @param length until the thread could answer
     * @param processor how much of that it had a processor; the rest it waited, or the machine had other work
     * @param during the test class that ran
     * @param frames what it was most often seen at, the innermost first
     */
    record Call(Duration length, Duration processor, String during, List<String> frames) {}

    Pulse() {
        Thread.ofPlatform().daemon().name("fx-watchdog").start(this::feel);
    }

    /** Tells which test class runs from now on. */
    void during(String test) {
        during = test;
    }

    /** Those with the most work, the worst first: how long a call lasts says as much of what else the machine had to do. */
    synchronized List<Call> worst() {
        return List.copyOf(worst);
    }

    /** How many answers there were, how many took longer than a frame, and how many had worked that long. */
    synchronized String summary() {
        return "%,d answers; %,d took longer than %d ms, %,d of them with that much work on a processor"
                .formatted(beats, late, FRAME.toMillis(), busy);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void feel() {
        Thread fx = null;
        while (!closed) {
            LockSupport.parkNanos(REST);
            if (fx == null || !fx.isAlive()) {
                fx = find();
            }
            if (fx != null) {
                beat(fx);
            }
        }
    }

    /** The FX thread, if there is one yet. */
    static @Nullable Thread find() {
        Thread[] all = new Thread[Thread.activeCount() + 16];
        int count = Thread.enumerate(all);
        for (int i = 0; i < count; i++) {
            if (all[i].getName().equals(Waits.FX_THREAD)) {
                return all[i];
            }
        }
        return null;
    }

    private void beat(Thread fx) {
        long worked = THREADS.getThreadCpuTime(fx.threadId());
        long asked = System.nanoTime();
        answered = 0;
        try {
            Platform.runLater(() -> answered = System.nanoTime());
        } catch (IllegalStateException e) {
            // The toolkit has ended.
            return;
        }
        Map<List<String>, Integer> seen = new HashMap<>();
        while (answered == 0 && fx.isAlive() && !closed) {
            boolean waited = System.nanoTime() - asked > FRAME.toNanos();
            LockSupport.parkNanos(waited ? LOOK : STEP);
            if (answered == 0 && System.nanoTime() - asked > FRAME.toNanos()) {
                seen.merge(Frames.of(fx.getStackTrace()), 1, Integer::sum);
            }
        }
        long length = answered - asked;
        long work = THREADS.getThreadCpuTime(fx.threadId()) - worked;
        List<String> frames = seen.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(List.of());
        if (answered != 0 && !Frames.ofTests(frames)) {
            keep(length, work, frames);
        }
    }

    private synchronized void keep(long length, long work, List<String> frames) {
        beats++;
        if (length <= FRAME.toNanos() || frames.isEmpty()) {
            return;
        }
        late++;
        if (work > FRAME.toNanos()) {
            busy++;
        }
        worst.add(new Call(Duration.ofNanos(length), Duration.ofNanos(Math.max(0, work)), during, frames));
        worst.sort(Comparator.comparing(Call::processor)
                .thenComparing(Call::length)
                .reversed());
        if (worst.size() > KEPT) {
            worst.removeLast();
        }
    }
}
