package dev.penstock.engine.api;

/** Resolves references to secrets. Thread-safe. */
@FunctionalInterface
public interface SecretResolver {
    /**
     * The current value. The caller closes it.
     *
     * @throws SecretException if there is none; the message has the reference, never a value
     */
    Secret resolve(SecretRef reference);
}
