package dev.penstock.engine.core;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Probes one node again and again on a separate thread. */
final class NodeWatch implements AutoCloseable {
    /** A node that takes longer than this to answer a probe is {@link Health#DEGRADED}. */
    static final Duration SLOW = Duration.ofSeconds(1);

    /** A node that takes longer than this to answer a probe is {@link Health#DOWN}. */
    static final Duration SILENT = Duration.ofSeconds(5);

    private final String name;
    private final NodePool pool;
    private final Observer observer;
    private Duration every;
    private @Nullable Thread thread;
    private boolean wanted;
    private boolean ended;

    /**
     * Does not begin yet.
     *
     * @param observer gets what a probe has found, as a change of the node, on the watch's thread
     */
    NodeWatch(String name, NodePool pool, Duration every, Observer observer) {
        this.name = name;
        this.pool = pool;
        this.every = every;
        this.observer = observer;
    }

    /** Gets what a probe has found. */
    @FunctionalInterface
    interface Observer {
        /**
         * A probe has ended.
         *
         * @param probe null if it failed
         * @param change applies it to what is known of the node
         */
        void observed(@Nullable Probe probe, UnaryOperator<Node> change);
    }

    /** Begins. Idempotent. */
    synchronized void start() {
        if (thread == null && !ended) {
            thread = Thread.ofVirtual().name("penstock-probe-" + name).start(this::watch);
        }
    }

    /** Probes soon, without waiting for the next time; does nothing before it has begun. Returns at once. */
    synchronized void probeNow() {
        wanted = true;
        notifyAll();
    }

    /** How often to probe from now on. */
    synchronized void every(Duration interval) {
        every = interval;
        notifyAll();
    }

    private synchronized Duration every() {
        return every;
    }

    @Override
    public synchronized void close() {
        ended = true;
        notifyAll();
    }

    private void watch() {
        do {
            observe();
        } while (pause());
    }

    private void observe() {
        try {
            Probe probe = pool.probe(Deadline.after(SILENT));
            observer.observed(probe, node -> answered(node, probe));
        } catch (PenstockException failure) {
            observer.observed(null, node -> down(node, failure.summary(), failure.code()));
        } catch (RuntimeException | Error failure) {
            observer.observed(null, node -> down(node, "The probe failed: " + failure, ErrorCode.INTERNAL));
        }
    }

    private Node answered(Node node, Probe probe) {
        boolean slow = probe.observation().roundTrip().compareTo(SLOW) > 0;
        Instant now = Instant.now();
        return node.toBuilder()
                .role(probe.role())
                .health(slow ? Health.DEGRADED : Health.UP, now)
                .reason(slow ? "It answers, but takes longer than " + SLOW.toMillis() + " ms" : null, null)
                .observed(probe.observation(), now)
                .nextProbeAt(now.plus(every()))
                .build();
    }

    /** What was last observed stays, with its time, so that it can be shown as old. */
    private Node down(Node node, String reason, ErrorCode code) {
        Instant now = Instant.now();
        return node.toBuilder()
                .role(Role.UNKNOWN)
                .health(Health.DOWN, now)
                .reason(reason, code)
                .nextProbeAt(now.plus(every()))
                .build();
    }

    private synchronized boolean pause() {
        long from = System.nanoTime();
        while (!ended && !wanted) {
            long left = (from + every.toNanos() - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException ignored) {
                // no thread has reason to interrupt this one: the flag ends it
            }
        }
        wanted = false;
        return !ended;
    }
}
