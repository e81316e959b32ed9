package dev.penstock.engine.api;

/** Tells what a reference stands for, at the moment it is asked. Safe for use by many threads. */
@FunctionalInterface
public interface SecretResolver {
    /**
     * The value now; the caller closes it.
     *
     * @throws SecretException if there is none, naming the reference and never a value
     */
    Secret resolve(SecretRef reference);
}
