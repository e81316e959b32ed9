package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A caller whose thread has been interrupted, before or while it uses a face, keeps its interrupt and loses no place. */
@Timeout(20)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptedCallersTest {
    private final SqliteBed bed = new SqliteBed();

    enum Moment {
        BEFORE,
        MEANWHILE
    }

    @AfterAll
    void close() {
        bed.close();
    }

    static Stream<Arguments> cases() {
        return Stream.of(Face.values())
                .flatMap(face -> Stream.of(Moment.values())
                        .flatMap(moment -> Stream.of(true, false).map(virtual -> Arguments.of(face, moment, virtual))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caller_interrupted_keepsItsInterruptAndAllPlacesComeBack(Face face, Moment moment, boolean virtual)
            throws Exception {
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        AtomicBoolean sent = new AtomicBoolean(moment == Moment.BEFORE);
        Runnable use = () -> {
            if (moment == Moment.BEFORE) {
                Thread.currentThread().interrupt();
            }
            try {
                face.use(bed.database);
            } catch (Exception told) {
                // an interrupted caller may be told so; what counts is what is left
                assertThat(told).isNotNull();
            } finally {
                while (!sent.get()) {
                    Thread.onSpinWait();
                }
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
            }
        };
        Thread caller =
                virtual ? Thread.ofVirtual().start(use) : Thread.ofPlatform().start(use);
        if (moment == Moment.MEANWHILE) {
            caller.interrupt();
            sent.set(true);
        }

        assertThat(stillInterrupted.get(10, TimeUnit.SECONDS)).isTrue();
        AllPlaces.back(bed.database);
        assertThatCode(() -> face.use(bed.database)).doesNotThrowAnyException();
    }
}
