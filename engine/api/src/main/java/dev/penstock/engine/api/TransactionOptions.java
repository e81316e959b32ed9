package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * How a transaction is to run.
 *
 * @param isolation null for the server's default
 * @param readOnly whether the server is to refuse writes in it
 * @param deadline for the whole of it, but that its end, late or not, gets at least five seconds; null for none
 */
public record TransactionOptions(
        @Nullable Isolation isolation,
        boolean readOnly,
        @Nullable Deadline deadline) {

    /** The server's isolation, writes allowed, no deadline. */
    public static final TransactionOptions DEFAULT = new TransactionOptions(null, false, null);

    /** The isolation levels of the SQL standard. */
    public enum Isolation {
        READ_UNCOMMITTED,
        READ_COMMITTED,
        REPEATABLE_READ,
        SERIALIZABLE
    }
}
