package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** The results of several statements, one after the other. Owns a lease until it is closed. One thread at a time. */
public non-sealed interface Several extends Result, AutoCloseable {

    /** The next result, after closing the one before; null after the last. A failure ends the rest. */
    @Nullable
    Result next();

    /** Asks the server to stop. From any thread, at any time. */
    void cancel();

    /** Gives the lease back; results not fetched are discarded, their statements may not have run. Idempotent. */
    @Override
    void close();
}
