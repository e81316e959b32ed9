package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Retry;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.spi.Lease;
import org.junit.jupiter.api.Test;

/** What a statement's failure says. */
public abstract class FailureContract extends Contract {
    private static final String UNKNOWN = "no_such_thing";

    /** For subclasses in other modules. */
    protected FailureContract() {}

    @Test
    void rejectedStatement_isToldWithTheServersWord() {
        Lease lease = lease();

        PenstockException failure = failure(() -> execute(lease, statements().rejected(UNKNOWN)));

        assertThat(failure).isInstanceOf(StatementException.class);
        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(failure.summary()).contains(UNKNOWN);
        assertThat(failure.retry()).isEqualTo(Retry.NO);
        assertWorks(lease);
    }

    @Test
    void failures_tellDatabaseNodeAndCause() {
        Lease lease = lease();

        PenstockException failure = failure(() -> execute(lease, statements().rejected(UNKNOWN)));

        assertThat(failure.diagnosis().database()).isEqualTo(opened().target().database());
        assertThat(failure.diagnosis().node()).isEqualTo(opened().target().node());
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.getCause()).isNotNull();
    }

    @Test
    void violatedKey_isNamedAsConstraint() {
        Lease lease = lease();
        changed(lease, statements().makeItems());
        Item first = new Item(1, "first");
        insert(lease, first);

        PenstockException failure = failure(() -> insert(lease, new Item(1, "twice")));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.retry()).isEqualTo(Retry.NO);
        assertThat(failure).isInstanceOf(StatementException.class);
        assertThat(items(lease)).containsExactly(first);
    }

    @Test
    void wire_showsWhatTheServerSaid() {
        Lease lease = lease();
        changed(lease, statements().makeItems());
        RecordedWire wire = new RecordedWire();

        execute(lease, statements().insert(new Item(1, "first")), wire);
        failure(() -> execute(lease, statements().insert(new Item(1, "twice")), wire));

        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "answered", "sending AUTOCOMMIT", "refused");
    }

    @Test
    void manyFailures_onOneLease_leaveItUsable() {
        Lease lease = lease();
        for (int i = 0; i < 200; i++) {
            String word = UNKNOWN + i;
            failure(() -> execute(lease, statements().rejected(word)));
        }
        assertWorks(lease);
    }
}
