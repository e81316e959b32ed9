package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Statement;
import org.jspecify.annotations.Nullable;

/**
 * How a connector runs work of its own through the pipeline: its JDBC face, the driver's own objects, COPY, bulk writes, a
 * relay of protocol messages. Each operation is analysed, authorized, admitted, metered and audited as any statement is.
 * Made for one session; safe for use by many threads.
 */
public interface Gate {

    /** The profile in force. */
    Profile profile();

    /** On whose behalf. */
    Caller caller();

    /** A connection that several operations use one after the other; nothing is checked out before the first. */
    HeldConnection hold();

    /**
     * Runs work as one operation on a connection of its own.
     *
     * @param described what the work does, for analysis, access, meters and audit; its options have timeout and intent
     * @throws dev.penstock.engine.api.PenstockException if it was refused or failed
     */
    default <T extends @Nullable Object> T pass(Statement described, GateWork<T> work) {
        try (HeldConnection connection = hold()) {
            GateOperation operation = connection.begin(described);
            try {
                T value = work.run(operation);
                operation.succeed();
                return value;
            } catch (Throwable thrown) {
                throw operation.fail(thrown);
            }
        }
    }

    /**
     * What runs at the lease of an operation.
     *
     * @param <T> what it returns
     */
    @FunctionalInterface
    interface GateWork<T extends @Nullable Object> {

        /** Uses the operation's lease, and reports each step to its wire. */
        T run(GateOperation operation) throws Exception;
    }
}
