package dev.penstock.connectors.tck;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Answer;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.DocumentCursor;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.RowCursor;
import dev.penstock.engine.api.spi.Wire;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs statements on a bare lease and makes results of the answers, as the engine does without its deadlines. */
public final class LeaseCalls {
    private final ConnectorProvider connector;

    /** Calls on leases of this connector. */
    public LeaseCalls(ConnectorProvider connector) {
        this.connector = connector;
    }

    /** Runs a statement on a lease. */
    public Result execute(Lease lease, Statement statement) {
        return execute(lease, statement, Wire.NONE);
    }

    /** As {@link #execute(Lease, Statement)}, with a record of the steps. */
    public Result execute(Lease lease, Statement statement, Wire wire) {
        Analysis analysis = connector.analyse(statement);
        Part part = new Part(lease, statement, analysis, wire);
        return analysis.single() ? part.run(0) : new LeaseSeveral(part);
    }

    private record Part(Lease lease, Statement statement, Analysis analysis, Wire wire) {
        Result run(int index) {
            int fetchSize = statement.options().fetchSize();
            int size = fetchSize == 0 ? RowCursor.ALL : fetchSize;
            return switch (lease.execute(statement, analysis, index, wire)) {
                case Answer.Done(var changed) -> changed;
                case RowCursor cursor when fetchSize == 0 -> whole(cursor);
                case RowCursor cursor -> new LeaseRows(lease, cursor, cursor.columns(), size);
                case DocumentCursor cursor when fetchSize == 0 -> whole(cursor);
                case DocumentCursor cursor -> new LeaseDocuments(lease, cursor, size);
            };
        }

        private Documents whole(DocumentCursor cursor) {
            try (cursor) {
                return new LeaseDocuments(lease, new ReadDocuments(cursor.read(RowCursor.ALL)), RowCursor.ALL);
            }
        }

        private Rows whole(RowCursor cursor) {
            try (cursor) {
                RowBatch all = cursor.read(RowCursor.ALL);
                return new LeaseRows(lease, new ReadCursor(cursor.columns(), all), cursor.columns(), RowCursor.ALL);
            }
        }
    }

    /** Rows that have been read. */
    private static final class ReadCursor implements RowCursor {
        private final List<Column> columns;
        private @Nullable RowBatch left;

        private ReadCursor(List<Column> columns, @Nullable RowBatch all) {
            this.columns = columns;
            this.left = all;
        }

        @Override
        public List<Column> columns() {
            return columns;
        }

        @Override
        public @Nullable RowBatch read(int rows) {
            RowBatch all = left;
            left = null;
            return all;
        }

        @Override
        public void close() {
            left = null;
        }
    }

    /** Documents that have been read. */
    private static final class ReadDocuments implements DocumentCursor {
        private @Nullable List<Document> left;

        private ReadDocuments(@Nullable List<Document> all) {
            this.left = all;
        }

        @Override
        public @Nullable List<Document> read(int documents) {
            List<Document> all = left;
            left = null;
            return all;
        }

        @Override
        public void close() {
            left = null;
        }
    }

    private static final class LeaseRows implements Rows {
        private final Lease lease;
        private final RowCursor cursor;
        private final List<Column> columns;
        private final int size;
        private boolean ended;

        private LeaseRows(Lease lease, RowCursor cursor, List<Column> columns, int size) {
            this.lease = lease;
            this.cursor = cursor;
            this.columns = columns;
            this.size = size;
        }

        @Override
        public List<Column> columns() {
            return columns;
        }

        @Override
        public @Nullable RowBatch next() {
            if (ended) {
                return null;
            }
            RowBatch batch;
            try {
                batch = cursor.read(size);
            } catch (RuntimeException failure) {
                ended = true;
                cursor.close();
                throw failure;
            }
            if (batch == null || batch.size() < size) {
                close();
            }
            return batch;
        }

        @Override
        public Execution<@Nullable RowBatch> nextAsync() {
            throw new UnsupportedOperationException("A lease has no threads");
        }

        @Override
        public void cancel() {
            if (!ended) {
                lease.cancel(Duration.ofSeconds(2));
            }
        }

        @Override
        public void close() {
            if (!ended) {
                ended = true;
                cursor.close();
            }
        }
    }

    private static final class LeaseDocuments implements Documents {
        private final Lease lease;
        private final DocumentCursor cursor;
        private final int size;
        private boolean ended;

        private LeaseDocuments(Lease lease, DocumentCursor cursor, int size) {
            this.lease = lease;
            this.cursor = cursor;
            this.size = size;
        }

        @Override
        public @Nullable List<Document> next() {
            if (ended) {
                return null;
            }
            List<Document> batch;
            try {
                batch = cursor.read(size);
            } catch (RuntimeException failure) {
                ended = true;
                cursor.close();
                throw failure;
            }
            if (batch == null) {
                close();
            }
            return batch;
        }

        @Override
        public Execution<@Nullable List<Document>> nextAsync() {
            throw new UnsupportedOperationException("A lease has no threads");
        }

        @Override
        public void cancel() {
            if (!ended) {
                lease.cancel(Duration.ofSeconds(2));
            }
        }

        @Override
        public void close() {
            if (!ended) {
                ended = true;
                cursor.close();
            }
        }
    }

    /** Each statement runs when its result is fetched; a failure ends the rest. */
    private static final class LeaseSeveral implements Several {
        private final Part part;
        private int index;
        private @Nullable Result open;

        private LeaseSeveral(Part part) {
            this.part = part;
        }

        @Override
        public @Nullable Result next() {
            closeOpen();
            int statements = part.analysis().statements().size();
            if (index >= statements) {
                return null;
            }
            int now = index;
            index = statements;
            Result result = part.run(now);
            index = now + 1;
            open = result;
            return result;
        }

        private void closeOpen() {
            switch (open) {
                case Rows rows -> rows.close();
                case Documents documents -> documents.close();
                case null, default -> {}
            }
            open = null;
        }

        @Override
        public Execution<@Nullable Result> nextAsync() {
            throw new UnsupportedOperationException("A lease has no threads");
        }

        @Override
        public void cancel() {
            part.lease().cancel(Duration.ofSeconds(2));
        }

        @Override
        public void close() {
            index = part.analysis().statements().size();
            closeOpen();
        }
    }
}
