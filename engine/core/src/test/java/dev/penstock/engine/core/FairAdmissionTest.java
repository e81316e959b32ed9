package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.Deadline;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FairAdmissionTest extends FairAdmissionCalls {
    @Test
    void enter_permitsAreFree_doesNotWait() {
        FairAdmission admission = new FairAdmission(2, sweep);

        assertThat(admission.enter(Deadline.NONE, StopSignal.NEVER)).isEqualTo(Admitted.ADMITTED);
        assertThat(admission.enter(AT_ONCE, StopSignal.NEVER)).isEqualTo(Admitted.ADMITTED);

        assertThat(admission.waiting()).isZero();
        assertThat(admission.free()).isZero();
        assertThat(admission.permits()).isEqualTo(2);
        assertThat(admission.enter(AT_ONCE, StopSignal.NEVER)).isEqualTo(Admitted.TIMED_OUT);
        admission.leave();
        assertThat(admission.free()).isEqualTo(1);
    }

    @Test
    void waiters_areAdmittedInTheOrderOfAsking() {
        FairAdmission admission = full(1);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 20; i++) {
            int number = i;
            Runnable caller = () -> {
                admission.enter(Deadline.NONE, StopSignal.NEVER);
                order.add(number);
                admission.leave();
            };
            (i % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform()).start(caller);
            Await.until(() -> admission.waiting() == number + 1);
        }

        admission.leave();

        Await.until(() -> order.size() == 20);
        assertThat(order).isSorted();
        assertThat(admission.free()).isEqualTo(1);
    }

    @Test
    void enter_callerWaits_laterCallerDoesNotOvertake() {
        FairAdmission admission = full(1);
        Call first = call(admission, Deadline.NONE, StopSignal.NEVER);
        Call second = call(admission, Deadline.NONE, StopSignal.NEVER);

        admission.leave();

        assertThat(first.result()).isEqualTo(Admitted.ADMITTED);
        assertThat(admission.enter(AT_ONCE, StopSignal.NEVER)).isEqualTo(Admitted.TIMED_OUT);
        assertThat(second.isWaiting()).isTrue();
        admission.leave();
        assertThat(second.result()).isEqualTo(Admitted.ADMITTED);
    }

    @Test
    void enter_stoppedBefore_doesNotWait() {
        ManualStop stop = new ManualStop();
        stop.stop();

        assertThat(full(1).enter(Deadline.NONE, stop)).isEqualTo(Admitted.STOPPED);
    }

    @Test
    void enter_stoppedWhileItRegistersItsWakeUp_isStopped() {
        FairAdmission admission = full(1);
        ManualStop late = new ManualStop();
        StopSignal stop = new StopSignal() {
            @Override
            public boolean stopped() {
                return false;
            }

            @Override
            public void onStop(@Nullable Runnable wake) {
                late.stop();
                late.onStop(wake);
            }
        };

        assertThat(admission.enter(Deadline.NONE, stop)).isEqualTo(Admitted.STOPPED);
        assertThat(admission.waiting()).isZero();
    }

    @Test
    void stop_whileWaiting_endsTheWaitAndTheNextGetsThePermit() {
        FairAdmission admission = full(1);
        ManualStop stop = new ManualStop();
        Call first = call(admission, Deadline.NONE, StopSignal.NEVER);
        Call middle = call(admission, Deadline.NONE, stop);
        Call last = call(admission, Deadline.NONE, StopSignal.NEVER);
        Await.until(stop::hasWake);

        stop.stop();

        assertThat(middle.result()).isEqualTo(Admitted.STOPPED);
        assertThat(admission.waiting()).isEqualTo(2);
        admission.leave();
        assertThat(first.result()).isEqualTo(Admitted.ADMITTED);
        admission.leave();
        assertThat(last.result()).isEqualTo(Admitted.ADMITTED);
    }

    @Test
    void stop_afterTheWait_doesNothing() {
        FairAdmission admission = full(1);
        AtomicReference<@Nullable Runnable> kept = new AtomicReference<>();
        StopSignal stop = new StopSignal() {
            @Override
            public boolean stopped() {
                return false;
            }

            @Override
            public void onStop(@Nullable Runnable wake) {
                if (wake != null) {
                    kept.set(wake);
                }
            }
        };
        Call call = call(admission, Deadline.NONE, stop);
        admission.leave();
        assertThat(call.result()).isEqualTo(Admitted.ADMITTED);

        Runnable wake = kept.get();
        assertThat(wake).isNotNull();
        wake.run();
        admission.leave();

        assertThat(admission.free()).isEqualTo(1);
        assertThat(admission.enter(AT_ONCE, StopSignal.NEVER)).isEqualTo(Admitted.ADMITTED);
    }

    @Test
    void wakeUp_afterTheWait_isRemoved() {
        FairAdmission admission = full(1);
        ManualStop stop = new ManualStop();
        Call call = call(admission, Deadline.NONE, stop);
        Await.until(stop::hasWake);

        admission.leave();

        assertThat(call.result()).isEqualTo(Admitted.ADMITTED);
        assertThat(stop.hasWake()).isFalse();
    }

    @Test
    void enter_deadlinePasses_timesOut() {
        FairAdmission admission = full(1);
        Call patient = call(admission, Deadline.NONE, StopSignal.NEVER);
        Deadline deadline = Deadline.after(Duration.ofMillis(50));
        Call call = call(admission, deadline, StopSignal.NEVER);

        assertThat(call.result()).isEqualTo(Admitted.TIMED_OUT);
        assertThat(deadline.expired()).isTrue();
        assertThat(patient.isWaiting()).isTrue();
        assertThat(admission.waiting()).isEqualTo(1);
    }

    @Test
    void enter_laterCallerHasAnEarlierDeadline_timesOutFirst() {
        FairAdmission admission = full(1);
        Call longer = call(admission, Deadline.after(Duration.ofHours(1)), StopSignal.NEVER);
        Call shorter = call(admission, Deadline.after(Duration.ofMillis(30)), StopSignal.NEVER);
        Call middle = call(admission, Deadline.after(Duration.ofMillis(60)), StopSignal.NEVER);

        assertThat(shorter.result()).isEqualTo(Admitted.TIMED_OUT);
        assertThat(middle.result()).isEqualTo(Admitted.TIMED_OUT);
        assertThat(longer.isWaiting()).isTrue();
        admission.leave();
        assertThat(longer.result()).isEqualTo(Admitted.ADMITTED);
    }

    @Test
    void enter_sweepRests_deadlineIsNoticedAllTheSame() {
        FairAdmission admission = full(1);
        Await.until(sweep::resting);

        Call call = call(admission, Deadline.after(Duration.ofMillis(20)), StopSignal.NEVER);

        assertThat(call.result()).isEqualTo(Admitted.TIMED_OUT);
    }

    @Test
    void sweep_noDeadlineWaits_hasNothingToWatch() {
        FairAdmission admission = full(1);
        call(admission, Deadline.NONE, StopSignal.NEVER);
        assertThat(admission.sweep(System.nanoTime())).isFalse();

        Call bounded = call(admission, Deadline.after(Duration.ofHours(1)), StopSignal.NEVER);
        assertThat(admission.sweep(System.nanoTime())).isTrue();

        bounded.thread.interrupt();
        bounded.result();
        admission.leave();
        assertThat(admission.sweep(System.nanoTime())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void enter_interruptedBefore_returnsAtOnceAndKeepsTheFlag(boolean virtual) {
        FairAdmission admission = full(1);
        Call call = new Call(admission, Deadline.NONE, StopSignal.NEVER, virtual, true);

        assertThat(call.result()).isEqualTo(Admitted.INTERRUPTED);
        assertThat(call.flag).isTrue();
        assertThat(admission.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interrupt_whileWaiting_endsTheWaitAndKeepsTheFlag(boolean virtual) {
        FairAdmission admission = full(1);
        Call call = new Call(admission, Deadline.NONE, StopSignal.NEVER, virtual, false);
        Await.until(() -> admission.waiting() == 1);

        call.thread.interrupt();

        assertThat(call.result()).isEqualTo(Admitted.INTERRUPTED);
        assertThat(call.flag).isTrue();
        assertThat(admission.waiting()).isZero();
    }

    @Test
    void interrupt_permitIsHandedOverInThatMoment_isAdmitted() {
        FairAdmission admission = full(1);
        AtomicReference<@Nullable Admitted> end = new AtomicReference<>();
        Thread waiter = new Thread(() -> end.set(admission.enter(Deadline.NONE, StopSignal.NEVER))) {
            @Override
            public boolean isInterrupted() {
                boolean interrupted = super.isInterrupted();
                if (interrupted && admission.waiting() > 0) {
                    // after the waiter has seen no permit, and before it withdraws
                    admission.leave();
                }
                return interrupted;
            }
        };
        waiter.setDaemon(true);
        waiter.start();
        Await.until(() -> admission.waiting() == 1);

        waiter.interrupt();

        Await.until(() -> end.get() != null);
        assertThat(end.get()).isEqualTo(Admitted.ADMITTED);
        admission.leave();
        assertThat(admission.free()).isEqualTo(1);
    }

    @Test
    void enter_interruptedAndAPermitIsFree_isAdmitted() {
        FairAdmission admission = new FairAdmission(1, sweep);
        Call call = new Call(admission, Deadline.NONE, StopSignal.NEVER, false, true);

        assertThat(call.result()).isEqualTo(Admitted.ADMITTED);
        assertThat(call.flag).isTrue();
    }

    @Test
    void wait_ofASecond_costsNoProcessorTime() throws InterruptedException {
        FairAdmission admission = full(1);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        CompletableFuture<Long> spent = new CompletableFuture<>();
        Thread waiter = Thread.ofPlatform().start(() -> {
            long before = threads.getCurrentThreadCpuTime();
            admission.enter(Deadline.after(Duration.ofSeconds(1)), StopSignal.NEVER);
            Thread.currentThread().interrupt();
            admission.enter(Deadline.after(Duration.ofSeconds(1)), StopSignal.NEVER);
            spent.complete(threads.getCurrentThreadCpuTime() - before);
        });

        assertThat(Duration.ofNanos(spent.join())).isLessThan(Duration.ofMillis(50));
        waiter.join();
    }

    @Test
    void spuriousUnpark_goesOnWaiting() {
        FairAdmission admission = full(1);
        Call call = call(admission, Deadline.NONE, StopSignal.NEVER);
        for (int i = 0; i < 10; i++) {
            Await.until(() -> call.thread.getState() == Thread.State.WAITING);
            LockSupport.unpark(call.thread);
        }

        assertThat(call.isWaiting()).isTrue();
        admission.leave();
        assertThat(call.result()).isEqualTo(Admitted.ADMITTED);
    }

    @Test
    void enter_anErrorEndsTheWait_leavesTheQueue() {
        FairAdmission admission = full(1);

        assertThatThrownBy(() -> admission.enter(Deadline.NONE, failing(() -> {})))
                .isInstanceOf(StackOverflowError.class);
        assertThat(admission.waiting()).isZero();
        admission.leave();
        assertThat(admission.free()).isEqualTo(1);
    }

    @Test
    void enter_anErrorAfterThePermitWasHandedOver_passesItOn() {
        FairAdmission admission = full(1);

        assertThatThrownBy(() -> admission.enter(Deadline.NONE, failing(admission::leave)))
                .isInstanceOf(StackOverflowError.class);
        assertThat(admission.free()).isEqualTo(1);
    }

    @Test
    void off_admitsEveryCaller() {
        Admission off = Admission.OFF;

        off.resize(1);
        off.sendAway();
        off.close();
        assertThat(off.enter(AT_ONCE, StopSignal.NEVER)).isEqualTo(Admitted.ADMITTED);
        off.leave();

        assertThat(off.waiting()).isZero();
        assertThat(off.permits()).isEqualTo(off.free());
        assertThat(StopSignal.NEVER.stopped()).isFalse();
    }

    private static StopSignal failing(Runnable before) {
        return new StopSignal() {
            @Override
            public boolean stopped() {
                return false;
            }

            @Override
            public void onStop(@Nullable Runnable wake) {
                before.run();
                throw new StackOverflowError();
            }
        };
    }
}
