package dev.penstock.connectors.tck.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Holds an engine to the outcomes that it reports; see the package. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OutcomesContract {
    private static final int LEAST_CASES = 200;
    private static final int MEASUREMENTS = 3;

    /** Generous: a busy machine is slow and not wrong. */
    private static final long PATIENCE_SECONDS = 60;

    private final AtomicInteger ids = new AtomicInteger(1);
    private final Map<String, Traffic> clean = new HashMap<>();
    private @Nullable OutcomesBed bed;

    /** For subclasses in other modules. */
    protected OutcomesContract() {}

    /** The bed of all cases; closed after the last. */
    protected abstract OutcomesBed bed() throws Exception;

    /** What a call sends and gets if nothing interrupts it. */
    private record Traffic(long request, long answer) {}

    @BeforeAll
    final void openBed() throws Exception {
        bed = bed();
    }

    @AfterAll
    final void closeBed() {
        OutcomesBed opened = bed;
        if (opened != null) {
            opened.close();
        }
    }

    private OutcomesBed opened() {
        return Objects.requireNonNull(bed);
    }

    @Test
    final void cases_areEnough() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(LEAST_CASES);
    }

    @TestFactory
    final Stream<DynamicTest> outcome() {
        return cases().map(
                        one -> DynamicTest.dynamicTest(one.toString(), () -> run(one.program(), one.interruption())));
    }

    private record Case(Program program, Interruption interruption) {
        @Override
        public String toString() {
            return program.name() + ": " + interruption.name();
        }
    }

    private Stream<Case> cases() {
        OutcomeTexts texts = opened().texts();
        List<Program> programs = Stream.concat(ApiPrograms.all(texts).stream(), JdbcPrograms.all(texts).stream())
                .toList();
        List<Interruption> interruptions = Stream.concat(
                        Interruption.common().stream(), opened().interruptions().stream())
                .toList();
        return programs.stream()
                .flatMap(program -> interruptions.stream()
                        .filter(interruption -> interruption.fits(program))
                        .map(interruption -> new Case(program, interruption)));
    }

    private void run(Program program, Interruption interruption) throws Exception {
        Traffic traffic = clean(program);
        int id = ids.getAndAdd(2);
        opened().renew();
        Throwable failure;
        try (Call call = program.calls()
                .apply(new Setting(
                        opened().database(),
                        opened().texts(),
                        id,
                        interruption.slow(),
                        interruption.timeout(),
                        interruption.cancels()))) {
            call.prepare();
            try {
                failure = interrupted(call, interruption, traffic);
            } finally {
                opened().heal();
            }
        }
        verify(program, interruption, id, failure);
        verifyNothingHeld();
    }

    /** Runs the call on a thread of its own and interrupts it; what it threw, or null. */
    private static @Nullable Throwable interrupted(Call call, Interruption interruption, Traffic traffic)
            throws Exception {
        CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().name("outcomes-caller").unstarted(() -> {
            try {
                call.run();
                ended.complete(null);
            } catch (Throwable thrown) {
                ended.completeExceptionally(thrown);
            }
        });
        Scene scene = new Scene(traffic.request(), traffic.answer(), caller, call::cancel);
        interruption.arm().run(scene);
        caller.start();
        interruption.during().run(scene);
        try {
            ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause();
        }
    }

    private Traffic clean(Program program) throws Exception {
        Traffic known = clean.get(program.name());
        if (known != null) {
            return known;
        }
        Traffic least = measured(program);
        for (int i = 1; i < MEASUREMENTS; i++) {
            Traffic again = measured(program);
            least = new Traffic(Math.min(least.request(), again.request()), Math.min(least.answer(), again.answer()));
        }
        clean.put(program.name(), least);
        return least;
    }

    private Traffic measured(Program program) throws Exception {
        int id = ids.getAndAdd(2);
        opened().renew();
        try (Call call =
                program.calls().apply(new Setting(opened().database(), opened().texts(), id, false, null, false))) {
            call.prepare();
            long sent = opened().bytesToServer();
            long received = opened().bytesFromServer();
            call.run();
            return new Traffic(opened().bytesToServer() - sent, opened().bytesFromServer() - received);
        }
    }

    private void verify(Program program, Interruption interruption, int id, @Nullable Throwable failure) {
        Set<Integer> present = opened().present(id, 2);
        if (failure == null) {
            assertThat(present)
                    .as("rows after success")
                    .hasSize(program.effect().keeps() ? program.rows() : 0);
            return;
        }
        PenstockException diagnosed = diagnosed(failure);
        Outcome outcome = diagnosed.outcome();
        if (interruption.certainty() == Certainty.ANSWERED && program.effect().keeps()) {
            assertThat(outcome).as("an answered call: %s", failure).isEqualTo(Outcome.DONE);
        }
        switch (outcome) {
            case DONE -> {
                if (program.effect().keeps()) {
                    assertThat(present)
                            .as("rows of a write told done: %s", failure)
                            .isNotEmpty();
                } else {
                    assertThat(present).isEmpty();
                }
            }
            case NOT_DONE ->
                assertThat(present)
                        .as("rows of a write told not done: %s", failure)
                        .isEmpty();
            case UNKNOWN -> {
                assertThat(program.effect().uncertain())
                        .as("whether a broken connection leaves it unknown: %s", failure)
                        .isTrue();
                assertThat(interruption.certainty())
                        .as("what can be known: %s", failure)
                        .isEqualTo(Certainty.LOST);
            }
        }
        if (program.has(Trait.PARTS)) {
            verifyParts(diagnosed, id, present);
        }
    }

    private static void verifyParts(PenstockException failure, int id, Set<Integer> present) {
        List<Outcome> parts = failure.diagnosis().parts();
        Set<Integer> told = new LinkedHashSet<>();
        Set<Integer> open = new LinkedHashSet<>();
        for (int part = 0; part < parts.size(); part++) {
            switch (parts.get(part)) {
                case DONE -> told.add(id + part);
                case UNKNOWN -> open.add(id + part);
                case NOT_DONE -> {}
            }
        }
        if (!parts.isEmpty()) {
            assertThat(present).as("parts %s", parts).containsAll(told);
            told.addAll(open);
            assertThat(told).as("parts %s", parts).containsAll(present);
        }
    }

    /** The engine's failure, which a driver's exception has as its cause, or beside it if it has a cause of its own. */
    private static PenstockException diagnosed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PenstockException found) {
                return found;
            }
            for (Throwable beside : cause.getSuppressed()) {
                if (beside instanceof PenstockException found) {
                    return found;
                }
            }
        }
        throw new AssertionError("A failure without a diagnosis", failure);
    }

    /** Every permit and connection is back, and the next statement succeeds. */
    private void verifyNothingHeld() throws Exception {
        Database database = opened().database();
        await("no connection is in use", () -> database.pools().stream().allMatch(pool -> pool.active() == 0));
        assertThat(database.checkouts()).isEmpty();
        assertThat(database.one("SELECT 1").text(0)).isEqualTo("1");
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain until " + what).isLessThan(until);
            Thread.sleep(2);
        }
    }
}
