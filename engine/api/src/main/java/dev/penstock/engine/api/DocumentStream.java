package dev.penstock.engine.api;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The documents of a result one by one; closes the result at its end and at a failure. */
final class DocumentStream<T> implements Iterator<T> {
    private final Documents documents;
    private final Function<? super Document, ? extends T> form;
    private Iterator<Document> batch = List.<Document>of().iterator();
    private boolean ended;

    private DocumentStream(Documents documents, Function<? super Document, ? extends T> form) {
        this.documents = documents;
        this.form = form;
    }

    static Stream<Document> of(Documents documents) {
        return of(documents, document -> document);
    }

    static <T> Stream<T> of(Documents documents, Function<? super Document, ? extends T> form) {
        DocumentStream<T> iterator = new DocumentStream<>(documents, form);
        int kind = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, kind), false)
                .onClose(iterator::close);
    }

    @Override
    public boolean hasNext() {
        while (!batch.hasNext() && !ended) {
            List<Document> next = read();
            if (next == null) {
                close();
            } else {
                batch = next.iterator();
            }
        }
        return batch.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return form.apply(batch.next());
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private @Nullable List<Document> read() {
        try {
            return documents.next();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private void close() {
        if (!ended) {
            ended = true;
            documents.close();
        }
    }
}
