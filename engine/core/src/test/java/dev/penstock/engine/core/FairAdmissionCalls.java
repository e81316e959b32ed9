package dev.penstock.engine.core;

import dev.penstock.engine.api.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;

/** Callers of an admission, each on a thread of its own. */
abstract class FairAdmissionCalls {
    static final Deadline AT_ONCE = Deadline.after(Duration.ZERO);

    final DeadlineSweep sweep = new DeadlineSweep();

    @AfterEach
    void endSweep() {
        sweep.close();
    }

    /** An admission with all permits taken. */
    final FairAdmission full(int permits) {
        FairAdmission admission = new FairAdmission(permits, sweep);
        for (int i = 0; i < permits; i++) {
            admission.enter(Deadline.NONE, StopSignal.NEVER);
        }
        return admission;
    }

    /** A caller on a thread of its own that has joined the queue. */
    static Call call(FairAdmission admission, Deadline deadline, StopSignal stop) {
        int before = admission.waiting();
        Call call = new Call(admission, deadline, stop, true, false);
        Await.until(() -> admission.waiting() == before + 1 || !call.isWaiting());
        return call;
    }

    /** One call, and how it ends. */
    static final class Call {
        final CompletableFuture<Admitted> ended = new CompletableFuture<>();
        final AtomicBoolean flag = new AtomicBoolean();
        final Thread thread;

        Call(FairAdmission admission, Deadline deadline, StopSignal stop, boolean virtual, boolean interrupted) {
            thread = (virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon()).start(() -> {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                Admitted how = admission.enter(deadline, stop);
                flag.set(Thread.currentThread().isInterrupted());
                ended.complete(how);
            });
        }

        boolean isWaiting() {
            return !ended.isDone();
        }

        Admitted result() {
            Await.until(ended::isDone);
            return ended.join();
        }
    }
}
