package dev.penstock.engine.core;

import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.AccessDecision;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.ResultCache;
import dev.penstock.engine.api.spi.Router;

/**
 * The one way of a statement: access, cache, router, breaker, pool, connector. Recorder and audit are told at the
 * beginning and the end by the flight, refusals included.
 */
final class Way {
    private final AccessDecision access;
    private final ResultCache cache;
    private final Router router;

    Way(AccessDecision access, ResultCache cache, Router router) {
        this.access = access;
        this.cache = cache;
        this.router = router;
    }

    /** Flies a statement of its own. */
    Result run(Flight flight) {
        flight.enter();
        try {
            access.check(flight.caller(), flight.intent(), flight.database().profile(), flight.statement());
            Result known = cache.find(flight.database().name(), flight.intent(), flight.statement());
            if (known != null) {
                return OwnedResults.of(flight, known);
            }
            Result result = tryNodes(flight);
            return OwnedResults.of(
                    flight, cache.keep(flight.database().name(), flight.intent(), flight.statement(), result));
        } catch (RuntimeException failure) {
            throw flight.fail(failure);
        }
    }

    /** Flies a statement of a transaction: never from the cache, never tried twice. */
    Result run(Flight flight, Pin pin) {
        flight.enter();
        try {
            access.check(flight.caller(), flight.intent(), flight.database().profile(), flight.statement());
            return OwnedResults.of(flight, pin.board(flight, this).execute(flight.statement()));
        } catch (RuntimeException failure) {
            throw flight.fail(failure);
        }
    }

    /**
     * The first stop alone, for a statement that a JDBC caller runs on its routed connection.
     *
     * @throws PenstockException if access is refused
     */
    void check(Flight flight) {
        access.check(flight.caller(), flight.intent(), flight.database().profile(), flight.statement());
    }

    /** Flies a command of a transaction's own, such as its commit. */
    void control(Flight flight, Pin pin, Pin.Command command) {
        flight.enter();
        try {
            command.run(pin.board(flight, this));
            flight.succeed();
        } catch (RuntimeException failure) {
            throw flight.fail(failure);
        }
    }

    private Result tryNodes(Flight flight) {
        while (true) {
            long from = System.nanoTime();
            NodeRuntime runtime = route(flight);
            try {
                runtime.breaker().check();
                Lease lease = flight.acquire(runtime);
                Result result = lease.execute(flight.statement());
                runtime.breaker().succeeded();
                return result;
            } catch (PenstockException failure) {
                if (replaced(flight, runtime, failure)) {
                    flight.disembark();
                    continue;
                }
                runtime.breaker().failed(failure);
                flight.attemptFailed(from, failure);
                if (!worthAnotherTry(flight, failure)) {
                    throw failure;
                }
            }
        }
    }

    /** The node that the router chooses. */
    NodeRuntime route(Flight flight) {
        Nodes nodes = flight.database().nodes();
        Node node = router.route(nodes.topology(), flight.intent(), flight.statement(), flight.attempts());
        return nodes.runtime(node);
    }

    /** Whether a statement came to a pool that had just been replaced, and can go to the new one: nothing has run. */
    static boolean replaced(Flight flight, NodeRuntime runtime, PenstockException failure) {
        return failure instanceof ClosedException
                && runtime.nodes() != flight.database().nodes();
    }

    /**
     * Reads, and writes that certainly were not done, go to another node as long as there is one; a connection that
     * broke under them may be tried once more on the same.
     */
    private static boolean worthAnotherTry(Flight flight, PenstockException failure) {
        boolean lost = failure instanceof ConnectionLostException;
        if (flight.isStopping() || flight.deadline().expired() || !(lost || failure instanceof UnreachableException)) {
            return false;
        }
        boolean repeatable = flight.intent() == Intent.READ
                || flight.statement().options().idempotent()
                || failure.outcome() == Outcome.NOT_DONE;
        int nodes = flight.database().nodes().topology().nodes().size();
        return repeatable && flight.attempts().size() < (lost ? nodes + 1 : nodes);
    }
}
