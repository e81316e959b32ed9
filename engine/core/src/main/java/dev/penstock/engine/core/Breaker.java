package dev.penstock.engine.core;

import dev.penstock.engine.api.PenstockException;
import org.jspecify.annotations.Nullable;

/** The circuit breaker of one node. Safe for use by many threads. */
interface Breaker {

    /** Always closed. */
    Breaker OFF = () -> Permit.FREE;

    /**
     * A permit to use the node.
     *
     * @throws dev.penstock.engine.api.UnreachableException if the breaker is open, saying until when
     */
    Permit permit();

    /** Settled exactly once, when its checkout ends. */
    @FunctionalInterface
    interface Permit {
        /** Of a breaker that counts nothing. */
        Permit FREE = failure -> {};

        /**
         * Reports what the node has shown.
         *
         * @param failure the last failure that says something about the node; null if it worked
         */
        void settle(@Nullable PenstockException failure);
    }
}
