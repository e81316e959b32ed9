package dev.penstock.app.ui.engine;

import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Subscription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * An engine's events on the FX thread, in order and in heaps: however many there are, at most one call is on its way
 * to the FX thread. Where the FX thread cannot keep up, the oldest go.
 */
public final class EngineEvents implements AutoCloseable {
    private static final int KEPT = 10_000;
    private final Executor fx;
    private final List<Listening<?>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<EngineEvent> heap = new ArrayDeque<>();
    private final Subscription subscription;

    /** Listens to an engine until it is closed. */
    public EngineEvents(Penstock penstock, Executor fx) {
        this.fx = fx;
        this.subscription = penstock.listen(this::take);
    }

    /**
     * Calls on the FX thread with the events of one kind that have come since the last call, oldest first.
     *
     * @param kind others are not even kept
     */
    public <E extends EngineEvent> Subscription on(Class<E> kind, Consumer<List<E>> listener) {
        Listening<E> listening = new Listening<>(kind, listener);
        listeners.add(listening);
        return () -> listeners.remove(listening);
    }

    /** Stops listening; no call is made after the one under way. */
    @Override
    public void close() {
        subscription.close();
        listeners.clear();
    }

    private void take(EngineEvent event) {
        if (listeners.stream().noneMatch(each -> each.kind.isInstance(event))) {
            return;
        }
        boolean first;
        synchronized (heap) {
            first = heap.isEmpty();
            if (heap.size() == KEPT) {
                heap.remove();
            }
            heap.add(event);
        }
        if (first) {
            fx.execute(this::deliver);
        }
    }

    private void deliver() {
        List<EngineEvent> events;
        synchronized (heap) {
            events = List.copyOf(heap);
            heap.clear();
        }
        listeners.forEach(each -> each.deliver(events));
    }

    private record Listening<E extends EngineEvent>(Class<E> kind, Consumer<List<E>> listener) {
        void deliver(List<EngineEvent> events) {
            List<E> mine = new ArrayList<>();
            for (EngineEvent event : events) {
                if (kind.isInstance(event)) {
                    mine.add(kind.cast(event));
                }
            }
            if (!mine.isEmpty()) {
                listener.accept(mine);
            }
        }
    }
}
