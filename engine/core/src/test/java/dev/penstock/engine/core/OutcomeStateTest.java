package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.spi.TransactionControl;
import dev.penstock.engine.api.spi.Wire.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeStateTest {
    private final OutcomeState state = new OutcomeState();

    private void write(int index) {
        state.begin(index, Intent.WRITE, TransactionControl.NONE);
    }

    private void control(int index, TransactionControl control) {
        state.begin(index, Intent.WRITE, control);
    }

    private void answered(Scope scope) {
        state.sending(scope);
        state.answered();
    }

    @Test
    void notSent_isNotDone() {
        write(0);

        assertThat(state.ofFailure()).isEqualTo(Outcome.NOT_DONE);
        assertThat(state.parts()).isEmpty();
    }

    @Test
    void sentInAutocommit_isUnknown_unlessItReads() {
        write(0);
        state.sending(Scope.AUTOCOMMIT);
        assertThat(state.ofFailure()).isEqualTo(Outcome.UNKNOWN);

        state.begin(0, Intent.READ, TransactionControl.NONE);
        state.sending(Scope.AUTOCOMMIT);
        assertThat(state.ofFailure()).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void answeredInAutocommit_isDone_whateverBecomesOfItsRows() {
        write(0);
        answered(Scope.AUTOCOMMIT);

        assertThat(state.ofFailure()).isEqualTo(Outcome.DONE);
    }

    @Test
    void refused_isNotDone() {
        write(0);
        state.sending(Scope.AUTOCOMMIT);
        state.refused();

        assertThat(state.ofFailure()).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void inATransaction_sentIsNotDone_answeredIsDone_rolledBackIsNotDone() {
        write(0);
        state.sending(Scope.TRANSACTION);
        assertThat(state.ofFailure()).as("its commit was not sent").isEqualTo(Outcome.NOT_DONE);

        state.answered();
        assertThat(state.ofFailure()).as("the commit decides").isEqualTo(Outcome.DONE);

        state.rolledBack();
        assertThat(state.ofFailure()).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void ownTransaction_isDoneOnlyByItsCommit() {
        write(0);
        answered(Scope.OWN_TRANSACTION);
        assertThat(state.ofFailure()).isEqualTo(Outcome.NOT_DONE);

        state.sending(Scope.COMMIT);
        assertThat(state.ofFailure()).isEqualTo(Outcome.UNKNOWN);

        state.answered();
        assertThat(state.ofFailure()).isEqualTo(Outcome.DONE);
    }

    @Test
    void ownTransactionOfARead_isNeverUnknown() {
        state.begin(0, Intent.READ, TransactionControl.NONE);
        answered(Scope.OWN_TRANSACTION);
        state.sending(Scope.COMMIT);

        assertThat(state.ofFailure()).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void commit_withoutAnAnswer_isUnknown_andWithAnErrorNotDone() {
        control(0, TransactionControl.COMMIT);
        assertThat(state.ofFailure()).as("not sent").isEqualTo(Outcome.NOT_DONE);

        state.sending(Scope.COMMIT);
        assertThat(state.ofFailure()).isEqualTo(Outcome.UNKNOWN);

        state.refused();
        assertThat(state.ofFailure()).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void severalWrites_theSecondNotSent_isDoneInPart() {
        write(0);
        answered(Scope.AUTOCOMMIT);
        write(1);

        assertThat(state.ofFailure()).isEqualTo(Outcome.DONE);
        assertThat(state.parts()).isEqualTo(List.of(Outcome.DONE, Outcome.NOT_DONE));
    }

    @Test
    void readBeforeAFailedWrite_leavesNothingDone() {
        state.begin(0, Intent.READ, TransactionControl.NONE);
        answered(Scope.AUTOCOMMIT);
        write(1);
        state.sending(Scope.AUTOCOMMIT);
        state.refused();

        assertThat(state.ofFailure()).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void transactionInTheText_rolledBack_isNotDone() {
        control(0, TransactionControl.BEGIN);
        answered(Scope.AUTOCOMMIT);
        write(1);
        answered(Scope.TRANSACTION);
        control(2, TransactionControl.ROLLBACK);
        answered(Scope.TRANSACTION);
        write(3);
        state.sending(Scope.AUTOCOMMIT);
        state.refused();

        assertThat(state.ofFailure()).isEqualTo(Outcome.NOT_DONE);
        assertThat(state.parts().get(1)).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void transactionInTheText_committed_isDone() {
        control(0, TransactionControl.BEGIN);
        answered(Scope.AUTOCOMMIT);
        write(1);
        answered(Scope.TRANSACTION);
        control(2, TransactionControl.COMMIT);
        answered(Scope.COMMIT);
        write(3);
        state.sending(Scope.AUTOCOMMIT);
        state.refused();

        assertThat(state.ofFailure()).isEqualTo(Outcome.DONE);
    }

    @Test
    void transactionInTheText_itsConnectionLost_isNotDone() {
        control(0, TransactionControl.BEGIN);
        answered(Scope.AUTOCOMMIT);
        write(1);
        answered(Scope.TRANSACTION);
        write(2);
        state.sending(Scope.TRANSACTION);
        state.rolledBack();

        assertThat(state.ofFailure()).isEqualTo(Outcome.NOT_DONE);
        assertThat(state.parts()).containsExactly(Outcome.DONE, Outcome.NOT_DONE, Outcome.NOT_DONE);
    }

    @Test
    void transactionInTheText_leftOpen_isNotDone() {
        control(0, TransactionControl.BEGIN);
        answered(Scope.AUTOCOMMIT);
        write(1);
        answered(Scope.TRANSACTION);
        state.leftOpen();

        assertThat(state.ofFailure()).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void committedTransaction_thenAnotherOneLeftOpen_isDoneInPart() {
        control(0, TransactionControl.BEGIN);
        answered(Scope.AUTOCOMMIT);
        write(1);
        answered(Scope.TRANSACTION);
        control(2, TransactionControl.COMMIT);
        answered(Scope.COMMIT);
        control(3, TransactionControl.BEGIN);
        answered(Scope.AUTOCOMMIT);
        write(4);
        answered(Scope.TRANSACTION);
        state.leftOpen();

        assertThat(state.ofFailure()).isEqualTo(Outcome.DONE);
    }

    @Test
    void retry_beginsAfresh() {
        write(0);
        state.sending(Scope.AUTOCOMMIT);
        write(0);

        assertThat(state.ofFailure()).isEqualTo(Outcome.NOT_DONE);
        assertThat(state.sent()).isFalse();
    }
}
