package dev.penstock.engine.core;

import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.spi.AuditSink;
import dev.penstock.engine.api.spi.Recorder;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** What all databases of one engine share: the services that are not a database's own, and the engine's threads. */
final class Services implements AutoCloseable {
    private final Observers observers;
    private final Pipeline pipeline;
    private final Alone alone;
    private final WallClock wallClock = new WallClock();
    private final DeadlineSweep sweep = new DeadlineSweep();
    private final ExecutorService callers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("penstock-call-", 0).factory());
    private final Executor cancellers =
            cancellers(Thread.ofVirtual().name("penstock-cancel-", 0).factory());

    Services(Recorder recorder, AuditSink audit, Pipeline pipeline) {
        this.observers = new Observers(recorder, audit);
        this.pipeline = pipeline;
        this.alone = new Alone(pipeline);
    }

    EventStream<EngineEvent> events() {
        return observers.events();
    }

    Observers observers() {
        return observers;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /** For operations that take a checkout for themselves. */
    Holder alone() {
        return alone;
    }

    /** The time of day. */
    WallClock wallClock() {
        return wallClock;
    }

    /** Watches all deadlines. */
    DeadlineSweep sweep() {
        return sweep;
    }

    /** Runs the asynchronous calls and long work; a virtual thread each. */
    Executor callers() {
        return callers;
    }

    /** Sends cancels; a virtual thread each. Refuses none, because a leaving operation waits for its cancel. */
    Executor cancellers() {
        return cancellers;
    }

    private static Executor cancellers(ThreadFactory threads) {
        return cancel -> threads.newThread(cancel).start();
    }

    /** Takes no new work; what runs is bounded by its pool's end. */
    @Override
    public void close() {
        callers.shutdown();
        sweep.close();
        observers.close();
    }
}
