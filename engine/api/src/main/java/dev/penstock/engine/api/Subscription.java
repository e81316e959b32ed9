package dev.penstock.engine.api;

/** A listener's place in the event stream. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /** Ends it: no event is delivered after this returns, unless one is being delivered now. Idempotent. */
    @Override
    void close();
}
