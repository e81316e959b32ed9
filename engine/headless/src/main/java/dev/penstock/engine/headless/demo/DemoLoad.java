package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PenstockException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Simulates a few visitors of the demo's shop. */
final class DemoLoad implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DemoLoad.class.getName());
    private static final int VISITORS = 3;

    /** The pause after an unexpected failure. */
    private static final Duration RECOVERY = Duration.ofSeconds(1);

    /** The wait for the visitors' end; running statements end by their deadline. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(6);

    private final Penstock penstock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long startedAt = System.nanoTime();
    private final List<Thread> threads = new ArrayList<>();

    private DemoLoad(Penstock penstock) {
        this.penstock = penstock;
    }

    /** Starts the load for the demo's workspace. Other workspaces get none. */
    static AutoCloseable beside(Penstock penstock, Path demoWorkspace) {
        boolean demo = penstock.workspace().file().equals(demoWorkspace)
                && penstock.workspace()
                        .databases()
                        .keySet()
                        .containsAll(List.of(DemoData.SHOP, DemoData.ANALYTICS, DemoData.ARCHIVE));
        return demo ? start(penstock) : () -> {};
    }

    static DemoLoad start(Penstock penstock) {
        DemoLoad load = new DemoLoad(penstock);
        for (int i = 1; i <= VISITORS; i++) {
            SeededRandom random = new SeededRandom(System.nanoTime() + i);
            load.threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("penstock-demo-visitor-" + i)
                    .start(() -> load.visit(random)));
        }
        return load;
    }

    private void visit(SeededRandom random) {
        try {
            ShopVisitor visitor = null;
            while (!pause(VisitRate.pause(random, VisitRate.visits((System.nanoTime() - startedAt) / 1e9), VISITORS))) {
                try {
                    if (visitor == null) {
                        visitor = new ShopVisitor(penstock, random);
                    }
                    visitor.visit();
                } catch (ClosedException engineClosed) {
                    return;
                } catch (PenstockException failure) {
                    if (failure.code() != ErrorCode.CONSTRAINT_VIOLATED && pause(RECOVERY)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, "A visitor of the demo has ended", fault);
        }
    }

    /** Pauses. Returns whether the load has ended meanwhile. */
    private boolean pause(Duration duration) throws InterruptedException {
        return ended.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Stops the visitors and waits for their end. Idempotent. */
    @Override
    public void close() {
        ended.countDown();
        long giveUpAt = System.nanoTime() + LOCK_TIMEOUT.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, giveUpAt - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
