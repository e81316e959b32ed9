package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineSweepTest {
    private final DeadlineSweep sweep = new DeadlineSweep();

    @AfterEach
    void close() {
        sweep.close();
    }

    @Test
    void thread_isANamedDaemon() {
        AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
        sweep.add(now -> {
            thread.set(Thread.currentThread());
            return false;
        });

        Await.until(() -> thread.get() != null);

        assertThat(thread.get()).isNotNull().satisfies(found -> {
            assertThat(found.getName()).isEqualTo("penstock-deadlines");
            assertThat(found.isDaemon()).isTrue();
            assertThat(found.isVirtual()).isFalse();
        });
    }

    @Test
    void nothingToWatch_rests() {
        AtomicInteger looks = new AtomicInteger();
        sweep.add(now -> {
            looks.incrementAndGet();
            return false;
        });

        Await.until(sweep::resting);
        int before = looks.get();
        sweep.wake();

        Await.until(() -> looks.get() > before);
    }

    @Test
    void somethingToWatch_keepsTicking() {
        AtomicInteger looks = new AtomicInteger();
        sweep.add(now -> {
            looks.incrementAndGet();
            return true;
        });

        Await.until(() -> looks.get() > 150);
        assertThat(sweep.resting()).isFalse();
    }

    @Test
    void somethingComesWhileItGoesToRest_isSeen() {
        AtomicBoolean late = new AtomicBoolean();
        AtomicInteger seen = new AtomicInteger();
        sweep.add(now -> {
            if (sweep.resting()) {
                // the flag stands already: what comes now may have seen it down
                late.set(true);
            }
            return late.get() && seen.incrementAndGet() > 0;
        });

        Await.until(() -> seen.get() > 3);

        assertThat(sweep.resting()).isFalse();
    }

    @Test
    void interruptOfTheThread_meansNothing() {
        AtomicInteger looks = new AtomicInteger();
        sweep.add(now -> {
            Thread.currentThread().interrupt();
            return looks.incrementAndGet() < 20;
        });

        Await.until(sweep::resting);
        int before = looks.get();
        sweep.wake();

        Await.until(() -> looks.get() > before);
    }

    @Test
    void oneThrows_theOthersAreWatched() {
        AtomicInteger looks = new AtomicInteger();
        sweep.add(now -> {
            throw new NoClassDefFoundError("a bug");
        });
        sweep.add(now -> looks.incrementAndGet() > 0);

        Await.until(() -> looks.get() > 3);
    }

    @Test
    void remove_isLookedAtNoMore() {
        AtomicInteger looks = new AtomicInteger();
        Sweepable watched = now -> looks.incrementAndGet() > 0;
        AtomicInteger others = new AtomicInteger();
        sweep.add(watched);
        sweep.add(now -> others.incrementAndGet() > 0);
        Await.until(() -> looks.get() > 0);

        sweep.remove(watched);
        int from = others.get();
        Await.until(() -> others.get() > from + 1);
        int after = looks.get();
        Await.until(() -> others.get() > from + 5);

        assertThat(looks).hasValue(after);
    }

    @Test
    void close_resting_endsTheThread() {
        AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
        sweep.add(now -> {
            thread.set(Thread.currentThread());
            return false;
        });
        Await.until(sweep::resting);

        sweep.close();
        sweep.close();

        assertThat(thread.get())
                .isNotNull()
                .satisfies(found -> assertThat(found.isAlive()).isFalse());
    }

    @Test
    void close_interrupted_keepsTheFlag() {
        Thread.currentThread().interrupt();

        sweep.close();

        assertThat(Thread.interrupted()).isTrue();
    }
}
