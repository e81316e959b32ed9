package dev.penstock.engine.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that work which passes a gate ends its operation and gives its connection back. */
class GatePassTest {
    private final List<String> calls = new ArrayList<>();
    private final Gate gate = new FakeGate();

    @Test
    void pass_ofWorkThatEndsWell_succeedsAndReturnsItsValue() {
        String value = gate.pass(SqlStatement.of("copy t"), operation -> {
            operation.count(7);
            return "done";
        });

        assertThat(value).isEqualTo("done");
        assertThat(calls).containsExactly("begin copy t", "count 7", "succeed", "close");
    }

    @Test
    void pass_ofWorkThatFails_throwsTheOperationsFailure() {
        assertThatThrownBy(() -> gate.pass(SqlStatement.of("copy t"), operation -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("broken");
        assertThat(calls).containsExactly("begin copy t", "fail broken", "close");
    }

    @Test
    void control_withADeadlineNotSupported_isThePlainOne() {
        try (HeldConnection held = gate.hold()) {
            held.control("COMMIT", Intent.WRITE, Deadline.NONE, null);
        }

        assertThat(calls).containsExactly("control COMMIT", "close");
    }

    private final class FakeGate implements Gate {
        @Override
        public Profile profile() {
            throw new AssertionError();
        }

        @Override
        public Caller caller() {
            throw new AssertionError();
        }

        @Override
        public HeldConnection hold() {
            return new FakeConnection();
        }
    }

    private final class FakeConnection implements HeldConnection {
        @Override
        public GateOperation begin(Statement described, @Nullable Stoppable target) {
            calls.add("begin " + described.text());
            return new FakeOperation();
        }

        @Override
        public GateOperation control(String text) {
            calls.add("control " + text);
            return new FakeOperation();
        }

        @Override
        public Optional<Lease> lease() {
            return Optional.empty();
        }

        @Override
        public Optional<String> node() {
            return Optional.empty();
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }

    private final class FakeOperation implements GateOperation {
        @Override
        public Lease lease() {
            throw new AssertionError();
        }

        @Override
        public Analysis analysis() {
            throw new AssertionError();
        }

        @Override
        public Wire wire() {
            throw new AssertionError();
        }

        @Override
        public void checkpoint() {}

        @Override
        public void count(long rows) {
            calls.add("count " + rows);
        }

        @Override
        public void cancel() {}

        @Override
        public void succeed() {
            calls.add("succeed");
        }

        @Override
        public PenstockException fail(Throwable thrown) {
            calls.add("fail " + thrown.getMessage());
            return new StatementException(
                    ErrorCode.STATEMENT_REJECTED,
                    String.valueOf(thrown.getMessage()),
                    Diagnosis.of(Outcome.NOT_DONE, ""),
                    null);
        }
    }
}
