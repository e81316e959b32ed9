package dev.penstock.connectors.sqlite;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Count;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results that keep native calls off virtual threads. */
final class SqliteResults {
    private SqliteResults() {}

    static Result of(Result result, PlatformThreads threads) {
        return switch (result) {
            case Count count -> count;
            case Documents documents -> documents;
            case Rows rows -> new OffCarrierRows(rows, threads);
            case Several several -> new OffCarrierSeveral(several, threads);
        };
    }

    private record OffCarrierRows(Rows rows, PlatformThreads threads) implements Rows {
        @Override
        public List<Column> columns() {
            return rows.columns();
        }

        @Override
        public @Nullable RowBatch next() {
            return threads.call(rows::next);
        }

        @Override
        public Execution<@Nullable RowBatch> nextAsync() {
            return rows.nextAsync();
        }

        @Override
        public void cancel() {
            rows.cancel();
        }

        @Override
        public void close() {
            threads.run(rows::close);
        }
    }

    private record OffCarrierSeveral(Several several, PlatformThreads threads) implements Several {
        @Override
        public @Nullable Result next() {
            Result next = threads.call(several::next);
            return next == null ? null : of(next, threads);
        }

        @Override
        public void cancel() {
            several.cancel();
        }

        @Override
        public void close() {
            threads.run(several::close);
        }
    }
}
