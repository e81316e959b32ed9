package dev.penstock.engine.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Change;
import dev.penstock.engine.api.ChangesRequest;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.ResumeToken;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.document.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResumingCursorTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SOME = Duration.ofSeconds(20);

    private final FakeChangeLog server = new FakeChangeLog(true);

    @Test
    void next_afterALostConnection_goesOnWithoutAGapOrADouble() {
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), LONG);
        server.insert(5);
        assertThat(numbers(changes, 2)).containsExactly(1, 2);

        // the third has been read from the server, and not by the caller
        server.breakConnection();
        server.insert(2);

        assertThat(numbers(changes, 5)).containsExactly(3, 4, 5, 6, 7);
        assertThat(changes.next(Duration.ZERO)).isNull();
        assertThat(server.opened).containsExactly(new ChangesRequest.Now(), new ChangesRequest.After(token(2)));
        assertThat(server.closed).isEqualTo(1);
    }

    @Test
    void next_afterALossBeforeTheFirstChange_startsAtTheTimeOfTheOpening() {
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), LONG);
        server.breakConnection();
        server.insert(1);

        assertThat(numbers(changes, 1)).containsExactly(1);
        assertThat(server.opened).last().isEqualTo(new ChangesRequest.At(new Timestamp(1, 0)));
    }

    @Test
    void next_withConnectionsThatBreakAtRandom_returnsEachChangeOnce() {
        Random random = new Random(5);
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), LONG);
        List<Integer> seen = new ArrayList<>();
        int inserted = 0;
        while (seen.size() < 400) {
            if (inserted < 400 && random.nextInt(3) == 0) {
                server.insert(1);
                inserted++;
            }
            if (random.nextInt(8) == 0) {
                server.breakConnection();
            }
            Change change = changes.next(Duration.ZERO);
            if (change != null) {
                seen.add(number(change));
                assertThat(changes.resumeFrom()).isEqualTo(new ChangesRequest.After(token(seen.getLast())));
            }
        }

        assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 400).boxed().toList());
        assertThat(server.opened).hasSizeGreaterThan(50);
    }

    @Test
    void next_whileNoNodeIsThere_triesAgainUntilThereIsOne() {
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), LONG);
        server.insert(1);
        server.breakConnection();
        server.refusals.add(unreachable());
        server.refusals.add(FakeChangeLog.lost());
        server.refusals.add(unreachable());

        assertThat(numbers(changes, 1)).containsExactly(1);
        assertThat(server.opened).hasSize(5);
    }

    @Test
    void next_withoutTimeWhileNoNodeIsThere_isNullAndComesBack() {
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), LONG);
        server.insert(1);
        server.breakConnection();
        server.refusals.add(unreachable());

        assertThat(changes.next(Duration.ZERO)).isNull();
        assertThat(changes.resumeFrom()).isEqualTo(new ChangesRequest.At(new Timestamp(1, 0)));
        assertThat(numbers(changes, 1)).containsExactly(1);
    }

    @Test
    void next_withoutANodeForTooLong_failsWithTheLastFailure() {
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), Duration.ZERO);
        server.breakConnection();
        server.refusals.add(unreachable());

        assertThatThrownBy(() -> changes.next(SOME)).isInstanceOf(UnreachableException.class);
        assertThatThrownBy(() -> changes.next(SOME)).isInstanceOf(ClosedException.class);
    }

    @Test
    void next_withConnectionsThatBreakAtOnce_givesUpToo() {
        ResumingCursor changes = ResumingCursor.open(
                ChangesRequest.ofCollection("orders"),
                (request, deadline) -> {
                    ChangeCursor cursor = server.open(request, deadline);
                    server.breakConnection();
                    return cursor;
                },
                Duration.ZERO,
                Deadline.NONE);

        assertThatThrownBy(() -> changes.next(SOME)).isInstanceOf(ConnectionLostException.class);
        assertThat(server.closed).isEqualTo(2);
    }

    @Test
    void next_afterAFailureForGood_isClosed() {
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), LONG);
        server.fail(new StatementException(
                ErrorCode.STATEMENT_REJECTED, "The history is gone", Diagnosis.of(Outcome.NOT_DONE, ""), null));

        assertThatThrownBy(() -> changes.next(SOME)).hasMessageContaining("The history is gone");
        assertThat(server.closed).isEqualTo(1);
        assertThatThrownBy(() -> changes.next(SOME)).isInstanceOf(ClosedException.class);
    }

    @Test
    void next_whenTheServerRefusesToGoOnThere_fails() {
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), LONG);
        server.breakConnection();
        server.refusals.add(new StatementException(
                ErrorCode.STATEMENT_REJECTED, "The history is gone", Diagnosis.of(Outcome.NOT_DONE, ""), null));

        assertThatThrownBy(() -> changes.next(SOME)).hasMessageContaining("The history is gone");
        assertThatThrownBy(() -> changes.next(SOME)).isInstanceOf(ClosedException.class);
    }

    @Test
    void next_afterTheLastChange_isClosedAndKnowsItsPlace() {
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), LONG);
        server.invalidate();

        assertThat(changes.next(SOME)).isInstanceOf(Change.Invalidated.class);
        assertThatThrownBy(() -> changes.next(SOME)).isInstanceOf(ClosedException.class);
        assertThat(changes.resumeFrom()).isEqualTo(new ChangesRequest.After(token(1)));
        assertThat(server.closed).isEqualTo(1);
    }

    @Test
    void notifications_afterALostConnection_tellOfTheGap() {
        FakeChangeLog channels = new FakeChangeLog(false);
        ResumingCursor changes = ResumingCursor.open(ChangesRequest.ofChannels("jobs"), channels, LONG, Deadline.NONE);
        channels.notifyAll("a");
        assertThat(changes.next(SOME)).isEqualTo(new Change.Notification("jobs", "a", "4711"));

        channels.breakConnection();
        channels.notifyAll("lost");
        channels.refusals.add(unreachable());

        assertThat(changes.next(SOME))
                .isInstanceOfSatisfying(
                        Change.Missed.class,
                        missed -> assertThat(missed.lost()).isInstanceOf(ConnectionLostException.class));
        channels.notifyAll("b");
        assertThat(changes.next(SOME)).isEqualTo(new Change.Notification("jobs", "b", "4711"));
        assertThat(changes.resumeFrom()).isNull();
    }

    @Test
    void cancel_whileAReaderWaits_wakesIt() throws InterruptedException {
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), LONG);
        CompletableFuture<@Nullable Change> reader = CompletableFuture.supplyAsync(() -> changes.next(LONG));
        server.waiting.await();

        changes.cancel();

        assertThatThrownBy(reader::join).hasCauseInstanceOf(CancelledException.class);
        assertThat(server.closed).isEqualTo(1);
        assertThatThrownBy(() -> changes.next(SOME)).isInstanceOf(CancelledException.class);
    }

    @Test
    void cancel_whileItConnectsAgain_endsTheStream() {
        ResumingCursor changes = ResumingCursor.open(
                ChangesRequest.ofCollection("orders"),
                new ChangeSource() {
                    private @Nullable ChangeCursor first;

                    @Override
                    public ChangeCursor open(ChangesRequest request, Deadline deadline) {
                        if (first == null) {
                            first = server.open(request, deadline);
                            return first;
                        }
                        throw unreachable();
                    }
                },
                LONG,
                Deadline.NONE);
        server.breakConnection();
        assertThat(changes.next(Duration.ZERO)).isNull();

        CompletableFuture<@Nullable Change> reader = CompletableFuture.supplyAsync(() -> changes.next(LONG));
        changes.cancel();

        assertThatThrownBy(reader::join).hasCauseInstanceOf(CancelledException.class);
    }

    @Test
    void cancel_thatMakesTheServerFail_isACancel() {
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), LONG);
        ChangeCursor inner = changes;
        server.fail(
                new StatementException(ErrorCode.STATEMENT_KILLED, "killed", Diagnosis.of(Outcome.NOT_DONE, ""), null));
        inner.cancel();

        assertThatThrownBy(() -> inner.next(SOME)).isInstanceOf(CancelledException.class);
    }

    @Test
    void next_interruptedWhileItWaitsToConnectAgain_ends() {
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), LONG);
        server.breakConnection();
        server.refusals.add(unreachable());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> changes.next(LONG))
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("interrupted while it waited");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void close_twice_closesOnce() {
        ResumingCursor changes = open(ChangesRequest.ofCollection("orders"), LONG);
        changes.close();
        changes.close();

        assertThat(server.closed).isEqualTo(1);
        assertThatThrownBy(() -> changes.next(SOME)).isInstanceOf(ClosedException.class);
    }

    @Test
    void open_thatFails_failsAtOnce() {
        server.refusals.add(unreachable());

        assertThatThrownBy(() -> open(ChangesRequest.ofDatabase(), LONG)).isInstanceOf(UnreachableException.class);
    }

    private ResumingCursor open(ChangesRequest request, Duration giveUpAfter) {
        return ResumingCursor.open(request, server, giveUpAfter, Deadline.NONE);
    }

    private static List<Integer> numbers(ChangeCursor changes, int count) {
        List<Integer> numbers = new ArrayList<>();
        while (numbers.size() < count) {
            Change change = changes.next(SOME);
            assertThat(change).as("a change after %s", numbers).isNotNull();
            if (change != null) {
                numbers.add(number(change));
            }
        }
        return numbers;
    }

    private static int number(Change change) {
        return change instanceof Change.Inserted inserted ? inserted.document().getInt("_id") : -1;
    }

    private static ResumeToken token(int number) {
        return new ResumeToken(EngineKind.MONGODB, Integer.toString(number));
    }

    private static UnreachableException unreachable() {
        return new UnreachableException(
                ErrorCode.CONNECT_REFUSED, "Nothing listens", Diagnosis.of(Outcome.NOT_DONE, ""), null);
    }
}
