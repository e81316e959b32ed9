package dev.penstock.engine.core;

import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.spi.AccessDecision;
import dev.penstock.engine.api.spi.Lease;

/**
 * The one way of a statement: access, cache, check-out (route, wait for a fit node, breaker, admission, lease), connector.
 * The operation reports its beginning and its end to recorder and audit trail, refusals included.
 *
 * <p>There is one place that checks out ({@link #checkOut}), one that runs ({@link #run}), and one that ends
 * ({@link Operation#succeed}, {@link Operation#fail}). Statements, transactions, pinned sessions, commits, the catalog and
 * connectors' own work use the same three.
 */
final class Pipeline {
    private final AccessDecision access;
    private final ResultCache cache;
    private final Router router;

    Pipeline(AccessDecision access, ResultCache cache, Router router) {
        this.access = access;
        this.cache = cache;
        this.router = router;
    }

    /** Runs a statement to its result, which ends the operation. */
    Result run(Operation operation) {
        try {
            operation.enter();
            authorize(operation);
            TextTransactions.check(operation);
            Result known = cache.find(operation);
            return known == null ? onSomeNode(operation) : known;
        } catch (Throwable thrown) {
            throw operation.fail(thrown);
        }
    }

    /** As {@link #run}, inside a transaction of the API, whose end the text must not control. */
    Result runInside(Operation operation) {
        try {
            operation.enter();
            authorize(operation);
            TextTransactions.checkInside(operation);
            return onSomeNode(operation);
        } catch (Throwable thrown) {
            throw operation.fail(thrown);
        }
    }

    private Result onSomeNode(Operation operation) {
        while (true) {
            long from = operation.clock();
            try {
                Checkout checkout = operation.holder().take(operation);
                return Answers.first(operation, checkout);
            } catch (PenstockException failure) {
                operation.attemptFailed(from, failure);
                if (!operation.repeatable(failure) || operation.attempts().size() >= attempts(operation, failure)) {
                    throw failure;
                }
                operation.begin(0);
            }
        }
    }

    /** Each node is tried once; a connection that broke may be replaced by another one to the same node. */
    private static int attempts(Operation operation, PenstockException failure) {
        int nodes = operation.database().nodes().size();
        return failure instanceof ConnectionLostException ? nodes + 1 : nodes;
    }

    /** Runs a command at the operation's connection that returns nothing, such as a commit. Access does not judge it. */
    void control(Operation operation, Command command) {
        try {
            operation.enter();
            Checkout checkout = operation.holder().take(operation);
            command.run(checkout.lease());
            operation.succeed();
        } catch (Throwable thrown) {
            throw operation.fail(thrown);
        }
    }

    /**
     * Asks access whether the caller may.
     *
     * @throws dev.penstock.engine.api.RefusedException if the caller may not
     */
    void authorize(Operation operation) {
        access.check(
                operation.caller(),
                operation.database().profile(),
                operation.statement(),
                operation.intent(),
                operation.analysis());
    }

    /**
     * Checks out a connection: routes, waits for a node that will do, and takes a permit of its breaker, a permit of its
     * admission, and a lease. A node that leaves meanwhile is passed over. The operation is attached to the checkout.
     *
     * @throws PenstockException if there is none within the time that operation and profile allow
     */
    Checkout checkOut(Operation operation) {
        NodeSet nodes = operation.database().nodes();
        while (true) {
            operation.cancellation().checkpoint(operation.deadline(), operation.clock());
            NodeRuntime node = nodes.choose(router, operation);
            Checkout taken = node.checkOut(operation);
            if (taken != null) {
                boolean attached = false;
                try {
                    operation.attach(taken);
                    attached = true;
                    return taken;
                } finally {
                    if (!attached) {
                        taken.release();
                    }
                }
            }
            nodes = operation.database().nodes();
        }
    }

    /** What a transaction has its connection do. */
    @FunctionalInterface
    interface Command {
        void run(Lease lease);
    }
}
