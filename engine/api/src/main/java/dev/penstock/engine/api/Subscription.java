package dev.penstock.engine.api;

/** The subscription of a listener to an event stream. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /**
     * Ends the subscription. After this returns, no event is delivered except one whose delivery has already started.
     * Idempotent.
     */
    @Override
    void close();
}
