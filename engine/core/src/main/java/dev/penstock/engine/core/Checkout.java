package dev.penstock.engine.core;

import dev.penstock.engine.api.CheckoutState;
import dev.penstock.engine.api.spi.Lease;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What an operation holds while it runs at a node: a permit of admission, a permit of the breaker, and a lease. It may be
 * held over several operations, one after the other. Given back exactly once, from any thread.
 */
final class Checkout implements CheckoutRegister.Entry {
    private static final int SHOWN_FRAMES = 32;

    private static final AtomicIntegerFieldUpdater<Checkout> RELEASED =
            AtomicIntegerFieldUpdater.newUpdater(Checkout.class, "released");

    private final NodeRuntime node;
    private final Lease lease;
    private final Breaker.Permit permit;
    private final long since;
    private final @Nullable Throwable callSite;
    private volatile int released;
    private volatile Operation operation;
    private int slot;

    Checkout(NodeRuntime node, Lease lease, Breaker.Permit permit, Operation first, long now) {
        this.node = node;
        this.lease = lease;
        this.permit = permit;
        this.operation = first;
        this.since = now;
        this.callSite = node.detectsLeaks() ? new Throwable() : null;
    }

    NodeRuntime node() {
        return node;
    }

    Lease lease() {
        return lease;
    }

    Breaker.Permit permit() {
        return permit;
    }

    /** The operation that runs on it, or ran last. */
    Operation operation() {
        return operation;
    }

    @SuppressWarnings("ReferenceEquality") // the same one, at its first operation
    void operation(Operation next) {
        if (operation != next) {
            operation = next;
        }
    }

    void slot(int registered) {
        slot = registered;
    }

    int slot() {
        return slot;
    }

    /** Gives lease and permits back. Idempotent. */
    void release() {
        if (RELEASED.getAndSet(this, 1) == 0) {
            node.giveBack(this);
        }
    }

    @Override
    public long deadlineNanos() {
        return operation.expiresNanos();
    }

    @Override
    public boolean expire(long now) {
        return operation.expire(now);
    }

    /** Where it was taken, innermost frame first; empty unless the pool detects leaks. */
    List<StackTraceElement> callSite() {
        if (callSite == null) {
            return List.of();
        }
        return List.of(callSite.getStackTrace()).stream()
                .dropWhile(frame -> frame.getClassName().startsWith("dev.penstock.engine."))
                .limit(SHOWN_FRAMES)
                .toList();
    }

    CheckoutState state() {
        Operation current = operation;
        return new CheckoutState(
                node.name(),
                current.caller(),
                current.statement().text(),
                Duration.ofNanos(System.nanoTime() - since),
                lease.serverSession(),
                callSite());
    }
}
