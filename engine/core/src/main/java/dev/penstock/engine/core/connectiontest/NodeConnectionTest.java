package dev.penstock.engine.core.connectiontest;

import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.ConnectionStep.State;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.ConnectionTest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connection test of one node: all parts in order, each with the time since the one before. */
final class NodeConnectionTest implements ConnectionTest {
    private static final List<Part> PARTS = List.of(Part.values());
    private static final String NOT_REACHED = "Not tested, because an earlier step failed";

    private final ConnectionTestRun run;
    private final String node;
    private final Deadline deadline;
    private long since = System.nanoTime();
    private int next;
    private boolean failed;

    NodeConnectionTest(ConnectionTestRun run, String node, Deadline deadline) {
        this.run = run;
        this.node = node;
        this.deadline = deadline;
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public void passed(Part part, String found) {
        add(part, State.PASSED, found, null);
    }

    @Override
    public void skipped(Part part, String why) {
        add(part, State.SKIPPED, why, null);
    }

    @Override
    public void failed(Part part, PenstockException failure) {
        add(part, State.FAILED, failure.summary(), failure);
        failed = true;
    }

    /** Reports a failure that the connector has thrown instead of reporting its part: the next part failed. */
    void failedNext(PenstockException failure) {
        if (!failed && next < PARTS.size()) {
            failed(PARTS.get(next), failure);
        }
    }

    private void add(Part part, State state, String found, @Nullable PenstockException failure) {
        if (failed || next == PARTS.size() || part != PARTS.get(next)) {
            throw new IllegalStateException(part + " was reported out of order");
        }
        next++;
        long now = System.nanoTime();
        Duration took = state == State.SKIPPED ? Duration.ZERO : Duration.ofNanos(now - since);
        since = state == State.SKIPPED ? since : now;
        run.add(new ConnectionStep(node, part, state, took, found, failure));
    }

    @Override
    public void closeOnCancel(AutoCloseable resource) {
        run.closeOnCancel(resource);
    }

    void requireNotCancelled() {
        run.requireNotCancelled();
    }

    /** Adds the parts that were not reached. */
    void finish() {
        for (; next < PARTS.size(); next++) {
            run.add(new ConnectionStep(node, PARTS.get(next), State.NOT_REACHED, Duration.ZERO, NOT_REACHED, null));
        }
    }
}
