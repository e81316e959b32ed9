package dev.penstock.engine.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.WorkspaceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each service of the pipeline does nothing when it is switched off. */
class SwitchedOffTest {
    private static final SqlStatement STATEMENT = SqlStatement.of("select 1");
    private static final StatementEvent.Started STARTED =
            new StatementEvent.Started(1, Instant.EPOCH, "db", Caller.of("test"), Intent.READ, "select 1", "select ?");
    private static final StatementEvent.Completed COMPLETION =
            new StatementEvent.Completed(STARTED, Instant.EPOCH, null, 0, 0, 0, Outcome.DONE, null);

    @Test
    void access_off_letsEverybodyPass() {
        Profile profile = Profile.builder("db", EngineKind.SQLITE)
                .nodes(new NodeAddress.File(Path.of("/a.db")))
                .build();
        Analysis analysis = Analysis.of("select ?", AnalysedStatement.unknown("select"));

        assertThatCode(() -> AccessDecision.OFF.check(Caller.of("test"), profile, STATEMENT, Intent.DDL, analysis))
                .doesNotThrowAnyException();
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
    void wire_off_takesEachStep() {
        assertThatCode(() -> {
                    Wire.NONE.sending(Wire.Scope.AUTOCOMMIT);
                    Wire.NONE.answered();
                    Wire.NONE.refused();
                    Wire.NONE.rolledBack();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void analysis_ofKnownStatements_isAsStrictAsTheStrictest() {
        AnalysedStatement read = new AnalysedStatement(
                "SELECT", Intent.READ, TransactionControl.NONE, false, false, false, Set.of(), List.of());

        Analysis both = Analysis.of("select ?; x", read, AnalysedStatement.unknown("X"));

        assertThat(both.intent()).isEqualTo(Intent.WRITE);
        assertThat(both.single()).isFalse();
        assertThat(both.weight()).isPositive();
        assertThat(Analysis.of("select ?", read).intent()).isEqualTo(Intent.READ);
        assertThat(both.statements().getLast().objects()).isNull();
        assertThat(both.statements().getLast().changesSession()).isTrue();
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
            public void refresh(NodeTarget target) {
                throw new AssertionError();
            }

            @Override
            public void drain() {
                throw new AssertionError();
            }

            @Override
            public void close(Duration given) {
                grace[0] = given;
            }
        };

        assertThat(pool.changes()).isEmpty();
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
