package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.AuditSink;
import dev.penstock.engine.api.spi.Recorder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A recorder, an audit sink, an access decision or a listener throws at each of its methods, under each face. */
@Timeout(20)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObserversThatThrowTest {
    private final Watcher watcher = new Watcher();
    private final SqliteBed bed = new SqliteBed(
            watcher, watcher.audit(), (caller, profile, statement, intent, analysis) -> watcher.at(Moment.ACCESS));

    enum Moment {
        RECORDER_STARTED,
        RECORDER_COMPLETED,
        AUDIT_STARTED,
        AUDIT_COMPLETED,
        ACCESS,
        STATEMENT_LISTENER;

        /** Whether what it throws is a refusal. */
        private boolean refuses() {
            return this == AUDIT_STARTED || this == ACCESS;
        }
    }

    @AfterEach
    void rest() {
        watcher.moment = null;
    }

    @AfterAll
    void close() {
        bed.close();
    }

    static Stream<Arguments> cases() {
        return Stream.of(Moment.values())
                .flatMap(moment -> Stream.of(Thrown.BUG, Thrown.OUT_OF_MEMORY)
                        .flatMap(thrown -> Stream.of(Face.values()).map(face -> Arguments.of(moment, thrown, face))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void observer_throws_refusesOrIsIgnored_andAllPlacesComeBack(Moment moment, Thrown thrown, Face face) {
        watcher.begun.set(0);
        watcher.ended.set(0);
        watcher.thrown = thrown;
        watcher.moment = moment;

        try (var _ = bed.services.observers().statements().listen(event -> watcher.at(Moment.STATEMENT_LISTENER))) {
            Throwable told = catchThrowable(() -> face.use(bed.database));
            if (moment.refuses()) {
                assertThat(told).isNotNull();
            } else {
                assertThat(told).isNull();
            }
        }

        watcher.moment = null;
        AllPlaces.back(bed.database);
        assertThat(watcher.ended).as("operations that the recorder saw end").hasValue(watcher.begun.get());
        assertThatCode(() -> face.use(bed.database)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(Thrown.class)
    void engineListener_throws_getsTheNextEventAllTheSame(Thrown thrown) {
        try (Scripted scripted = new Scripted()) {
            AtomicInteger heard = new AtomicInteger();
            scripted.services.events().listen(event -> {
                heard.incrementAndGet();
                thrown.now();
            });
            scripted.pool.reachable = false;
            for (int i = 1; i <= 2; i++) {
                int expected = i;
                assertThat(catchThrowable(() -> scripted.database.query("select 1")))
                        .isNotNull();
                Await.until(() -> heard.get() == expected);
            }
            AllPlaces.back(scripted.database);
        }
    }

    @ParameterizedTest
    @EnumSource(Thrown.class)
    void topologyCondition_throws_itsCallerGetsIt(Thrown thrown) {
        Throwable meant = catchThrowable(thrown::now);

        assertThat(catchThrowable(() -> bed.database.awaitTopology(seen -> thrown.now(), Duration.ofSeconds(10))))
                .hasSameClassAs(meant);
        assertThat(bed.database.awaitTopology(seen -> true, Duration.ofSeconds(10)))
                .isNotNull();
    }

    @Test
    void probe_throwsAnError_theNextProbeIsMadeAllTheSame() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.probes.add(Thrown.OUT_OF_MEMORY::now);
            scripted.pool.probes.add(() -> ScriptedPool.answer(Duration.ofMillis(1)));

            assertThat(scripted.database.awaitTopology(
                            seen -> seen.nodes().getFirst().health() == Health.UP, Duration.ofSeconds(10)))
                    .isNotNull();
        }
    }

    private static final class Watcher implements Recorder {
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private volatile Thrown thrown = Thrown.BUG;
        private volatile @Nullable Moment moment;

        private void at(Moment now) {
            if (now == moment) {
                thrown.now();
            }
        }

        @Override
        public void started(StatementEvent.Started event) {
            begun.incrementAndGet();
            at(Moment.RECORDER_STARTED);
        }

        @Override
        public void completed(StatementEvent.Completed event) {
            ended.incrementAndGet();
            at(Moment.RECORDER_COMPLETED);
        }

        @Override
        public Metrics metrics() {
            return Recorder.OFF.metrics();
        }

        @Override
        public void close() {}

        private AuditSink audit() {
            return new AuditSink() {
                @Override
                public void started(StatementEvent.Started event) {
                    at(Moment.AUDIT_STARTED);
                }

                @Override
                public void completed(StatementEvent.Completed event) {
                    at(Moment.AUDIT_COMPLETED);
                }
            };
        }
    }
}
