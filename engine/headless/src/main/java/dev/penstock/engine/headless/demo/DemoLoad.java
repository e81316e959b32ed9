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

/** A few visitors in the demo's shop, by day and by night, so that there is something to see. */
final class DemoLoad implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DemoLoad.class.getName());
    private static final int VISITORS = 3;

    /** After a failure that no visitor meant to make. */
    private static final Duration RECOVERY = Duration.ofSeconds(1);

    /** A statement under way ends by its own deadline. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Penstock penstock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long startedAt = System.nanoTime();
    private final List<Thread> threads = new ArrayList<>();

    private DemoLoad(Penstock penstock) {
        this.penstock = penstock;
    }

    /** Visitors for the demo's own workspace; any other has none. */
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
            Dice dice = new Dice(System.nanoTime() + i);
            load.threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("penstock-demo-visitor-" + i)
                    .start(() -> load.visit(dice)));
        }
        return load;
    }

    private void visit(Dice dice) {
        try {
            Visitor visitor = null;
            while (!pause(Tempo.pause(dice, Tempo.visits((System.nanoTime() - startedAt) / 1e9), VISITORS))) {
                try {
                    if (visitor == null) {
                        visitor = new Visitor(penstock, dice);
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
            LOG.log(Level.WARNING, "A visitor of the demo has gone", fault);
        }
    }

    /** Whether the load has ended meanwhile. */
    private boolean pause(Duration duration) throws InterruptedException {
        return ended.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Sends the visitors home and waits until they have gone. Idempotent. */
    @Override
    public void close() {
        ended.countDown();
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, giveUpAt - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
