package dev.penstock.connectors.postgresql;

import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.ConnectionStep.State;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a connector tells of a try. */
final class ToldSteps implements Trial {
    private final Deadline deadline;
    private final List<Told> all = new ArrayList<>();
    private volatile @Nullable AutoCloseable cut;

    ToldSteps(Duration limit) {
        this.deadline = Deadline.after(limit);
    }

    record Told(
            Part part, State state, String found, @Nullable PenstockException failure) {}

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public void passed(Part part, String found) {
        all.add(new Told(part, State.PASSED, found, null));
    }

    @Override
    public void skipped(Part part, String why) {
        all.add(new Told(part, State.SKIPPED, why, null));
    }

    @Override
    public void failed(Part part, PenstockException failure) {
        all.add(new Told(part, State.FAILED, failure.summary(), failure));
    }

    @Override
    public void cutBy(AutoCloseable by) {
        cut = by;
    }

    @Nullable
    AutoCloseable cut() {
        return cut;
    }

    /** {@code TLS SKIPPED, LOGIN FAILED}. */
    String states() {
        return String.join(
                ", ", all.stream().map(each -> each.part() + " " + each.state()).toList());
    }

    String found(Part part) {
        return all.stream()
                .filter(each -> each.part() == part)
                .map(Told::found)
                .findFirst()
                .orElseThrow();
    }

    PenstockException failure() {
        PenstockException failure = all.getLast().failure();
        if (failure == null) {
            throw new AssertionError("Nothing failed: " + all);
        }
        return failure;
    }
}
