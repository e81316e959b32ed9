package dev.penstock.engine.core;

import dev.penstock.engine.api.AdmissionException;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.CheckoutState;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the engine holds of one node: breaker, admission, pool, and the register of what is checked out. It stays the same
 * while the node's address does, whatever else changes in the profile. Safe for use by many threads.
 */
final class NodeRuntime {
    private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();

    private static final long WAIT_GRAIN_NANOS = Duration.ofMillis(1).toNanos();

    private final String id;
    private final String name;
    private final Breaker breaker = Breaker.OFF;
    private final Admission admission;
    private final NodePool pool;
    private final CheckoutRegister<Checkout> register;
    private final NodeWatch watch;
    private final Services services;
    private final FailureLog failures = new FailureLog(NodeRuntime.class);
    private volatile NodeTarget target;
    private volatile Deadline lastWait = Deadline.after(Duration.ZERO);
    private volatile @Nullable String ending;

    NodeRuntime(String id, NodeTarget target, NodePool pool, NodeWatch watch, Services services) {
        this.id = id;
        this.name = target.node();
        this.target = target;
        this.pool = pool;
        this.watch = watch;
        this.services = services;
        this.admission = new FairAdmission(limits().max(), services.sweep());
        this.register = new CheckoutRegister<>(services.sweep());
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    NodeWatch watch() {
        return watch;
    }

    NodeTarget target() {
        return target;
    }

    private Profile.Pool limits() {
        return target.profile().pool();
    }

    boolean detectsLeaks() {
        return limits().leakDetection();
    }

    /** Probes it now, because an operation has met a failure that may be the node's. */
    void suspect() {
        watch.probeNow();
    }

    /** Why it ends, as a sentence without a full stop; null as long as it does not. */
    @Nullable
    String ending() {
        return ending;
    }

    /**
     * Takes a permit of the breaker, a permit of the admission, and a lease.
     *
     * @return null if the node leaves, so that another one is to be chosen
     * @throws PenstockException if there is none in time, or the operation was stopped meanwhile
     */
    @Nullable
    Checkout checkOut(Operation operation) {
        Breaker.Permit permit = breaker.permit();
        PenstockException failure = null;
        Checkout taken = null;
        try {
            Deadline wait = waitUntil(operation.clock()
                            + operation
                                    .acquireTimeoutOr(limits().acquireTimeout())
                                    .toNanos())
                    .earlier(operation.deadline());
            taken = admitted(operation, wait) ? leased(operation, permit, wait) : null;
            return taken;
        } catch (PenstockException thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            if (taken == null) {
                operation.waited(this, System.nanoTime());
                permit.settle(failure);
            }
        }
    }

    /** Most waits end at once, so one deadline serves all that differ by less than a millisecond. */
    private Deadline waitUntil(long nanos) {
        Deadline last = lastWait;
        long later = nanos - last.nanos();
        if (later >= 0 && later < WAIT_GRAIN_NANOS) {
            return last;
        }
        Deadline fresh = Deadline.at(nanos);
        lastWait = fresh;
        return fresh;
    }

    private boolean admitted(Operation operation, Deadline wait) {
        Admitted answer = admission.enter(wait, operation.cancellation());
        return switch (answer) {
            case ADMITTED -> true;
            case CLOSED, DIRECTED_AWAY -> {
                operation.database().requireOpen();
                yield false;
            }
            case STOPPED -> {
                operation.checkpoint();
                throw new IllegalStateException("The wait was stopped, and the operation was not");
            }
            case TIMED_OUT -> throw noConnectionInTime();
            case INTERRUPTED ->
                throw new CancelledException(
                        ErrorCode.INTERRUPTED,
                        "The thread was interrupted while it waited for a connection",
                        Diagnosis.of(
                                Outcome.NOT_DONE,
                                "Do not interrupt a thread that runs statements: cancel the statement instead."),
                        null);
        };
    }

    private AdmissionException noConnectionInTime() {
        PoolState state = state();
        return new AdmissionException(
                ErrorCode.POOL_TIMEOUT,
                "No connection became free in time",
                Diagnosis.of(
                                Outcome.NOT_DONE,
                                "Look for statements that hold their connection long, raise pool.max, or allow more time.")
                        .with(state),
                null);
    }

    private @Nullable Checkout leased(Operation operation, Breaker.Permit permit, Deadline wait) {
        boolean registered = false;
        Lease lease = null;
        try {
            lease = pool.lease(wait);
            long now = System.nanoTime();
            operation.waited(this, now);
            Checkout checkout = new Checkout(this, lease, permit, operation, now);
            checkout.slot(register.add(checkout));
            registered = true;
            return checkout;
        } catch (ClosedException closed) {
            if (ending == null) {
                throw closed;
            }
            operation.database().requireOpen();
            return null;
        } catch (UnreachableException failure) {
            services.observers().connectFailed(target.database(), name, failure);
            throw failure;
        } finally {
            if (!registered) {
                unlease(lease);
            }
        }
    }

    /** Gives back what no checkout has got, because there was no connection or no memory for the checkout. */
    private void unlease(@Nullable Lease lease) {
        try {
            if (lease != null) {
                lease.close();
            }
        } finally {
            admission.leave();
        }
    }

    /** Called once by the checkout. */
    void giveBack(Checkout checkout) {
        register.remove(checkout.slot(), checkout);
        try {
            checkout.lease().close();
        } catch (RuntimeException | Error failure) {
            // what ran on it has ended, and its caller must not be told otherwise
            failures.log("A connection could not be given back", failure);
        } finally {
            try {
                admission.leave();
            } finally {
                checkout.permit().settle(checkout.operation().nodeFailure());
            }
        }
    }

    /** The failure with the pool's state, if it is about the pool and does not have it. */
    PenstockException withPool(PenstockException failure) {
        return failure.code() == ErrorCode.POOL_TIMEOUT && failure.diagnosis().pool() == null
                ? failure.with(failure.diagnosis().with(state()))
                : failure;
    }

    /** The pool as it is, with those that wait before it. */
    PoolState state() {
        PoolState inner = pool.state();
        return new PoolState(name, inner.active(), inner.idle(), inner.waiting() + admission.waiting(), inner.max());
    }

    /** How many permits of the admission are taken. */
    int permitsOut() {
        return admission.permits() - admission.free();
    }

    /** What is checked out, the oldest first. */
    List<CheckoutState> checkouts() {
        List<CheckoutState> states = new java.util.ArrayList<>();
        register.forEach(checkout -> states.add(checkout.state()));
        states.sort(Comparator.comparing(CheckoutState::held).reversed());
        return states;
    }

    /** Another profile with the same node: limits hold at once, connections are renewed only if their target differs. */
    void refresh(NodeTarget renewed) {
        int before = limits().max();
        target = renewed;
        watch.every(renewed.profile().probeEvery());
        int now = limits().max();
        if (now > before) {
            pool.refresh(renewed);
            admission.resize(now);
        } else {
            admission.resize(now);
            pool.refresh(renewed);
        }
    }

    /** Callers that wait for this node choose another one. */
    void sendAway() {
        admission.sendAway();
    }

    /** Cuts all that runs at the node. */
    void cutAll() {
        register.forEach(checkout -> checkout.lease().abort());
    }

    /** The node leaves: nothing new begins here, and callers that wait choose another one. Only the first reason counts. */
    void end(String why) {
        if (ending == null) {
            ending = why;
            admission.close();
        }
    }

    /** Closes the pool once nothing is checked out any more, or after the grace, whichever is first. */
    void close(Duration grace) {
        watch.close();
        Deadline until = Deadline.after(grace);
        while (register.size() > 0 && !until.expired()) {
            LockSupport.parkNanos(LOOK_NANOS);
            if (Thread.interrupted()) {
                break;
            }
        }
        pool.close(Duration.ofNanos(Math.max(0, until.remainingNanos())));
        register.close();
        admission.close();
    }
}
