package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.spi.Lease;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Stops a statement that runs on another thread. */
final class Cancelling {
    /** Long enough that the statement is at the server on most runs; correct where it is not yet there, too. */
    private static final long HEAD_START_MILLIS = 300;

    private Cancelling() {}

    /** Runs a statement that does not end by itself, cancels it, and returns how it failed. */
    static PenstockException whileRunning(Contract contract, Lease lease, Statement statement) throws Exception {
        CompletableFuture<PenstockException> running = running(() -> contract.execute(lease, statement));
        assertThat(lease.cancel(Contract.LONG)).as("the server took notice").isTrue();
        return ended(running);
    }

    /** A call on a thread of its own, which has had the time to get to the server. */
    static CompletableFuture<PenstockException> running(ThrowingCallable call) throws InterruptedException {
        CompletableFuture<PenstockException> failure = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("tck-running").start(() -> {
            try {
                failure.complete(Failures.of(call));
            } catch (AssertionError e) {
                failure.completeExceptionally(e);
            }
        });
        Thread.sleep(HEAD_START_MILLIS);
        return failure;
    }

    /** How such a call failed. */
    static PenstockException ended(CompletableFuture<PenstockException> running) throws Exception {
        try {
            return running.get(Contract.LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("The statement did not fail as it should", e.getCause());
        }
    }
}
