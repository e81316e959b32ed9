package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.spi.DocumentCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of one command at a lease: batches of a cursor at the server, or the one document of its answer. */
final class FakeCursor implements DocumentCursor {
    private static final int LARGEST_BATCH = 1_000;

    private final FakeLease lease;
    private final @Nullable FakeServerCursor cursor;
    private List<Map<String, @Nullable Object>> ready;
    private boolean closed;

    FakeCursor(FakeLease lease, FakeReply reply) {
        this.lease = lease;
        this.cursor = reply instanceof FakeServerCursor opened ? opened : null;
        this.ready = reply instanceof FakeReply.Single(Map<String, @Nullable Object> only) ? List.of(only) : List.of();
    }

    @Override
    public @Nullable List<Document> read(int documents) {
        List<Document> batch = new ArrayList<>();
        ready.forEach(document -> batch.add(new Document(document)));
        ready = List.of();
        FakeServerCursor open = cursor;
        boolean more = open != null;
        while (open != null && more && !closed && batch.size() < documents) {
            int wanted = Math.min(documents - batch.size(), LARGEST_BATCH);
            List<Map<String, @Nullable Object>> part = lease.calling(() -> open.more(wanted));
            part.forEach(document -> batch.add(new Document(document)));
            more = part.size() == wanted;
        }
        return batch.isEmpty() || closed ? null : batch;
    }

    @Override
    public void close() {
        closed = true;
        if (cursor != null) {
            cursor.close();
        }
    }
}
