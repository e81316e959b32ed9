package dev.penstock.engine.core;

import dev.penstock.engine.api.Subscription;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stream of events of one kind. Publishing never waits for a listener and never fails because of one: each has a bounded queue
 * and a thread.
 *
 * @param <E> its events
 */
final class EventStream<E> implements AutoCloseable {
    private static final int QUEUE = 8_192;

    private final List<Listener<E>> listeners = new CopyOnWriteArrayList<>();
    private final FailureLog failures = new FailureLog(EventStream.class);
    private final BiFunction<Instant, Long, ? extends E> dropped;
    private final String name;
    private boolean closed;

    /**
     * A stream without listeners.
     *
     * @param dropped makes the event that says how many a listener did not get
     * @param name of the listeners' threads
     */
    EventStream(BiFunction<Instant, Long, ? extends E> dropped, String name) {
        this.dropped = dropped;
        this.name = name;
    }

    /** Whether anybody listens; publishing to nobody costs this question alone. */
    boolean heard() {
        return !listeners.isEmpty();
    }

    void publish(E event) {
        for (Listener<E> listener : listeners) {
            try {
                listener.offer(event);
            } catch (Throwable failure) {
                // no memory for a longer queue: what has happened has happened all the same
                failures.log("An event did not reach a listener", failure);
            }
        }
    }

    /** Begins to deliver events to a listener, until the subscription or this stream is closed. */
    synchronized Subscription listen(Consumer<? super E> target) {
        Listener<E> listener = new Listener<>(target, dropped);
        if (!closed) {
            Thread.ofVirtual().name(name).start(listener::deliver);
            listeners.add(listener);
        }
        return () -> {
            listeners.remove(listener);
            listener.end();
        };
    }

    @Override
    public synchronized void close() {
        closed = true;
        listeners.forEach(Listener::end);
        listeners.clear();
    }

    private static final class Listener<E> {
        private final Consumer<? super E> target;
        private final BiFunction<Instant, Long, ? extends E> gap;
        private final FailureLog failures = new FailureLog(EventStream.class);
        private final Deque<E> queue = new ArrayDeque<>();
        private long dropped;
        private boolean ended;

        private Listener(Consumer<? super E> target, BiFunction<Instant, Long, ? extends E> gap) {
            this.target = target;
            this.gap = gap;
        }

        private synchronized void offer(E event) {
            if (queue.size() == QUEUE) {
                queue.removeFirst();
                dropped++;
            }
            queue.addLast(event);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        /** Waits for the next event; null once it has ended. */
        private synchronized @Nullable E take() {
            while (queue.isEmpty() && !ended) {
                try {
                    wait();
                } catch (InterruptedException ignored) {
                    // the flag alone ends this thread; a listener may have left an interrupt behind
                }
            }
            if (ended) {
                return null;
            }
            if (dropped > 0) {
                E missing = gap.apply(Instant.now(), dropped);
                dropped = 0;
                return missing;
            }
            return queue.removeFirst();
        }

        private void deliver() {
            for (E event = take(); event != null; event = take()) {
                try {
                    target.accept(event);
                } catch (Throwable failure) {
                    failures.log("A listener failed on " + event.getClass().getSimpleName(), failure);
                }
            }
        }
    }
}
