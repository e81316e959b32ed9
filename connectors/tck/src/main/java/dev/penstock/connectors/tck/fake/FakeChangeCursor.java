package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Change;
import dev.penstock.engine.api.ChangesRequest;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.ResumeToken;
import dev.penstock.engine.api.document.Timestamp;
import dev.penstock.engine.api.spi.ChangeCursor;
import dev.penstock.engine.api.spi.NodeTarget;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One stream of the fake server's changes. Its resume token is the number of a change. */
final class FakeChangeCursor implements ChangeCursor {
    private final NodeTarget target;
    private final FakeConnection connection;
    private final ChangesRequest.Collections watched;
    private int place;
    private boolean invalidated;
    private boolean cancelled;

    FakeChangeCursor(
            NodeTarget target,
            FakeConnection connection,
            ChangesRequest.Collections watched,
            ChangesRequest.Start start) {
        this.target = target;
        this.connection = connection;
        this.watched = watched;
        synchronized (connection.server()) {
            place = switch (start) {
                case ChangesRequest.Now _ -> connection.server().log().size();
                case ChangesRequest.After(ResumeToken token) -> Integer.parseInt(token.text());
                case ChangesRequest.At(var time) -> Math.max(0, (int) time.seconds() - 1);
            };
        }
    }

    @Override
    public @Nullable Change next(Duration timeout) {
        Deadline deadline = Deadline.after(timeout);
        synchronized (connection.server()) {
            while (true) {
                requireGoingOn();
                Change change = available();
                if (change != null || deadline.expired()) {
                    return change;
                }
                waitFor(deadline);
            }
        }
    }

    /** The next change that is there. The place moves on only after the answer has come. */
    private @Nullable Change available() {
        FakeChangeLog.Entry entry = read();
        if (invalidated) {
            return new Change.Invalidated(origin(place, watched.collection()));
        }
        if (entry == null) {
            return null;
        }
        place = entry.number();
        invalidated = entry.change() == null && watched.collection() != null;
        return change(entry);
    }

    /** A call to the server, which can be made to fail. */
    private FakeChangeLog.@Nullable Entry read() {
        try {
            return connection.<FakeChangeLog.@Nullable Entry>call(
                    "getMore", () -> connection.server().log().next(place, watched.collection()));
        } catch (FakeServerException error) {
            throw FakeFailures.refused(error, target);
        } catch (FakeNetworkException error) {
            throw FakeFailures.lost(error, target);
        }
    }

    private void waitFor(Deadline deadline) {
        try {
            long millis = Math.clamp(deadline.remainingNanos() / 1_000_000, 1, 1_000);
            connection.server().wait(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            cancelled = true;
        }
    }

    private void requireGoingOn() {
        if (cancelled) {
            throw new CancelledException(
                    ErrorCode.CANCELLED,
                    "The stream of changes was cancelled",
                    Diagnosis.of(Outcome.DONE, "Open another one to go on.").at(target.database(), target.node()),
                    null);
        }
    }

    private Change change(FakeChangeLog.Entry entry) {
        Change.Origin origin = origin(entry.number(), entry.collection());
        FakeChange change = entry.change();
        if (change == null) {
            return new Change.Altered(origin, "drop", new Document(Map.of("operationType", "drop")));
        }
        Map<String, @Nullable Object> id = new LinkedHashMap<>();
        id.put("_id", change.key());
        Document key = new Document(id);
        Document before = watched.before() ? document(change.before()) : null;
        Document after = document(change.after());
        if (after == null) {
            return new Change.Deleted(origin, key, before);
        }
        if (change.before() == null) {
            return new Change.Inserted(origin, key, after);
        }
        return change.replaced()
                ? new Change.Replaced(origin, key, after, before)
                : new Change.Updated(
                        origin,
                        key,
                        difference(change.before(), Objects.requireNonNull(change.after())),
                        watched.fullDocument() == ChangesRequest.FullDocument.AS_SENT ? null : after,
                        before);
    }

    private Change.Origin origin(int number, @Nullable String collection) {
        ResumeToken token = new ResumeToken(EngineKind.MONGODB, Integer.toString(number));
        return new Change.Origin(
                String.valueOf(target.profile().databaseName()), collection, token, new Timestamp(number, 0));
    }

    private static @Nullable Document document(@Nullable Map<String, @Nullable Object> fields) {
        return fields == null ? null : new Document(fields);
    }

    private static Change.UpdateDescription difference(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Map<String, @Nullable Object> updated = new LinkedHashMap<>();
        after.forEach((field, value) -> {
            if (!before.containsKey(field) || !Objects.equals(before.get(field), value)) {
                updated.put(field, value);
            }
        });
        List<String> removed = before.keySet().stream()
                .filter(field -> !after.containsKey(field))
                .toList();
        return new Change.UpdateDescription(new Document(updated), removed, List.of());
    }

    @Override
    public ChangesRequest.Start resumeFrom() {
        synchronized (connection.server()) {
            return new ChangesRequest.After(new ResumeToken(EngineKind.MONGODB, Integer.toString(place)));
        }
    }

    @Override
    public void cancel() {
        synchronized (connection.server()) {
            cancelled = true;
            connection.server().notifyAll();
        }
    }

    @Override
    public void close() {
        connection.abort();
    }
}
