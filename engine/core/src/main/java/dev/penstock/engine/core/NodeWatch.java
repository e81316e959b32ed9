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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks one node again and again how it is, on a thread of its own. */
final class NodeWatch implements AutoCloseable {
    /** A node that takes longer than this to answer a probe is {@link Health#DEGRADED}. */
    static final Duration SLOW = Duration.ofSeconds(1);

    /** A node that takes longer than this to answer a probe is {@link Health#DOWN}. */
    static final Duration SILENT = Duration.ofSeconds(5);

    private final NodePool pool;
    private final Duration every;
    private final Consumer<Node> observer;
    private Node last;
    private @Nullable Thread thread;
    private boolean ended;

    NodeWatch(Node first, NodePool pool, Duration every, Consumer<Node> observer) {
        this.last = first;
        this.pool = pool;
        this.every = every;
        this.observer = observer;
    }

    /** Begins. Idempotent. */
    synchronized void start() {
        if (thread == null && !ended) {
            thread = Thread.ofVirtual().name("penstock-probe-" + last.name()).start(this::watch);
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        notifyAll();
    }

    private void watch() {
        do {
            last = observe();
            observer.accept(last);
        } while (pause());
    }

    private Node observe() {
        try {
            Probe probe = pool.probe(Deadline.after(SILENT));
            boolean slow = probe.observation().roundTrip().compareTo(SLOW) > 0;
            Health health = slow ? Health.DEGRADED : Health.UP;
            Instant now = Instant.now();
            return new Node(
                    last.name(),
                    last.address(),
                    probe.role(),
                    health,
                    since(health, now),
                    slow ? "It answers, but takes longer than " + SLOW.toMillis() + " ms" : null,
                    null,
                    probe.observation(),
                    now,
                    now.plus(every));
        } catch (PenstockException failure) {
            return down(failure.summary(), failure.code());
        } catch (RuntimeException failure) {
            return down("The probe failed: " + failure, ErrorCode.INTERNAL);
        }
    }

    /** What was last observed stays, with its time, so that it can be shown as old. */
    private Node down(String reason, ErrorCode code) {
        Instant now = Instant.now();
        return new Node(
                last.name(),
                last.address(),
                Role.UNKNOWN,
                Health.DOWN,
                since(Health.DOWN, now),
                reason,
                code,
                last.observed(),
                last.observedAt(),
                now.plus(every));
    }

    private Instant since(Health health, Instant now) {
        return last.health() == health ? last.since() : now;
    }

    private synchronized boolean pause() {
        long until = System.nanoTime() + every.toNanos();
        while (!ended) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return true;
            }
            try {
                wait(left);
            } catch (InterruptedException ignored) {
                // nobody has reason to interrupt this thread: ending is told by the flag
            }
        }
        return false;
    }
}
