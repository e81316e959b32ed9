package dev.penstock.engine.core;

import dev.penstock.engine.api.spi.AuditSink;
import dev.penstock.engine.api.spi.Recorder;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

/** What all databases of one engine share: the stops that are not a database's own, and the engine's threads. */
final class Services implements AutoCloseable {
    private final EventStream events;
    private final Observers observers;
    private final Way way;
    private final ExecutorService callers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("penstock-call-", 0).factory());
    private final ThreadFactory cancellers =
            Thread.ofVirtual().name("penstock-cancel-", 0).factory();
    private final ScheduledThreadPoolExecutor timer;

    Services(Recorder recorder, AuditSink audit, EventStream events, Way way) {
        this.events = events;
        this.observers = new Observers(recorder, audit, events);
        this.way = way;
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("penstock-deadlines").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    EventStream events() {
        return events;
    }

    Observers observers() {
        return observers;
    }

    Way way() {
        return way;
    }

    /** Runs the calls of the asynchronous twins and long work; a virtual thread each. */
    Executor callers() {
        return callers;
    }

    /** Asks servers to stop; a virtual thread each. Refuses none, because who disembarks waits for it. */
    Executor cancellers() {
        return cancel -> cancellers.newThread(cancel).start();
    }

    /** Watches deadlines; its work is to start others'. */
    ScheduledExecutorService timer() {
        return timer;
    }

    /** Takes no new work; what runs is bounded by its pool's end. */
    @Override
    public void close() {
        timer.shutdownNow();
        callers.shutdown();
        events.close();
    }
}
