package dev.penstock.connectors.tck;

import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.ConnectionStep.State;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.ConnectionTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a connector reports in a connection test. */
public class RecordedConnectionTest implements ConnectionTest {
    private final Deadline deadline;
    private final List<Reported> all = new ArrayList<>();
    private volatile @Nullable AutoCloseable closedOnCancel;

    /** A test that may take so long. */
    public RecordedConnectionTest(Duration limit) {
        this.deadline = Deadline.after(limit);
    }

    private record Reported(
            Part part, State state, String found, @Nullable PenstockException failure) {}

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public void passed(Part part, String found) {
        all.add(new Reported(part, State.PASSED, found, null));
    }

    @Override
    public void skipped(Part part, String why) {
        all.add(new Reported(part, State.SKIPPED, why, null));
    }

    @Override
    public void failed(Part part, PenstockException failure) {
        all.add(new Reported(part, State.FAILED, failure.summary(), failure));
    }

    @Override
    public void closeOnCancel(AutoCloseable resource) {
        closedOnCancel = resource;
    }

    /** What a cancel would close now; null if the connector has set nothing. */
    public @Nullable AutoCloseable closedOnCancel() {
        return closedOnCancel;
    }

    /** {@code TLS SKIPPED, LOGIN FAILED}. */
    public String states() {
        return String.join(
                ", ", all.stream().map(each -> each.part() + " " + each.state()).toList());
    }

    /** What was found at a part, or why it was skipped or failed. */
    public String found(Part part) {
        return all.stream()
                .filter(each -> each.part() == part)
                .map(Reported::found)
                .findFirst()
                .orElseThrow();
    }

    /** The failure of the last part. */
    public PenstockException failure() {
        PenstockException failure = all.getLast().failure();
        if (failure == null) {
            throw new AssertionError("Nothing failed: " + all);
        }
        return failure;
    }
}
