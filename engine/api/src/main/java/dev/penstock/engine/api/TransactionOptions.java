package dev.penstock.engine.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a transaction runs. Immutable and reusable; made by {@link #builder()}. Safe for use by many threads. */
public final class TransactionOptions {
    /** The server's isolation, writes allowed, no time limit. */
    public static final TransactionOptions DEFAULT = builder().build();

    private final @Nullable Isolation isolation;
    private final boolean readOnly;
    private final @Nullable Duration timeout;
    private final Deadline deadline;

    private TransactionOptions(Builder builder) {
        isolation = builder.isolation;
        readOnly = builder.readOnly;
        timeout = builder.timeout;
        deadline = builder.deadline;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Its isolation; empty for the server's default. */
    public Optional<Isolation> isolation() {
        return Optional.ofNullable(isolation);
    }

    /** Whether the server refuses writes in it. */
    public boolean readOnly() {
        return readOnly;
    }

    /**
     * Limits the whole transaction, counted from its begin; commit and rollback always get at least five seconds, even
     * past the limit. Empty for no limit.
     */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** The absolute form of {@link #timeout()}, for passing on; {@link Deadline#NONE} for none. */
    public Deadline deadline() {
        return deadline;
    }

    /** The deadline of a transaction that begins now: the earlier of {@link #deadline()} and {@link #timeout()} from now. */
    public Deadline deadlineFromNow() {
        return timeout == null ? deadline : deadline.within(timeout);
    }

    /** The isolation levels of the SQL standard. */
    public enum Isolation {
        READ_UNCOMMITTED,
        READ_COMMITTED,
        REPEATABLE_READ,
        SERIALIZABLE
    }

    /** Collects options. For one thread. */
    public static final class Builder {
        private @Nullable Isolation isolation;
        private boolean readOnly;
        private @Nullable Duration timeout;
        private Deadline deadline = Deadline.NONE;

        private Builder() {}

        /** See {@link TransactionOptions#isolation()}. */
        public Builder isolation(@Nullable Isolation value) {
            isolation = value;
            return this;
        }

        /** See {@link TransactionOptions#readOnly()}. */
        public Builder readOnly(boolean value) {
            readOnly = value;
            return this;
        }

        /**
         * See {@link TransactionOptions#timeout()}.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder timeout(Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException("timeout is " + value + ": give 0 or more");
            }
            timeout = value;
            return this;
        }

        /** See {@link TransactionOptions#deadline()}. */
        public Builder deadline(Deadline value) {
            deadline = value;
            return this;
        }

        /** The options. */
        public TransactionOptions build() {
            return new TransactionOptions(this);
        }
    }
}
