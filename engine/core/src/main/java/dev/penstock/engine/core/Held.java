package dev.penstock.engine.core;

import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Retry;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.TransactionState;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/** Keeps one checkout over several operations: those of a transaction, a pinned session, or a connector's own work. */
class Held implements Holder {
    private static final AtomicReferenceFieldUpdater<Held, @Nullable Checkout> CHECKOUT =
            AtomicReferenceFieldUpdater.newUpdater(Held.class, Checkout.class, "checkout");

    private final Pipeline pipeline;
    private final @Nullable TransactionOptions transaction;
    private final boolean retire;
    private final boolean replaces;
    private volatile @Nullable Checkout checkout;
    private volatile boolean lost;
    private volatile boolean ended;

    /**
     * Holds nothing yet.
     *
     * @param transaction begun on the connection at the first operation; null for none
     * @param retire whether no other caller may get the connection afterwards
     */
    Held(Pipeline pipeline, @Nullable TransactionOptions transaction, boolean retire) {
        this(pipeline, transaction, retire, false);
    }

    private Held(Pipeline pipeline, @Nullable TransactionOptions transaction, boolean retire, boolean replaces) {
        this.pipeline = pipeline;
        this.transaction = transaction;
        this.retire = retire;
        this.replaces = replaces;
    }

    /** One that takes another connection for one that was lost with nothing kept on it. */
    static Held replacing(Pipeline pipeline) {
        return new Held(pipeline, null, false, true);
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /** What it holds; null before the first operation and after {@link #end}. */
    @Nullable
    Checkout checkout() {
        return checkout;
    }

    /** Whether its connection was lost with its state. */
    boolean lost() {
        Checkout held = checkout;
        return lost || (held != null && !held.lease().usable() && !replaceable(held));
    }

    /** Whether another connection is as good: no setting, temporary object or transaction is kept on this one. */
    private boolean replaceable(Checkout held) {
        return replaces && !held.lease().changed() && held.lease().transaction() == TransactionState.NONE;
    }

    @Override
    public Checkout take(Operation operation) {
        requireNotEnded();
        if (lost()) {
            throw sessionLost();
        }
        Checkout held = checkout;
        if (held != null && held.lease().usable()) {
            operation.attach(held);
            return held;
        }
        release();
        Checkout fresh = pipeline.checkOut(operation);
        boolean begun = false;
        try {
            if (retire) {
                fresh.lease().retire();
            }
            if (transaction != null) {
                fresh.lease().begin(transaction);
            }
            begun = true;
        } finally {
            if (!begun) {
                operation.detach();
                fresh.release();
            }
        }
        checkout = fresh;
        if (ended) {
            // by another thread, which may have found nothing to give back
            operation.detach();
            release();
            requireNotEnded();
        }
        return fresh;
    }

    private void requireNotEnded() {
        if (ended) {
            throw Failures.closed(transaction == null ? "The session" : "The transaction");
        }
    }

    @Override
    public void leave(Checkout left) {
        // stays for the next operation
    }

    @Override
    public void abandon(Checkout abandoned) {
        lost = true;
        try {
            abandoned.lease().abort();
        } finally {
            if (CHECKOUT.compareAndSet(this, abandoned, null)) {
                abandoned.release();
            }
        }
    }

    @Override
    public boolean repeats() {
        Checkout held = checkout;
        return replaces && (held == null ? !lost : replaceable(held));
    }

    @Override
    public boolean keepsTransactions() {
        return true;
    }

    /** Gives the checkout back and takes no other, even for an operation that is about to. Idempotent. */
    void end() {
        ended = true;
        release();
    }

    /** Gives the checkout back. Idempotent. */
    private void release() {
        Checkout held = CHECKOUT.getAndSet(this, null);
        if (held != null) {
            held.release();
        }
    }

    /** Gives the checkout back; the next operation takes another one. */
    void renew() {
        release();
        lost = false;
    }

    private PenstockException sessionLost() {
        return new ConnectionLostException(
                ErrorCode.SESSION_LOST,
                transaction == null
                        ? "The connection of this session was lost with its settings, temporary tables and transaction"
                        : "The connection of this transaction was lost, and the server has rolled it back",
                Diagnosis.of(
                                Outcome.NOT_DONE,
                                transaction == null
                                        ? "Reconnect, and set the session up again."
                                        : "Run the transaction again from its beginning.")
                        .with(transaction == null ? Retry.NO : Retry.TRANSACTION),
                null);
    }
}
