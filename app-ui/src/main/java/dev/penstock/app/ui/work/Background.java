package dev.penstock.app.ui.work;

import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs what may wait off the FX thread and brings its answer back to it. Nothing is ever interrupted: who no longer
 * wants an answer closes what {@link #run} returned, and then neither callback comes.
 */
public final class Background {
    private final Executor workers;
    private final Executor fx;
    private final Queue<Runnable> inOrder = new ArrayDeque<>();
    private boolean ordering;

    /** Takes the threads that work and the one that shows. */
    public Background(Executor workers, Executor fx) {
        this.workers = workers;
        this.fx = fx;
    }

    /** Works on virtual threads named {@code penstock-desktop-…}. */
    public static Background onVirtualThreads(Executor fx) {
        Thread.Builder thread = Thread.ofVirtual().name("penstock-desktop-", 0);
        return new Background(thread::start, fx);
    }

    /**
     * Works elsewhere, then calls back on the FX thread, once.
     *
     * @param work may block
     * @param done gets the answer
     * @param failed gets the failure
     * @return closing it forgets the answer; the work itself goes on
     */
    public <T extends @Nullable Object> Subscription run(
            Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        Answer answer = new Answer();
        workers.execute(() -> {
            try {
                T value = work.call();
                answer.deliver(() -> done.accept(value));
            } catch (Throwable thrown) {
                answer.deliver(() -> failed.accept(Failure.of(thrown)));
            }
        });
        return answer;
    }

    /**
     * As {@link #run}, for what reads and writes the files that are kept from one run to the next: one after the other,
     * in the order it comes. {@link #settle} waits for it.
     */
    public <T extends @Nullable Object> Subscription runInOrder(
            Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        Answer answer = new Answer();
        synchronized (inOrder) {
            inOrder.add(() -> {
                try {
                    T value = work.call();
                    answer.deliver(() -> done.accept(value));
                } catch (Throwable thrown) {
                    answer.deliver(() -> failed.accept(Failure.of(thrown)));
                }
            });
            if (ordering) {
                return answer;
            }
            ordering = true;
        }
        workers.execute(this::drain);
        return answer;
    }

    /**
     * Waits until all that runs in order is done; not on the FX thread.
     *
     * @return whether it is
     */
    public boolean settle(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        synchronized (inOrder) {
            while (ordering) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                inOrder.wait(left);
            }
            return true;
        }
    }

    private void drain() {
        while (true) {
            Runnable next;
            synchronized (inOrder) {
                next = inOrder.poll();
                if (next == null) {
                    ordering = false;
                    inOrder.notifyAll();
                    return;
                }
            }
            next.run();
        }
    }

    /**
     * Waits for a stage that something else completes, then calls back on the FX thread, once.
     *
     * @return closing it forgets the answer; it does not cancel the stage
     */
    public <T extends @Nullable Object> Subscription follow(
            CompletionStage<T> stage, Consumer<? super T> done, Consumer<Failure> failed) {
        Answer answer = new Answer();
        stage.whenComplete((value, thrown) -> answer.deliver(() -> {
            if (thrown == null) {
                done.accept(value);
            } else {
                failed.accept(Failure.of(thrown));
            }
        }));
        return answer;
    }

    /** Runs something on the FX thread soon. */
    public void show(Runnable action) {
        fx.execute(action);
    }

    private final class Answer implements Subscription {
        private final AtomicBoolean forgotten = new AtomicBoolean();

        void deliver(Runnable callback) {
            fx.execute(() -> {
                if (!forgotten.get()) {
                    callback.run();
                }
            });
        }

        @Override
        public void close() {
            forgotten.set(true);
        }
    }
}
