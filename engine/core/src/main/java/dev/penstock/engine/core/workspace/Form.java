package dev.penstock.engine.core.workspace;

import org.jspecify.annotations.Nullable;

/**
 * How a key's value is written, and what it becomes.
 *
 * @param <T> what it becomes
 */
interface Form<T> {

    /** The value; null where it has faults, which are noted then. */
    @Nullable
    T read(Yaml node, Reading reading);

    /** What to write, as a sentence: {@code Write a whole number from 1 to 10000.} */
    String advice();
}
