package dev.penstock.engine.core;

import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.core.task.CallExecution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents that are in memory as a whole: they hold no connection. */
final class WholeDocuments implements Documents {
    private @Nullable List<Document> documents;

    WholeDocuments(@Nullable List<Document> documents) {
        this.documents = documents;
    }

    @Override
    public @Nullable List<Document> next() {
        List<Document> next = documents;
        documents = null;
        return next;
    }

    @Override
    public Execution<@Nullable List<Document>> nextAsync() {
        return CallExecution.start(Runnable::run, () -> {}, this::next);
    }

    @Override
    public void cancel() {
        // nothing runs any more
    }

    @Override
    public void close() {
        documents = null;
    }
}
