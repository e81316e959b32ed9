package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Overview and Live say of a server that is slow, silent or away while they are on screen, what becomes of the
 * statements that are under way then, and that all is well again by itself.
 */
class FaultsUseIT {
    /** Each way: a question with its answer takes more than twice that, and more than a second is slow. */
    private static final Duration SLOW = Duration.ofMillis(600);

    private static final String READ = "select 17 as seventeen";

    @TempDir
    Path folder;

    @Test
    void slowServer_isDegradedOnItsCard_withWhatWaits() throws Exception {
        try (FaultDesk faults = FaultDesk.open(folder, "overview");
                Frames frames = faults.card()) {
            faults.proxy().delay(SLOW);
            List<CompletableFuture<Void>> reads = faults.reads(12, READ);
            awaitCard(faults, "statements wait", ".* \\| 2 of 2 active \\| [1-9]\\d* waiting");
            faults.servers().awaitCard("shop", "DEGRADED", "It answers, but takes longer than 1000 ms.", "sked again");
            assertThat(Desk.fx(() -> faults.servers().said(".toolbar"))).contains("shop degraded");

            faults.proxy().normal();
            awaitCard(faults, "it is well again", "shop \\| UP .* of 2 active \\| 0 waiting");
            FaultDesk.ended(reads);
            assertThat(frames.seen()).containsExactly("UP", "DEGRADED, told", "UP");
        }
    }

    @Test
    void slowServer_isToldInLive_withWhatWaits() throws Exception {
        try (FaultDesk faults = FaultDesk.open(folder, "live");
                Frames frames = faults.live()) {
            faults.proxy().delay(SLOW);
            List<CompletableFuture<Void>> reads = faults.reads(12, READ);
            await(faults, "#tile-active", "Active \\| · 2 at most \\| 2");
            await(faults, "#tile-pending", "Pending \\| [1-9]\\d*");
            await(faults, "#troubles", "shop is DEGRADED at .* takes longer than 1000 ms\\. .*sked again.*");

            faults.proxy().normal();
            FaultDesk.ended(reads);
            await(faults, "#tile-pending", "Pending \\| 0");
            await(faults, "#troubles", "");
            await(faults, "#tile-wait", "Wait .* s");
            assertThat(frames.seen()).containsExactly("UP", "DEGRADED, told", "UP");
        }
    }

    @Test
    void frozenServer_isDownOnItsCard_andDatesWhatItSaidLast() throws Exception {
        try (FaultDesk faults = FaultDesk.open(folder, "overview");
                Frames frames = faults.card()) {
            Execution<Result> write = faults.writeUnderWay(1, Deadline.NONE);
            faults.server().freeze();
            try {
                List<CompletableFuture<Void>> reads = faults.reads(3, READ);
                awaitCard(faults, "statements wait", ".* \\| 2 of 2 active \\| 2 waiting");
                faults.servers()
                        .awaitCard("shop", "DOWN", "did not answer within", "PEN-1202", "sked again", "Last answer ");
                // the desktop is as quick as ever
                faults.desk().robot().clickOn("#card-shop");
                await(faults, ".inspector", ".*2 active, 0 idle, 2 waiting, 2 at most.*");
                faults.desk().robot().push(KeyCode.ESCAPE);

                faults.server().thaw();
                awaitCard(faults, "it is well again", "shop \\| UP .* of 2 active \\| 0 waiting");
                FaultDesk.ended(reads);
                write.toCompletableFuture().get();
                assertThat(faults.server().ask("select count(*) from noted")).isEqualTo("1");
            } finally {
                faults.server().thaw();
            }
            assertOnce(frames.seen(), "DOWN, told");
        }
    }

