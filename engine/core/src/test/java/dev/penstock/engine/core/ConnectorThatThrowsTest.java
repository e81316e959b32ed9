package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call that the engine makes to a connector or a driver fails once, in whatever way: no place is lost. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectorThatThrowsTest {
    private static final int MOST_CALLS = 200;

    private final SqliteBed bed = new SqliteBed();

    @SuppressWarnings("ImmutableEnumChecker") // its functions have no state
    enum Fault {
        OUT_OF_MEMORY(() -> new OutOfMemoryError("simulated")),
        BUG(() -> new IllegalStateException("a connector's bug")),
        LOST(() -> ScriptedPool.lost(Outcome.NOT_DONE));

        private final Supplier<Throwable> thrown;

        Fault(Supplier<Throwable> thrown) {
            this.thrown = thrown;
        }
    }

    @AfterAll
    void close() {
        bed.close();
    }

    static Stream<Arguments> cases() {
        return Stream.of(Face.values())
                .flatMap(face -> Stream.of(Fault.values()).map(fault -> Arguments.of(face, fault)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anyCall_fails_allPlacesComeBack(Face face, Fault fault) throws Exception {
        bed.faults.count();
        face.use(bed.database);
        int calls = bed.faults.calls();
        assertThat(calls).isBetween(1, MOST_CALLS);

        for (int call = 1; call <= calls; call++) {
            long before = bed.written();
            bed.faults.arm(call, fault.thrown.get());
            Throwable told = told(face, bed.database);
            String failed = bed.faults.failed();
            bed.faults.count();
            AllPlaces.back(bed.database, failed);
            if (notDone(told)) {
                assertThat(bed.written())
                        .as("%s failed, and the caller was told %s", failed, told)
                        .isEqualTo(before);
            }
        }
    }

    private static @Nullable Throwable told(Face face, CoreDatabase database) {
        try {
            face.use(database);
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    private static boolean notDone(@Nullable Throwable told) {
        for (Throwable cause = told; cause != null; cause = cause.getCause()) {
            if (cause instanceof PenstockException failure) {
                return failure.outcome() == Outcome.NOT_DONE;
            }
        }
        return false;
    }
}
