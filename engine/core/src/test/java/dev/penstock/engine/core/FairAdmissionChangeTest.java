package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.Deadline;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An admission that is resized, sends its callers away, or closes. */
class FairAdmissionChangeTest extends FairAdmissionCalls {
    @Test
    void resize_larger_admitsWaitersAtOnce() {
        FairAdmission admission = full(1);
        Call first = call(admission, Deadline.NONE, StopSignal.NEVER);
        Call second = call(admission, Deadline.NONE, StopSignal.NEVER);
        Call third = call(admission, Deadline.NONE, StopSignal.NEVER);

        admission.resize(3);

        assertThat(first.result()).isEqualTo(Admitted.ADMITTED);
        assertThat(second.result()).isEqualTo(Admitted.ADMITTED);
        assertThat(third.isWaiting()).isTrue();
        assertThat(admission.permits()).isEqualTo(3);
        assertThat(admission.waiting()).isEqualTo(1);
    }

    @Test
    void resize_smaller_permitsDrain() {
        FairAdmission admission = full(3);

        admission.resize(1);

        assertThat(admission.free()).isZero();
        Call call = call(admission, Deadline.NONE, StopSignal.NEVER);
        admission.leave();
        admission.leave();
        assertThat(call.isWaiting()).isTrue();
        assertThat(admission.free()).isZero();
        admission.leave();
        assertThat(call.result()).isEqualTo(Admitted.ADMITTED);
        admission.leave();
        assertThat(admission.free()).isEqualTo(1);
    }

    @Test
    void resize_toZeroAndBack_holdsCallersMeanwhile() {
        FairAdmission admission = new FairAdmission(1, sweep);
        admission.resize(0);
        Call call = call(admission, Deadline.NONE, StopSignal.NEVER);

        admission.resize(1);

        assertThat(call.result()).isEqualTo(Admitted.ADMITTED);
    }

    @Test
    void resize_negative_isRefused() {
        FairAdmission admission = new FairAdmission(1, sweep);

        assertThatThrownBy(() -> admission.resize(-1)).hasMessageContaining("-1 permits");
        assertThatThrownBy(() -> new FairAdmission(-2, sweep)).hasMessageContaining("-2 permits");
        assertThat(admission.free()).isEqualTo(1);
    }

    @Test
    void sendAway_endsTheWaitsAndLaterCallersMayEnter() {
        FairAdmission admission = full(1);
        List<Call> calls = List.of(
                call(admission, Deadline.NONE, StopSignal.NEVER), call(admission, Deadline.NONE, StopSignal.NEVER));

        admission.sendAway();

        assertThat(calls).extracting(Call::result).containsOnly(Admitted.DIRECTED_AWAY);
        assertThat(admission.waiting()).isZero();
        Call later = call(admission, Deadline.NONE, StopSignal.NEVER);
        admission.leave();
        assertThat(later.result()).isEqualTo(Admitted.ADMITTED);
    }

    @Test
    void close_endsTheWaitsAndRefusesLaterCallers() {
        FairAdmission admission = full(1);
        Call call = call(admission, Deadline.NONE, StopSignal.NEVER);

        admission.close();
        admission.close();

        assertThat(call.result()).isEqualTo(Admitted.CLOSED);
        assertThat(admission.enter(Deadline.NONE, StopSignal.NEVER)).isEqualTo(Admitted.CLOSED);
        admission.leave();
        assertThat(admission.free()).isEqualTo(1);
        assertThat(admission.enter(AT_ONCE, StopSignal.NEVER)).isEqualTo(Admitted.CLOSED);
    }

    @Test
    void close_permitsAreFree_refusesAllTheSame() {
        FairAdmission admission = new FairAdmission(5, sweep);

        admission.close();

        assertThat(admission.enter(Deadline.NONE, StopSignal.NEVER)).isEqualTo(Admitted.CLOSED);
        assertThat(admission.free()).isEqualTo(5);
    }
}
