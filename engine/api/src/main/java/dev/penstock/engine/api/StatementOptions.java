package dev.penstock.engine.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a statement runs. Immutable and reusable; made by {@link #builder()}. Safe for use by many threads.
 */
public final class StatementOptions {
    /** No hint of its intent, no time limit, not idempotent, whole result at once, cells up to 16 MiB. */
    public static final StatementOptions DEFAULT = builder().build();

    /** The largest cell that is read unless the options say otherwise: 16 MiB. */
    public static final int DEFAULT_MAX_CELL_BYTES = 16 << 20;

    private final @Nullable Intent intent;
    private final @Nullable Duration timeout;
    private final Deadline deadline;
    private final boolean idempotent;
    private final @Nullable ConsistencyToken token;
    private final @Nullable Object shardKey;
    private final int fetchSize;
    private final int maxCellBytes;
    private final List<String> generatedKeys;

    private StatementOptions(Builder builder) {
        intent = builder.intent;
        timeout = builder.timeout;
        deadline = builder.deadline;
        idempotent = builder.idempotent;
        token = builder.token;
        shardKey = builder.shardKey;
        fetchSize = builder.fetchSize;
        maxCellBytes = builder.maxCellBytes;
        generatedKeys = builder.generatedKeys;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.intent = intent;
        builder.timeout = timeout;
        builder.deadline = deadline;
        builder.idempotent = idempotent;
        builder.token = token;
        builder.shardKey = shardKey;
        builder.fetchSize = fetchSize;
        builder.maxCellBytes = maxCellBytes;
        builder.generatedKeys = generatedKeys;
        return builder;
    }

    /** The caller's hint of what it does; it can only make stricter what the connector finds. Empty for no hint. */
    public Optional<Intent> intent() {
        return Optional.ofNullable(intent);
    }

    /** The stricter of the hint and what the connector found. Does not allocate. */
    public Intent intent(Intent found) {
        return intent == null ? found : intent.stricter(found);
    }

    /** How long it may run, its rows read included, counted from the moment it runs; empty for no limit. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** The absolute form of {@link #timeout()}, for passing on; {@link Deadline#NONE} for none. */
    public Deadline deadline() {
        return deadline;
    }

    /** The deadline of a run that begins now: the earlier of {@link #deadline()} and {@link #timeout()} from now. */
    public Deadline deadlineFromNow() {
        return timeout == null ? deadline : deadlineFrom(System.nanoTime());
    }

    /** As {@link #deadlineFromNow()}, for a run that begins at a moment on the clock of {@link System#nanoTime()}. */
    public Deadline deadlineFrom(long begun) {
        return timeout == null ? deadline : deadline.earlier(Deadline.after(begun, timeout));
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

    /**
     * The columns whose generated values a write returns as {@link Changed#keys()}; empty for none. For engines that
     * return only the one generated key, any name stands for it.
     */
    public List<String> generatedKeys() {
        return generatedKeys;
    }

    /** Collects options. For one thread. */
    public static final class Builder {
        private @Nullable Intent intent;
        private @Nullable Duration timeout;
        private Deadline deadline = Deadline.NONE;
        private boolean idempotent;
        private @Nullable ConsistencyToken token;
        private @Nullable Object shardKey;
        private int fetchSize;
        private int maxCellBytes = DEFAULT_MAX_CELL_BYTES;
        private List<String> generatedKeys = List.of();

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

        /**
         * See {@link StatementOptions#timeout()}.
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

        /** See {@link StatementOptions#generatedKeys()}. */
        public Builder generatedKeys(String... columns) {
            generatedKeys = List.of(columns);
            return this;
        }

        /** The options. */
        public StatementOptions build() {
            return new StatementOptions(this);
        }
    }
}
