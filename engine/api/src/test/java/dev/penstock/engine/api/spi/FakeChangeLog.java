package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Change;
import dev.penstock.engine.api.ChangesRequest;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.ResumeToken;
import dev.penstock.engine.api.document.Timestamp;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A server with a log of changes, numbered from 1 and read in batches, as change streams are. Its connections break when
 * the test says so: a batch that has been read from the server is then gone.
 */
final class FakeChangeLog implements ChangeSource {
    private static final int BATCH = 3;

    final List<ChangesRequest.Start> opened = new ArrayList<>();
    final Deque<PenstockException> refusals = new ArrayDeque<>();
    final CountDownLatch waiting = new CountDownLatch(1);
    private final List<Change> log = new ArrayList<>();
    private final boolean kept;
    private @Nullable Cursor last;
    int closed;

    /** A log; one that is not kept has notifications. */
    FakeChangeLog(boolean kept) {
        this.kept = kept;
    }

    void insert(int count) {
        for (int i = 0; i < count; i++) {
            Document document = new Document(Map.of("_id", log.size() + 1));
            log.add(new Change.Inserted(origin(log.size() + 1), document, document));
        }
    }

    void invalidate() {
        log.add(new Change.Invalidated(origin(log.size() + 1)));
    }

    void notifyAll(String payload) {
        log.add(new Change.Notification("jobs", payload, "4711"));
    }

    /** Breaks the connection of the cursor that was opened last. */
    void breakConnection() {
        if (last != null) {
            last.failure = lost();
        }
    }

    /** Ends the stream of the cursor that was opened last for good. */
    void fail(PenstockException failure) {
        if (last != null) {
            last.failure = failure;
        }
    }

    static ConnectionLostException lost() {
        return new ConnectionLostException(
                ErrorCode.CONNECTION_LOST, "The connection broke", Diagnosis.of(Outcome.DONE, ""), null);
    }

    @Override
    public ChangeCursor open(ChangesRequest request, Deadline deadline) {
        opened.add(request.start());
        PenstockException refusal = refusals.poll();
        if (refusal != null) {
            throw refusal;
        }
        int from = switch (request.start()) {
            case ChangesRequest.Now _ -> log.size();
            case ChangesRequest.After(ResumeToken token) -> Integer.parseInt(token.text());
            case ChangesRequest.At(Timestamp time) -> (int) time.seconds() - 1;
        };
        Cursor cursor = new Cursor(from);
        last = cursor;
        return cursor;
    }

    private static Change.Origin origin(int number) {
        return new Change.Origin(
                "shop",
                "orders",
                new ResumeToken(EngineKind.MONGODB, Integer.toString(number)),
                new Timestamp(number, 0));
    }

    private final class Cursor implements ChangeCursor {
        private final Deque<Change> batch = new ArrayDeque<>();
        private final CountDownLatch cancelled = new CountDownLatch(1);
        private int read;
        private int returned;
        private @Nullable PenstockException failure;

        private Cursor(int from) {
            read = from;
            returned = from;
        }

        @Override
        public @Nullable Change next(Duration timeout) {
            if (failure != null) {
                throw failure;
            }
            while (batch.isEmpty() && read < log.size() && batch.size() < BATCH) {
                for (int i = 0; i < BATCH && read < log.size(); i++) {
                    batch.add(log.get(read++));
                }
            }
            Change change = batch.poll();
            if (change == null && timeout.compareTo(Duration.ofSeconds(30)) > 0) {
                awaitCancel();
            }
            returned += change == null ? 0 : 1;
            return change;
        }

        private void awaitCancel() {
            waiting.countDown();
            try {
                cancelled.await();
            } catch (InterruptedException failed) {
                throw new AssertionError(failed);
            }
            throw lost();
        }

        @Override
        public ChangesRequest.@Nullable Start resumeFrom() {
            if (!kept) {
                return null;
            }
            return returned == 0
                    ? new ChangesRequest.At(new Timestamp(1, 0))
                    : new ChangesRequest.After(new ResumeToken(EngineKind.MONGODB, Integer.toString(returned)));
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
