package dev.penstock.engine.core;

import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import org.jspecify.annotations.Nullable;

/** What pins a transaction: one node and one lease, from its first statement to its end. */
final class Pin {
    private final TransactionOptions options;
    private @Nullable NodeRuntime node;
    private @Nullable Lease lease;

    Pin(TransactionOptions options) {
        this.options = options;
    }

    /** Whether the server knows of the transaction. */
    boolean begun() {
        return lease != null;
    }

    /** The lease, which the first statement gets and begins the transaction on. */
    Lease board(Flight flight, Way way) {
        Lease held = lease;
        if (held != null && node != null) {
            flight.board(node, held);
            return held;
        }
        while (true) {
            NodeRuntime chosen = way.route(flight);
            chosen.breaker().check();
            try {
                Lease fresh = flight.acquire(chosen);
                fresh.begin(options);
                flight.handOver();
                node = chosen;
                lease = fresh;
                return fresh;
            } catch (ClosedException gone) {
                if (!Way.replaced(flight, chosen, gone)) {
                    throw gone;
                }
                flight.disembark();
            }
        }
    }

    /** Gives the lease back. Idempotent. */
    void release() {
        Lease held = lease;
        lease = null;
        if (held != null && node != null) {
            node.giveBack(held);
        }
    }

    /** Something that a transaction tells its server. */
    @FunctionalInterface
    interface Command {
        void run(Lease lease);
    }
}
