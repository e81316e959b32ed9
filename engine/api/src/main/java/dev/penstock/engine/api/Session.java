package dev.penstock.engine.api;

import java.util.Optional;

/**
 * A caller's statements in a row: identity, default intent and the consistency token its writes leave behind. Holds no
 * connection between statements. Safe for use by many threads, though their statements then see the token in no
 * particular order.
 */
public interface Session {

    /** The database it speaks to. */
    Database database();

    /** On whose behalf. */
    Caller caller();

    /** The intent of a statement that names none. */
    Intent defaultIntent();

    /**
     * How far the data must have got before a read of this session may see it; empty before its first write, and where
     * the database has one node, whose reads see every write anyway.
     */
    Optional<ConsistencyToken> token();

    /** As {@link Database#execute}, with this session's defaults. */
    Result execute(Statement statement);

    /** As {@link #execute}, on a thread of the engine. */
    Execution<Result> executeAsync(Statement statement);

    /** Begins a transaction with the server's default isolation; reaches no server until its first statement. */
    default Transaction begin() {
        return begin(TransactionOptions.DEFAULT);
    }

    /** Begins a transaction; reaches no server until its first statement. */
    Transaction begin(TransactionOptions options);
}
