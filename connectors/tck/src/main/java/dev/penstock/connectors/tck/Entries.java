package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A result with rows or documents, as the themes for all engines read it. */
public final class Entries implements AutoCloseable {
    private final Result result;

    private Entries(Result result) {
        this.result = result;
    }

    /** The rows or documents of a result, which must have some kind of them. */
    public static Entries of(@Nullable Result result) {
        assertThat(result).isInstanceOfAny(Rows.class, Documents.class);
        return new Entries(Objects.requireNonNull(result));
    }

    /** The next batch; null after the last. */
    public @Nullable List<Entry> next() {
        if (result instanceof Documents documents) {
            List<Document> batch = documents.next();
            return batch == null
                    ? null
                    : batch.stream().<Entry>map(OfDocument::new).toList();
        }
        Rows rows = (Rows) result;
        RowBatch batch = rows.next();
        return batch == null
                ? null
                : IntStream.range(0, batch.size())
                        .<Entry>mapToObj(i -> new OfRow(new Row(rows.columns(), batch, i)))
                        .toList();
    }

    /** The size of the next batch; 0 after the last. */
    public int nextSize() {
        List<Entry> batch = next();
        return batch == null ? 0 : batch.size();
    }

    /** All that is left, read to the end; closes. */
    public List<Entry> rest() {
        List<Entry> all = new ArrayList<>();
        try (this) {
            for (List<Entry> batch = next(); batch != null; batch = next()) {
                all.addAll(batch);
            }
        }
        return all;
    }

    /** Cancels the statement. */
    public void cancel() {
        if (result instanceof Documents documents) {
            documents.cancel();
        } else {
            ((Rows) result).cancel();
        }
    }

    @Override
    public void close() {
        if (result instanceof Documents documents) {
            documents.close();
        } else {
            ((Rows) result).close();
        }
    }

    /** One row or document. */
    public sealed interface Entry permits OfRow, OfDocument {

        /** The value of a column or field. */
        @Nullable
        Object get(String field);

        /** The value of the first column or field. */
        @Nullable
        Object first();

        /** A whole number. */
        default long number(String field) {
            return ((Number) Objects.requireNonNull(get(field), field)).longValue();
        }
    }

    private record OfRow(Row row) implements Entry {
        @Override
        public @Nullable Object get(String field) {
            return row.get(field);
        }

        @Override
        public @Nullable Object first() {
            return row.get(0);
        }
    }

    private record OfDocument(Document document) implements Entry {
        @Override
        public @Nullable Object get(String field) {
            return document.get(field);
        }

        @Override
        public @Nullable Object first() {
            return document.fields().values().iterator().next();
        }
    }
}
