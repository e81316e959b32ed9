package dev.penstock.connectors.tck.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.tck.RecordedWire;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Retry;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.Wire;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the failures of commands say, and what may be run again after them. */
public abstract class DocumentFailureContract extends DocumentContract {
    private static final DocumentCommand RENAME = DocumentCommand.of("""
            {"update": "paper", "updates": [{"q": {"_id": 1}, "u": {"$set": {"name": :name}}}]}""");

    /** For subclasses in other modules. */
    protected DocumentFailureContract() {}

    @Test
    void slip_inTheText_isShownAtItsPlace() {
        Lease lease = lease();
        String text = "{\"find\": \"paper\", \"filter\": {\"ü🐘\": }}";

        PenstockException failure = failure(() -> execute(lease, DocumentCommand.of(text)));

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.diagnosis().position()).isEqualTo(text.indexOf("}}") + 1);
        assertThat(failure.diagnosis().node()).isEqualTo(opened().target().node());
        assertWorks(lease);
    }

    @Test
    void operatorThatTheServerDoesNotKnow_isRejected() {
        Lease lease = lease();
        changed(lease, insert(Map.of("_id", 1)));

        PenstockException failure = failure(() -> documents(lease, find(Map.of("_id", Map.of("$nothing", 1)))));

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(failure.summary()).contains("$nothing");
        assertThat(failure.retry()).isEqualTo(Retry.NO);
    }

    @Test
    void duplicateKey_isNotToBeRunAgain() {
        Lease lease = lease();
        changed(lease, insert(Map.of("_id", 1)));

        PenstockException failure = failure(() -> execute(lease, insert(Map.of("_id", 1))));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
        assertThat(failure.retry()).isEqualTo(Retry.NO);
    }

    @Test
    void nodeThatSteppedDown_theStatementMayRunAgain() {
        Lease lease = lease();
        RecordedWire wire = new RecordedWire();
        server().failNext("insert", DocumentFault.STEPPED_DOWN);

        PenstockException failure = failure(() -> execute(lease, insert(Map.of("_id", 1)), wire));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.retry()).isEqualTo(Retry.STATEMENT);
        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "refused");
    }

    @Test
    void conflict_theTransactionMayRunAgain() {
        if (!can(Capability.TRANSACTIONS)) {
            return; // CapabilityContract shows the refusal
        }
        Lease first = lease();
        Lease second = lease();
        changed(first, insert(Map.of("_id", 1, "name", "before")));
        first.begin(TransactionOptions.DEFAULT);
        second.begin(TransactionOptions.DEFAULT);
        changed(first, RENAME.with("name", "first"));

        PenstockException failure = failure(() -> {
            changed(second, RENAME.with("name", "second"));
            second.commit(Wire.NONE);
        });
        second.rollback(Wire.NONE);
        first.commit(Wire.NONE);

        assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.retry()).isEqualTo(Retry.TRANSACTION);
        assertThat(only(second, 1).get("name")).isEqualTo("first");
    }

    @Test
    void commitThatIsNotConfirmed_theCommitMayRunAgain() {
        if (!can(Capability.TRANSACTIONS)) {
            return; // CapabilityContract shows the refusal
        }
        Lease lease = lease();
        changed(lease, DocumentCommand.of("{\"create\": \"paper\"}"));
        RecordedWire wire = new RecordedWire();
        server().failNext("commitTransaction", DocumentFault.COMMIT_UNCONFIRMED);
        lease.begin(TransactionOptions.DEFAULT);
        changed(lease, insert(Map.of("_id", 1)));

        PenstockException failure = failure(() -> lease.commit(wire));

        assertThat(failure.retry()).isEqualTo(Retry.COMMIT);
        assertThat(wire.steps()).as("neither answered nor refused").containsExactly("sending COMMIT");
        lease.commit(wire);
        assertThat(wire.steps()).containsExactly("sending COMMIT", "sending COMMIT", "answered");
        assertThat(keys(lease)).containsExactly("1");
    }

    @Test
    void connectionThatBreaks_leavesTheOutcomeOpen_andTheLeaseUnusable() {
        NodePool one = pool(0, 1, LONG);
        RecordedWire wire = new RecordedWire();
        try (Lease lease = lease(one)) {
            server().failNext("insert", DocumentFault.CONNECTION_CLOSED);

            PenstockException failure = failure(() -> execute(lease, insert(Map.of("_id", 1)), wire));

            assertThat(failure).isInstanceOf(ConnectionLostException.class);
            assertThat(failure.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
            assertThat(wire.steps()).as("neither answered nor refused").containsExactly("sending AUTOCOMMIT");
            assertThat(lease.usable()).isFalse();
        }

        try (Lease next = lease(one)) {
            assertWorks(next);
        }
    }
}
