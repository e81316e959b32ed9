package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection that a connector's own work holds over several operations. Used by one thread at a time. */
public interface HeldConnection extends AutoCloseable {

    /**
     * Begins an operation: analysis and access, and at the first one the checkout of the connection. The caller ends it by
     * {@link GateOperation#succeed} or {@link GateOperation#fail}; another may begin before, such as while a result is
     * open.
     *
     * @throws dev.penstock.engine.api.PenstockException if it was refused or there is no connection; it has ended then
     */
    default GateOperation begin(Statement described) {
        return begin(described, null);
    }

    /**
     * As {@link #begin(Statement)}.
     *
     * @param target what a cancel or the deadline stops; null for the lease itself
     */
    GateOperation begin(Statement described, @Nullable Stoppable target);

    /**
     * Begins an operation that access does not judge: the end of a transaction, a savepoint, a question of the driver.
     *
     * @param text for meters and audit, such as {@code COMMIT}
     */
    GateOperation control(String text);

    /**
     * As {@link #control(String)}, for work that can be limited and stopped.
     *
     * @param intent what it counts as: {@link Intent#READ} for a question of the driver
     * @param deadline when it must have ended, the wait for a connection included
     * @param target what a cancel or the deadline stops; null for the lease itself
     */
    default GateOperation control(String text, Intent intent, Deadline deadline, @Nullable Stoppable target) {
        return control(text);
    }

    /** The lease; empty before the first operation. */
    Optional<Lease> lease();

    /** The name of the node; empty before the first operation. */
    Optional<String> node();

    /** Gives the connection back. Idempotent. */
    @Override
    void close();
}
