package dev.penstock.engine.core;

import dev.penstock.engine.api.AdmissionException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.spi.Admission;
import dev.penstock.engine.api.spi.Breaker;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What the engine holds of one node.
 *
 * @param name in events and meters
 * @param nodes which it is one of
 * @param breaker asked before the pool
 * @param admission the queue before the pool
 * @param pool its connections
 * @param acquireTimeout how long a statement without a deadline waits
 */
record NodeRuntime(
        String name, Nodes nodes, Breaker breaker, Admission admission, NodePool pool, Duration acquireTimeout) {

    /** A lease, after the queue; whoever has it gives it back by {@link #giveBack}. */
    Lease lease(Deadline statementDeadline, BooleanSupplier givenUp) {
        Deadline deadline = statementDeadline.bounded() ? statementDeadline : Deadline.after(acquireTimeout);
        if (!admission.enter(deadline, givenUp)) {
            String ending = nodes.ending();
            if (ending != null && !deadline.expired() && !givenUp.getAsBoolean()) {
                throw Failures.ended(ending);
            }
            PoolState state = state();
            throw new AdmissionException(
                    ErrorCode.POOL_TIMEOUT,
                    "No connection became free in time",
                    Diagnosis.of(
                                    Outcome.NOT_DONE,
                                    "Look for statements that hold their connection long, raise pool.max, or allow more time.")
                            .with(state),
                    null);
        }
        try {
            return pool.lease(deadline);
        } catch (RuntimeException | Error failure) {
            admission.leave();
            throw failure;
        }
    }

    void giveBack(Lease lease) {
        try {
            lease.close();
        } finally {
            admission.leave();
        }
    }

    /** The pool as it is, with those who wait before it. */
    PoolState state() {
        PoolState inner = pool.state();
        return new PoolState(name, inner.active(), inner.idle(), inner.waiting() + admission.waiting(), inner.max());
    }
}
