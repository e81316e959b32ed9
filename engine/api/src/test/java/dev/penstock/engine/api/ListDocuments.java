package dev.penstock.engine.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents from lists, one a batch; no database is needed to test what the interface does by itself. */
final class ListDocuments implements Documents {
    private final Deque<List<Document>> left = new ArrayDeque<>();
    private boolean failing;
    int closed;

    ListDocuments batch(List<Map<String, @Nullable Object>> documents) {
        left.add(Document.listOf(documents));
        return this;
    }

    /** Fails behind the last batch. */
    ListDocuments failing() {
        failing = true;
        return this;
    }

    @Override
    public @Nullable List<Document> next() {
        List<Document> next = left.poll();
        if (next == null && failing) {
            throw new IllegalStateException("broken");
        }
        return next;
    }

    @Override
    public Execution<@Nullable List<Document>> nextAsync() {
        throw new AssertionError("not called here");
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {
        closed++;
    }
}
