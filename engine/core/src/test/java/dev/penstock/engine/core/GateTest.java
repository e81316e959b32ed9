package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.spi.AccessDecision;
import dev.penstock.engine.api.spi.Gate;
import dev.penstock.engine.api.spi.GateOperation;
import dev.penstock.engine.api.spi.HeldConnection;
import dev.penstock.engine.api.spi.Wire;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GateTest {
    private static Gate gate(Scripted scripted) {
        return scripted.database.session(Caller.of("test")).unwrap(Gate.class);
    }

    @Test
    void pass_runsOneOperationOnAConnectionOfItsOwn() {
        try (Scripted scripted = new Scripted()) {
            String session = gate(scripted).pass(SqlStatement.of("copy t"), operation -> {
                operation.wire().sending(Wire.Scope.AUTOCOMMIT);
                operation.wire().answered();
                operation.count(7);
                return Objects.requireNonNull(operation.lease().serverSession());
            });

            assertThat(session).isEqualTo("4711");
            assertThat(scripted.pool.out).hasValue(0);
            assertThat(scripted.lastCompletion().rows()).isEqualTo(7);
            assertThat(scripted.lastCompletion().started().text()).isEqualTo("copy t");
        }
    }

    @Test
    void pass_thatFails_hasTheOutcomeOfItsWire() {
        try (Scripted scripted = new Scripted()) {
            ConnectionLostException lost = catchThrowableOfType(
                    ConnectionLostException.class,
                    () -> gate(scripted).pass(SqlStatement.of("copy t"), operation -> {
                        operation.wire().sending(Wire.Scope.AUTOCOMMIT);
                        throw ScriptedPool.lost(Outcome.NOT_DONE);
                    }));

            assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(lost.diagnosis().node()).isEqualTo("db1:5432");
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void access_refuses_nothingIsCheckedOut() {
        AccessDecision nothing = (caller, profile, statement, intent, analysis) -> {
            throw new RefusedException(
                    ErrorCode.ACCESS_REFUSED, "No grant", Diagnosis.of(Outcome.NOT_DONE, "Ask."), null);
        };
        try (Scripted scripted =
                new Scripted(ScriptedPool.profile(1, Duration.ofSeconds(1)), nothing, ResultCache.OFF)) {
            assertThat(catchThrowableOfType(
                            RefusedException.class,
                            () -> gate(scripted).pass(SqlStatement.of("copy t"), operation -> "never")))
                    .isNotNull();
            assertThat(scripted.pool.out).hasValue(0);
            assertThat(scripted.completed).hasSize(1);
            try (HeldConnection held = gate(scripted).hold()) {
                held.control("COMMIT").succeed();
            }
            assertThat(scripted.started.getLast().text()).isEqualTo("COMMIT");
        }
    }

    @Test
    void heldConnection_servesSeveralOperations_oneOpenBesideAnother() {
        try (Scripted scripted = new Scripted()) {
            try (HeldConnection held = gate(scripted).hold()) {
                assertThat(held.lease()).isEmpty();
                assertThat(held.node()).isEmpty();
                GateOperation open = held.begin(SqlStatement.of("select 1"));
                GateOperation next = held.begin(SqlStatement.of("insert 2"));
                assertThat(next.lease()).isSameAs(open.lease());
                assertThat(next.analysis().digest()).isEqualTo("insert 2");
                next.succeed();
                open.checkpoint();
                open.succeed();
                open.succeed();
                assertThat(held.lease()).isPresent();
                assertThat(held.node()).contains("db1:5432");
                assertThat(scripted.pool.out).hasValue(1);
            }
            assertThat(scripted.pool.out).hasValue(0);
            assertThat(scripted.completed).hasSize(2);
        }
    }

    @Test
    void cancel_reachesTheTargetOfTheOperation() {
        try (Scripted scripted = new Scripted();
                HeldConnection held = gate(scripted).hold()) {
            GateOperation operation = held.begin(SqlStatement.of("insert 1"));
            operation.cancel();

            Await.until(() -> scripted.pool.calls.contains("cancel"));
            CancelledException cancelled = catchThrowableOfType(CancelledException.class, operation::checkpoint);
            assertThat(operation.fail(cancelled)).isInstanceOf(CancelledException.class);
        }
    }

    /** A relay passes raw messages over a leased connection: the gate is wide enough for that. */
    @Test
    void relay_passesItsMessagesAsOperations() {
        try (Scripted scripted = new Scripted();
                HeldConnection held = gate(scripted).hold()) {
            StringBuilder server = new StringBuilder();
            scripted.pool.beneath = server;
            for (String message : new String[] {"select 1", "insert 2"}) {
                GateOperation operation = held.begin(SqlStatement.of(message));
                operation.wire().sending(Wire.Scope.AUTOCOMMIT);
                operation
                        .lease()
                        .unwrap(StringBuilder.class)
                        .orElseThrow()
                        .append(message)
                        .append('|');
                operation.wire().answered();
                operation.succeed();
            }

            assertThat(server).hasToString("select 1|insert 2|");
            assertThat(scripted.completed)
                    .extracting(end -> end.started().text())
                    .containsExactly("select 1", "insert 2");
        }
    }

    @Test
    void unwrap_ofWhatTheConnectorDoesNotHave_saysSo() {
        try (Scripted scripted = new Scripted()) {
            assertThat(catchThrowableOfType(
                            UnsupportedException.class,
                            () -> scripted.database.session(Caller.of("test")).unwrap(Runnable.class)))
                    .hasMessageContaining("java.lang.Runnable");
            assertThat(gate(scripted).profile().name()).isEqualTo("scripted");
            assertThat(gate(scripted).caller().application()).isEqualTo("test");
        }
    }
}
