package dev.penstock.engine.core;

import dev.penstock.engine.api.Result;
import org.jspecify.annotations.Nullable;

/** Remembers results of reads. Safe for use by many threads. */
interface ResultCache {

    /** Remembers nothing. */
    ResultCache OFF = operation -> null;

    /** The result of an operation that is known already; null if none is. */
    @Nullable
    Result find(Operation operation);
}
