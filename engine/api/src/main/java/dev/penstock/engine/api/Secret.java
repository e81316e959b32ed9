package dev.penstock.engine.api;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A credential's value. It prints as dots, has no getter that a serializer would find, and is wiped when closed.
 * Equality is identity. For one thread at a time.
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

    /** Copies the characters; wipe your own array when you are done with it. */
    public static Secret of(char[] value) {
        return new Secret(value.clone());
    }

    /**
     * Hands out the characters themselves for the length of the call; do not keep them.
     *
     * @throws IllegalStateException if it is closed
     */
    public void use(Consumer<char[]> user) {
        if (closed) {
            throw new IllegalStateException("This secret has been closed and wiped");
        }
        user.accept(value);
    }

    /**
     * A string copy, for drivers that take nothing else. Strings cannot be wiped: keep it short-lived.
     *
     * @throws IllegalStateException if it is closed
     */
    public String reveal() {
        String[] copy = new String[1];
        use(chars -> copy[0] = new String(chars));
        return copy[0];
    }

    /** Wipes it. Idempotent. */
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
