package dev.penstock.engine.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a statement is to be run. Immutable; made by {@link #builder()}. Safe for use by many threads. */
public final class StatementOptions {
    /** No intent of its own, no deadline, not idempotent, whole result at once, cells up to 16 MiB. */
    public static final StatementOptions DEFAULT = builder().build();

    /** The largest cell that is read unless the options say otherwise: 16 MiB. */
    public static final int DEFAULT_MAX_CELL_BYTES = 16 << 20;

    private final @Nullable Intent intent;
    private final Deadline deadline;
    private final boolean idempotent;
    private final @Nullable ConsistencyToken token;
    private final @Nullable Object shardKey;
    private final int fetchSize;
    private final int maxCellBytes;
    private final @Nullable Caller caller;

    private StatementOptions(Builder builder) {
        intent = builder.intent;
        deadline = builder.deadline;
        idempotent = builder.idempotent;
        token = builder.token;
        shardKey = builder.shardKey;
        fetchSize = builder.fetchSize;
        maxCellBytes = builder.maxCellBytes;
        caller = builder.caller;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.intent = intent;
        builder.deadline = deadline;
        builder.idempotent = idempotent;
        builder.token = token;
        builder.shardKey = shardKey;
        builder.fetchSize = fetchSize;
        builder.maxCellBytes = maxCellBytes;
        builder.caller = caller;
        return builder;
    }

    /** What it is meant to do; empty for the session's default. */
    public Optional<Intent> intent() {
        return Optional.ofNullable(intent);
    }

    /** What it is meant to do, or that. Does not allocate. */
    public Intent intentOr(Intent fallback) {
        return intent != null ? intent : fallback;
    }

    /** When it must have ended, its rows read included; {@link Deadline#NONE} for never. */
    public Deadline deadline() {
        return deadline;
    }

    /** Whether running it twice does what running it once does. */
    public boolean idempotent() {
        return idempotent;
    }

    /** How far the data must have got; empty for the session's. */
    public Optional<ConsistencyToken> token() {
        return Optional.ofNullable(token);
    }

    /** The value that chooses the shard. */
    public Optional<Object> shardKey() {
        return Optional.ofNullable(shardKey);
    }

    /**
     * Rows a batch. 0 reads the whole result at once (fastest for small results, refused beyond what memory allows);
     * anything larger streams in bounded memory.
     */
    public int fetchSize() {
        return fetchSize;
    }

    /** The largest cell that is read, in bytes; a larger one fails with {@link ErrorCode#CELL_TOO_LARGE}. */
    public int maxCellBytes() {
        return maxCellBytes;
    }

    /** On whose behalf; empty for the session's caller. */
    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    /** On whose behalf, or that one. Does not allocate. */
    public Caller callerOr(Caller fallback) {
        return caller != null ? caller : fallback;
    }

    /** Collects options. For one thread. */
    public static final class Builder {
        private @Nullable Intent intent;
        private Deadline deadline = Deadline.NONE;
        private boolean idempotent;
        private @Nullable ConsistencyToken token;
        private @Nullable Object shardKey;
        private int fetchSize;
        private int maxCellBytes = DEFAULT_MAX_CELL_BYTES;
        private @Nullable Caller caller;

        private Builder() {}

        /** See {@link StatementOptions#intent()}. */
        public Builder intent(Intent value) {
            intent = Objects.requireNonNull(value);
            return this;
        }

        /** See {@link StatementOptions#deadline()}. */
        public Builder deadline(Deadline value) {
            deadline = Objects.requireNonNull(value);
            return this;
        }

        /** A deadline that long from now. */
        public Builder timeout(Duration value) {
            return deadline(Deadline.after(value));
        }

        /** See {@link StatementOptions#idempotent()}. */
        public Builder idempotent(boolean value) {
            idempotent = value;
            return this;
        }

        /** See {@link StatementOptions#token()}. */
        public Builder token(ConsistencyToken value) {
            token = Objects.requireNonNull(value);
            return this;
        }

        /** See {@link StatementOptions#shardKey()}. */
        public Builder shardKey(Object value) {
            shardKey = Objects.requireNonNull(value);
            return this;
        }

        /**
         * See {@link StatementOptions#fetchSize()}.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder fetchSize(int value) {
            if (value < 0) {
                throw new IllegalArgumentException("fetchSize is " + value + ": give 0 or more");
            }
            fetchSize = value;
            return this;
        }

        /**
         * See {@link StatementOptions#maxCellBytes()}.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxCellBytes(int value) {
            if (value <= 0) {
                throw new IllegalArgumentException("maxCellBytes is " + value + ": give 1 or more");
            }
            maxCellBytes = value;
            return this;
        }

        /** See {@link StatementOptions#caller()}. */
        public Builder caller(Caller value) {
            caller = Objects.requireNonNull(value);
            return this;
        }

        /** The options. */
        public StatementOptions build() {
            return new StatementOptions(this);
        }
    }
}
