package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeWatchTest {
    @Test
    void node_beforeAnybodyAsks_isUnknown() {
        try (Scripted scripted = new Scripted()) {
            Node node = scripted.database.nodes().topology().nodes().getFirst();

            assertThat(node.health()).isEqualTo(Health.UNKNOWN);
            assertThat(node.role()).isEqualTo(Role.UNKNOWN);
            assertThat(node.observed()).isNull();
        }
    }

    @Test
    void node_thatAnswers_isUp() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.probes.add(() -> ScriptedPool.answer(Duration.ofMillis(2)));

            scripted.database.topology();

            Await.until(() -> node(scripted).health() == Health.UP);
            assertThat(node(scripted).role()).isEqualTo(Role.PRIMARY);
            assertThat(node(scripted).reason()).isNull();
            assertThat(node(scripted).code()).isNull();
            assertThat(node(scripted).nextProbeAt()).isAfter(node(scripted).observedAt());
        }
    }

    @Test
    void node_thatAnswersSlowly_isDegradedAndSaysWhy() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.probes.add(() -> ScriptedPool.answer(Duration.ofSeconds(3)));

            scripted.database.topology();

            Await.until(() -> node(scripted).health() == Health.DEGRADED);
            assertThat(node(scripted).reason()).contains("1000 ms");
            assertThat(node(scripted).code()).isNull();
        }
    }

    @Test
    void node_thatFallsSilent_isDownKeepsItsLastObservationAndComesBack() {
        try (Scripted scripted = new Scripted()) {
            List<EngineEvent> events = Collections.synchronizedList(new ArrayList<>());
            scripted.services.events().listen(events::add);
            scripted.pool.probes.add(() -> ScriptedPool.answer(Duration.ofMillis(2)));
            scripted.pool.probes.add(() -> {
                throw ScriptedPool.lost(Outcome.NOT_DONE);
            });
            scripted.database.topology();
            Await.until(() -> node(scripted).health() == Health.DOWN);

            Node down = node(scripted);
            assertThat(down.reason()).isEqualTo("The connection broke");
            assertThat(down.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
            assertThat(down.observed()).isNotNull();
            assertThat(down.role()).isEqualTo(Role.UNKNOWN);

            scripted.pool.probes.add(() -> ScriptedPool.answer(Duration.ofMillis(2)));
            Await.until(() -> node(scripted).health() == Health.UP);
            Await.until(() -> events.size() >= 3);
            assertThat(events).allMatch(event -> event instanceof EngineEvent.TopologyChanged);
        }
    }

    @Test
    void probe_withABug_isDownAndNamesIt() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.probes.add(() -> {
                throw new IllegalStateException("a bug");
            });

            scripted.database.topology();

            Await.until(() -> node(scripted).health() == Health.DOWN);
            assertThat(node(scripted).reason()).contains("a bug");
            assertThat(node(scripted).code()).isEqualTo(ErrorCode.INTERNAL);
        }
    }

    private static Node node(Scripted scripted) {
        return scripted.database.nodes().topology().nodes().getFirst();
    }
}
