package dev.penstock.engine.core;

import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.spi.DocumentCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents that are read from the server as they are wanted. */
final class OpenDocuments implements Documents {
    private final OpenResult result;
    private final DocumentCursor cursor;
    private final int fetchSize;

    OpenDocuments(OpenResult result, DocumentCursor cursor) {
        this.result = result;
        this.cursor = cursor;
        this.fetchSize = result.fetchSize();
    }

    @Override
    public @Nullable List<Document> next() {
        return result.next(() -> cursor.read(fetchSize), List::size, documents -> false);
    }

    @Override
    public Execution<@Nullable List<Document>> nextAsync() {
        return result.async(this::next);
    }

    @Override
    public void cancel() {
        result.cancel();
    }

    @Override
    public void close() {
        result.close();
    }
}