    @Test
    void frozenServer_isToldInLive_andTheWriteThatMetItsDeadlineIsUnknown() throws Exception {
        try (FaultDesk faults = FaultDesk.open(folder, "live");
                Frames frames = faults.live()) {
            Execution<Result> write = faults.writeUnderWay(1, Deadline.after(Duration.ofSeconds(4)));
            faults.server().freeze();
            try {
                List<CompletableFuture<Void>> reads = faults.reads(3, READ);
                await(faults, "#tile-pending", "Pending \\| 2");
                await(faults, "#troubles", "shop is DOWN at .* did not answer within .*sked again.*PEN-1202");
                PenstockException failure = FaultDesk.failure(write);
                assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_PASSED);
                assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);

                faults.server().thaw();
                await(faults, "#troubles", "");
                FaultDesk.ended(reads);
                await(faults, "#tile-pending", "Pending \\| 0");
            } finally {
                faults.server().thaw();
            }
            assertOnce(frames.seen(), "DOWN, told");
        }
    }

    @Test
    void serverThatDiesAndComesBack_isDownOnItsCard_andUpByItself() throws Exception {
        try (FaultDesk faults = FaultDesk.open(folder, "overview");
                Frames frames = faults.card()) {
            Execution<Result> write = faults.writeUnderWay(60, Deadline.NONE);
            CompletableFuture<Void> read =
                    faults.reads(1, "select pg_sleep(60)").getFirst();
            awaitCard(faults, "both are under way", ".* \\| 2 of 2 active .*");
            faults.server().kill();
            PenstockException lost = FaultDesk.failure(write);
            assertThat(lost.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
            assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(FaultDesk.failure(read).outcome()).isEqualTo(Outcome.NOT_DONE);
            faults.servers()
                    .awaitCard(
                            "shop",
                            "DOWN",
                            "cannot be connected to",
                            "PEN-1299",
                            "sked again",
                            "0 of 2 active",
                            "0 waiting");

            faults.server().restart();
            awaitCard(faults, "it is well again", "shop \\| UP .*");
            FaultDesk.ended(faults.reads(3, READ));
            assertThat(faults.server().ask("select count(*) from noted")).isEqualTo("0");
            assertThat(frames.seen()).containsExactly("UP", "DOWN, told", "UP");
        }
    }

    @Test
    void serverThatDiesAndComesBack_isToldInLive_andGoesOnByItself() throws Exception {
        try (FaultDesk faults = FaultDesk.open(folder, "live");
                Frames frames = faults.live()) {
            Execution<Result> write = faults.writeUnderWay(60, Deadline.NONE);
            await(faults, "#tile-active", "Active \\| · 2 at most \\| 1");
            faults.server().kill();
            assertThat(FaultDesk.failure(write).outcome()).isEqualTo(Outcome.UNKNOWN);
            await(faults, "#troubles", "shop is DOWN at .*sked again.*");
            await(faults, "#tile-active", "Active \\| · 2 at most \\| 0");

            faults.server().restart();
            await(faults, "#troubles", "");
            FaultDesk.ended(faults.reads(3, READ));
            await(faults, "#tile-pending", "Pending \\| 0");
            assertThat(frames.seen()).containsExactly("UP", "DOWN, told", "UP");
        }
    }

    /** UP, then the trouble, then UP: what is on the way from one to another is told once as well. */
    private static void assertOnce(List<String> seen, String trouble) {
        assertThat(seen).startsWith("UP").endsWith("UP").containsOnlyOnce(trouble);
        assertThat(seen.subList(1, seen.size() - 1))
                .as("it is not well in between, and says why")
                .isSubsetOf(trouble, "DEGRADED, told");
    }

    private static void awaitCard(FaultDesk faults, String what, String pattern) {
        await(faults, "#card-shop", pattern, what);
    }

    private static void await(FaultDesk faults, String selector, String pattern) {
        await(faults, selector, pattern, selector + " says " + pattern);
    }

    private static void await(FaultDesk faults, String selector, String pattern, String what) {
        try {
            faults.desk().await(what, () -> faults.servers().said(selector).matches(pattern));
        } catch (AssertionError e) {
            String said = Desk.fx(() -> faults.servers().said(selector));
            throw new AssertionError(e.getMessage() + "; it says " + said, e);
        }
    }
}
