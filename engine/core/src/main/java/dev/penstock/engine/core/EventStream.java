package dev.penstock.engine.core;

import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.EngineListener;
import dev.penstock.engine.api.Subscription;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The one stream of events. Publishing never waits for a listener: each has a bounded queue and a thread of its own. */
final class EventStream implements AutoCloseable {
    private static final int QUEUE = 8_192;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Whether anybody listens; publishing to nobody costs this question alone. */
    boolean heard() {
        return !listeners.isEmpty();
    }

    void publish(EngineEvent event) {
        for (Listener listener : listeners) {
            listener.offer(event);
        }
    }

    Subscription listen(EngineListener target) {
        Listener listener = new Listener(target);
        listeners.add(listener);
        Thread.ofVirtual().name("penstock-events").start(listener::deliver);
        return () -> {
            listeners.remove(listener);
            listener.end();
        };
    }

    @Override
    public void close() {
        listeners.forEach(Listener::end);
        listeners.clear();
    }

    private static final class Listener {
        private static final System.Logger LOG = System.getLogger(EventStream.class.getName());

        private final EngineListener target;
        private final Deque<EngineEvent> queue = new ArrayDeque<>();
        private long dropped;
        private boolean ended;

        private Listener(EngineListener target) {
            this.target = target;
        }

        private synchronized void offer(EngineEvent event) {
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
        private synchronized @Nullable EngineEvent take() {
            while (queue.isEmpty() && !ended) {
                try {
                    wait();
                } catch (InterruptedException ignored) {
                    // nobody has reason to interrupt this thread: ending is told by the flag
                }
            }
            if (ended) {
                return null;
            }
            if (dropped > 0) {
                EngineEvent gap = new EngineEvent.Dropped(Instant.now(), dropped);
                dropped = 0;
                return gap;
            }
            return queue.removeFirst();
        }

        private void deliver() {
            for (EngineEvent event = take(); event != null; event = take()) {
                try {
                    target.on(event);
                } catch (RuntimeException failure) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "A listener failed on " + event.getClass().getSimpleName(),
                            failure);
                }
            }
        }
    }
}
