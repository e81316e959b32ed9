package dev.penstock.engine.core.workspace;

import org.jspecify.annotations.Nullable;

/**
 * Parses the value of a key.
 *
 * @param <T> the type of the parsed value
 */
interface ValueParser<T> {

    /** The parsed value; null if it has faults, which the context then collects. */
    @Nullable
    T read(Yaml node, ParseContext context);

    /** The accepted input as a sentence: {@code Write a whole number from 1 to 10000.} */
    String advice();
}
