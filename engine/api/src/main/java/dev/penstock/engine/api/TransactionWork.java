package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * What a transaction does. It may run more than once, so it changes nothing but through the transaction.
 *
 * @param <T> what it returns
 * @param <E> what it throws beside the engine's own failures
 */
@FunctionalInterface
public interface TransactionWork<T extends @Nullable Object, E extends Exception> {

    /** Runs inside the transaction, which commits after it has returned and rolls back if it throws. */
    T run(Transaction transaction) throws E;
}
