package dev.penstock.engine.core;

import dev.penstock.engine.api.Deadline;
import java.time.Duration;

/** The fair admission with its sweep, for benchmarks in another package. */
public final class MeasuredAdmission implements AutoCloseable {
    private final DeadlineSweep sweep = new DeadlineSweep();
    private final FairAdmission admission;

    public MeasuredAdmission(int permits) {
        admission = new FairAdmission(permits, sweep);
    }

    /** Waits for a permit; false if there was none in time. */
    public boolean enter(Duration timeout) {
        return admission.enter(Deadline.after(timeout), StopSignal.NEVER) == Admitted.ADMITTED;
    }

    public void leave() {
        admission.leave();
    }

    public int waiting() {
        return admission.waiting();
    }

    /** Ends all waits. */
    @Override
    public void close() {
        admission.close();
        sweep.close();
    }
}
