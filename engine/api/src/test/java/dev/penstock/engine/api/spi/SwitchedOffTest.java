package dev.penstock.engine.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Count;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.api.Shard;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Topology;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.WorkspaceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each stop of the way does nothing when it is switched off. */
class SwitchedOffTest {
    private static final SqlStatement STATEMENT = SqlStatement.of("select 1");
    private static final EngineEvent.Started STARTED =
            new EngineEvent.Started(1, Instant.EPOCH, "db", Caller.of("test"), Intent.READ, "select 1");
    private static final EngineEvent.Completion COMPLETION =
            new EngineEvent.Completion(STARTED, Instant.EPOCH, null, 0, 0, 0, Outcome.DONE, null);

    @Test
    void access_off_letsEverybodyPass() {
        Profile profile = new Profile(
                "db",
                EngineKind.SQLITE,
                List.of(),
                null,
                null,
                null,
                Profile.Tls.DEFAULT,
                Profile.Pool.DEFAULT,
                Duration.ofSeconds(1),
                Profile.SafeMode.OFF,
                new Profile.Place(Path.of("w"), 1, 1));

        assertThatCode(() -> AccessDecision.OFF.check(Caller.of("test"), Intent.DDL, profile, STATEMENT))
                .doesNotThrowAnyException();
    }

    @Test
    void cache_off_knowsNothingAndKeepsNothing() {
        Result result = new Count(1);

        assertThat(ResultCache.OFF.keep("db", Intent.READ, STATEMENT, result)).isSameAs(result);
        assertThat(ResultCache.OFF.find("db", Intent.READ, STATEMENT)).isNull();
    }

    @Test
    void admission_off_neverWaits() {
        assertThat(Admission.OFF.enter(Deadline.after(Duration.ZERO), () -> true))
                .isTrue();
        Admission.OFF.leave();
        assertThat(Admission.OFF.waiting()).isZero();
    }

    @Test
    void breaker_off_isAlwaysClosed() {
        Breaker.OFF.failed(
                new UnsupportedException(ErrorCode.UNSUPPORTED, "no", Diagnosis.of(Outcome.NOT_DONE, ""), null));
        Breaker.OFF.succeeded();

        assertThatCode(Breaker.OFF::check).doesNotThrowAnyException();
    }

    @Test
    void recorderAndAudit_off_recordNothing() throws IOException {
        Recorder.OFF.started(STARTED);
        Recorder.OFF.completed(COMPLETION);
        AuditSink.OFF.started(STARTED);
        AuditSink.OFF.completed(COMPLETION);
        Recorder.OFF.close();
        Metrics metrics = Recorder.OFF.metrics();
        StringBuilder exposed = new StringBuilder();
        metrics.expose(exposed);

        assertThat(exposed.toString()).startsWith("#");
        assertThat(metrics.recordingSince()).isEqualTo(Instant.MAX);
        assertThat(metrics.series("db", Duration.ofMinutes(1)).slots()).isEmpty();
        assertThat(metrics.series(List.of("db"), Duration.ofMinutes(1), Duration.ofSeconds(5))
                        .slots())
                .isEmpty();
        assertThat(metrics.statements("db", Duration.ofMinutes(1)).byDigest()).isEmpty();
        assertThat(metrics.statements("db", Duration.ofMinutes(1)).others()).isNull();
        assertThat(metrics.statement("db", "select ?", Duration.ofMinutes(1))).isEmpty();
        assertThat(metrics.waits(List.of("db"), Duration.ofMinutes(1)).mean()).isNull();
        assertThat(Migrator.OFF.supports(EngineKind.SQLITE)).isFalse();
    }

    @Test
    void router_single_choosesTheOneNode() {
        Node node = Node.unobserved(new NodeAddress.Host("db1", 1), Instant.EPOCH);
        Topology topology = new Topology("db", List.of(new Shard("0", List.of(node))));

        assertThat(Router.SINGLE.route(topology, Intent.WRITE, STATEMENT, List.of()))
                .isSameAs(node);
        assertThat(topology.health()).isEqualTo(Health.UNKNOWN);
    }

    @Test
    void pool_close_leavesNoGrace() {
        Duration[] grace = new Duration[1];
        NodePool pool = new NodePool() {
            @Override
            public Lease lease(Deadline deadline) {
                throw new AssertionError();
            }

            @Override
            public PoolState state() {
                throw new AssertionError();
            }

            @Override
            public Probe probe(Deadline deadline) {
                throw new AssertionError();
            }

            @Override
            public void close(Duration given) {
                grace[0] = given;
            }
        };

        pool.close();

        assertThat(grace[0]).isZero();
    }

    @Test
    void open_withoutAnEngine_saysWhatToAdd() {
        Path file = Path.of("penstock.yaml");

        assertThatThrownBy(() -> Penstock.open(file))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("PEN-1004")
                .hasMessageContaining("penstock-engine-core");
        assertThatThrownBy(() -> WorkspaceStore.at(file)).isInstanceOf(UnsupportedException.class);
        assertThatThrownBy(() -> SecretStore.beside(file)).isInstanceOf(UnsupportedException.class);
    }
}
