package dev.penstock.engine.core;

import dev.penstock.engine.api.Count;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ties a connector's result to its flight, which ends when the result does. */
final class OwnedResults {
    private OwnedResults() {}

    static Result of(Flight flight, Result result) {
        return switch (result) {
            case Count count -> {
                flight.count(count.rows());
                flight.succeed();
                yield count;
            }
            case Rows rows -> new OwnedRows(flight, rows);
            case Documents documents -> new OwnedDocuments(flight, documents);
            case Several several -> new OwnedSeveral(flight, several);
        };
    }

    private static final class OwnedDocuments implements Documents {
        private final Documents inner;
        private final Ownership ownership;

        private OwnedDocuments(Flight flight, Documents inner) {
            this.inner = inner;
            this.ownership = new Ownership(flight, inner::close);
        }

        @Override
        public @Nullable List<Map<String, @Nullable Object>> next() {
            return ownership.next(inner::next, List::size);
        }

        @Override
        public void cancel() {
            ownership.cancel();
        }

        @Override
        public void close() {
            ownership.close();
        }
    }

    /** Its parts share the flight: they count into it and do not end it. */
    private static final class OwnedSeveral implements Several {
        private final Several inner;
        private final Ownership ownership;

        private OwnedSeveral(Flight flight, Several inner) {
            this.inner = inner;
            this.ownership = new Ownership(flight, inner::close);
        }

        @Override
        public @Nullable Result next() {
            Result part = ownership.next(inner::next, result -> result instanceof Count(long rows) ? rows : 0);
            return part instanceof Rows rows ? new OwnedRows(ownership.part(rows::close), rows) : part;
        }

        @Override
        public void cancel() {
            ownership.cancel();
        }

        @Override
        public void close() {
            ownership.close();
        }
    }
}
