package dev.penstock.connectors.tck.fake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cursor at the server. Its documents are made while they are read. */
final class FakeServerCursor implements FakeReply {
    private final FakeConnection connection;
    private final Iterator<Map<String, @Nullable Object>> documents;
    private boolean killed;
    private boolean closed;

    FakeServerCursor(FakeConnection connection, Iterator<Map<String, @Nullable Object>> documents) {
        this.connection = connection;
        this.documents = documents;
    }

    /** The next documents; none after the last. Closes the cursor at the last and at a failure. */
    List<Map<String, @Nullable Object>> more(int most) {
        return connection.call("getMore", () -> {
            if (killed) {
                close();
                throw FakeConnection.interrupted();
            }
            List<Map<String, @Nullable Object>> batch = new ArrayList<>();
            try {
                while (!closed && batch.size() < most && documents.hasNext()) {
                    batch.add(documents.next());
                }
            } catch (FakeServerException failure) {
                close();
                throw failure;
            }
            if (batch.size() < most) {
                close();
            }
            return batch;
        });
    }

    /** Ends it at its next call. */
    void kill() {
        killed = true;
    }

    /** Lets go of it. Idempotent. */
    void close() {
        closed = true;
        connection.forget(this);
    }
}
