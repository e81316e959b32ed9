package dev.penstock.engine.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents in forward-only batches. Owns a lease until it is closed. One thread at a time. */
public non-sealed interface Documents extends Result, AutoCloseable {

    /** The next documents, fields in the server's order; null after the last. */
    @Nullable
    List<Map<String, @Nullable Object>> next();

    /** Asks the server to stop. From any thread, at any time. */
    void cancel();

    /** Gives the lease back. Idempotent. */
    @Override
    void close();
}
