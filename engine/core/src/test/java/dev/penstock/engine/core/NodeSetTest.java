package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CheckoutState;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.ConsistencyToken;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.ServiceState;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.UnreachableException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeSetTest {
    private static final String NODE = "0/db1:5432";
    private static final SqlStatement STREAMED = SqlStatement.of("select 1")
            .with(StatementOptions.builder().fetchSize(1).build());

    private static Profile profile(int max) {
        return ScriptedPool.profile(max, Duration.ofSeconds(10));
    }

    @Test
    void largerPool_admitsTheWaitingCaller_andCutsNothing() {
        try (Scripted scripted = new Scripted(profile(1))) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(1));
            scripted.pool.script.add(statement -> ScriptedPool.rows(1));
            try (Rows held = scripted.database.query(STREAMED)) {
                Execution<Rows> waiting = scripted.database.queryAsync(STREAMED);
                Await.until(() -> scripted.database.pools().getFirst().waiting() == 1);

                scripted.adopt(profile(2));

                waiting.await().close();
                assertThat(held.next()).isNotNull();
            }
            assertThat(scripted.pool.calls).contains("refresh to 2").doesNotContain("pool closed");
        }
    }

    @Test
    void profileThatDiffersInNothingOfTheConnections_stillRefreshesOnlyTheTarget() {
        try (Scripted scripted = new Scripted(profile(2))) {
            long epoch = scripted.database.topology().epoch();

            scripted.adopt(profile(2));

            assertThat(scripted.pool.calls).isEmpty();
            assertThat(scripted.database.nodes().topology().epoch()).isEqualTo(epoch);
        }
    }

    @Test
    void newAddress_addsANode_andTheOldOneEndsInItsOwnTime() {
        try (Scripted scripted = new Scripted(profile(2))) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(2));
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            try (Rows held = scripted.database.query(STREAMED)) {
                scripted.adopt(profile(2).toBuilder()
                        .nodes(new NodeAddress.Host("db2", 5432))
                        .build());

                assertThat(scripted.database.nodes().topology().nodes())
                        .extracting(node -> node.id())
                        .containsExactly("0/db2:5432");
                scripted.database.update("insert 1");
                assertThat(scripted.lastCompletion().node()).isEqualTo("db2:5432");
                assertThat(held.next()).isNotNull();
                assertThat(scripted.pool.calls).doesNotContain("pool closed", "abort");
            }
            Await.until(() -> scripted.pool.calls.contains("pool closed"));
        }
    }

    @Test
    void suspendedNode_isWaitedFor() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            scripted.database.setService(NODE, ServiceState.SUSPENDED);
            Execution<?> waiting = scripted.database.updateAsync("insert 1");

            scripted.database.setService(NODE, ServiceState.IN_SERVICE);

            waiting.await();
            assertThat(scripted.pool.calls).containsExactly("insert 1");
        }
    }

    @Test
    void suspendedNode_beyondTheDeadline_isReportedWithItsState() {
        try (Scripted scripted = new Scripted(ScriptedPool.profile(1, Duration.ofMillis(30)))) {
            scripted.database.setService(NODE, ServiceState.SUSPENDED);

            UnreachableException out =
                    catchThrowableOfType(UnreachableException.class, () -> scripted.database.update("insert 1"));

            assertThat(out.code()).isEqualTo(ErrorCode.OUT_OF_SERVICE);
            assertThat(out).hasMessageContaining("SUSPENDED");
            assertThat(out.outcome()).isEqualTo(Outcome.NOT_DONE);
        }
    }

    @Test
    void fencedNode_cutsWhatRuns_andRefusesAtOnce() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.heedsCancel = false;
            scripted.pool.script.add(scripted.pool::untilStopped);
            Execution<?> running = scripted.database.updateAsync("insert 1");
            Await.until(() -> scripted.pool.calls.contains("insert 1"));

            scripted.database.setService(NODE, ServiceState.FENCED);

            assertThat(catchThrowableOfType(ConnectionLostException.class, running::await)
                            .outcome())
                    .isEqualTo(Outcome.UNKNOWN);
            assertThat(catchThrowableOfType(UnreachableException.class, () -> scripted.database.update("insert 2"))
                            .code())
                    .isEqualTo(ErrorCode.OUT_OF_SERVICE);
        }
    }

    @Test
    void drainingNode_letsWhatRunsEnd() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(2));
            try (Rows rows = scripted.database.query(STREAMED)) {
                scripted.database.setService(NODE, ServiceState.DRAINING);
                assertThat(rows.next()).isNotNull();
                assertThat(catchThrowableOfType(UnreachableException.class, () -> scripted.database.update("insert 2"))
                                .code())
                        .isEqualTo(ErrorCode.OUT_OF_SERVICE);
            }
            assertThat(scripted.pool.calls).doesNotContain("abort");
        }
    }

    @Test
    void service_ofAnUnknownNode_namesThoseThereAre() {
        try (Scripted scripted = new Scripted()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scripted.database.setService("0/db9:1", ServiceState.FENCED))
                    .withMessageContaining(NODE);
        }
    }

    @Test
    void awaitTopology_returnsTheOneThatMeetsTheCondition() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.probes.add(() -> ScriptedPool.answer(Duration.ofMillis(1)));

            assertThat(scripted.database
                            .awaitTopology(topology -> topology.health() == Health.UP, Duration.ofSeconds(30))
                            .epoch())
                    .isGreaterThan(1);
            assertThat(catchThrowableOfType(
                            DeadlineException.class,
                            () -> scripted.database.awaitTopology(topology -> false, Duration.ofMillis(5))))
                    .isNotNull();
        }
    }

    @Test
    void failingStatement_probesTheNodeAtOnce() {
        try (Scripted scripted = new Scripted(
                profile(2).toBuilder().probeEvery(Duration.ofHours(1)).build())) {
            scripted.pool.probes.add(() -> ScriptedPool.answer(Duration.ofMillis(1)));
            scripted.database.awaitTopology(topology -> topology.health() == Health.UP, Duration.ofSeconds(30));
            scripted.pool.probes.clear();
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.lost(Outcome.UNKNOWN);
            });

            assertThat(catchThrowableOfType(ConnectionLostException.class, () -> scripted.database.update("insert 1")))
                    .isNotNull();

            assertThat(scripted.database
                            .awaitTopology(topology -> topology.health() == Health.DOWN, Duration.ofSeconds(30))
                            .health())
                    .isEqualTo(Health.DOWN);
        }
    }

    @Test
    void checkouts_nameCallerStatementAndCallSite() {
        Profile traced = profile(2).toBuilder()
                .pool(new Profile.Pool(0, 2, Duration.ofSeconds(10), true))
                .build();
        try (Scripted scripted = new Scripted(traced)) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(1));
            try (Rows _ = scripted.database.query(STREAMED)) {
                List<CheckoutState> out = scripted.database.checkouts();

                assertThat(out).singleElement().satisfies(checkout -> {
                    assertThat(checkout.node()).isEqualTo("db1:5432");
                    assertThat(checkout.statement()).isEqualTo("select 1");
                    assertThat(checkout.serverSession()).isEqualTo("4711");
                    assertThat(checkout.callSite()).isNotEmpty();
                });
            }
            assertThat(scripted.database.checkouts()).isEmpty();
        }
    }

    @Test
    void writes_onSeveralNodes_leaveATokenBehind() {
        Profile two = profile(2).toBuilder()
                .nodes(new NodeAddress.Host("db1", 5432), new NodeAddress.Host("db2", 5432))
                .build();
        try (Scripted scripted = new Scripted(two)) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            var session = scripted.database.session(Caller.of("test"));
            session.update("insert 1");

            var token = session.token().orElseThrow();

            assertThat(token.positions()).containsEntry("0", "1");
            var other = scripted.database.session(Caller.of("other"));
            other.observe(token);
            assertThat(other.token()).contains(token);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> other.observe(new ConsistencyToken("else", 1, token.positions())))
                    .withMessageContaining("else");
        }
    }
}
