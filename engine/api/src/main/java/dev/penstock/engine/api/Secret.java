package dev.penstock.engine.api;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The value of a credential. It prints as dots, has no getter for serializers, and is wiped by {@link #close}. Equality
 * is identity. Not thread-safe.
 */
public final class Secret implements AutoCloseable {
    private final char[] value;
    private boolean closed;

    private Secret(char[] value) {
        this.value = value;
    }

    /** Copies the characters. */
    public static Secret of(CharSequence value) {
        char[] copy = new char[value.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = value.charAt(i);
        }
        return new Secret(copy);
    }

    /** Copies the characters. The caller should wipe its array. */
    public static Secret of(char[] value) {
        return new Secret(value.clone());
    }

    /**
     * Passes the characters themselves to a function, which must not store them.
     *
     * @throws IllegalStateException if the secret is closed
     */
    public void use(Consumer<char[]> user) {
        if (closed) {
            throw new IllegalStateException("This secret is closed and wiped");
        }
        user.accept(value);
    }

    /**
     * A copy as a string, for drivers that need one. Strings cannot be wiped, so the copy should be short-lived.
     *
     * @throws IllegalStateException if the secret is closed
     */
    public String reveal() {
        String[] copy = new String[1];
        use(chars -> copy[0] = new String(chars));
        return copy[0];
    }

    /** Wipes the value. Idempotent. */
    @Override
    public void close() {
        closed = true;
        Arrays.fill(value, '\0');
    }

    @Override
    public String toString() {
        return "••••••";
    }
}
