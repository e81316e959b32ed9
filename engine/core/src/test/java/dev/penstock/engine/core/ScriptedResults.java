package dev.penstock.engine.core;

import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Several;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results of the kinds that no connector of this version makes by itself, or makes only from several statements. */
final class ScriptedResults {
    private ScriptedResults() {}

    static Documents documents(int batches) {
        return new FixedDocuments(batches);
    }

    static Several several(Result... results) {
        return new FixedSeveral(results);
    }

    private static final class FixedDocuments implements Documents {
        private int left;

        private FixedDocuments(int batches) {
            left = batches;
        }

        @Override
        public @Nullable List<Map<String, @Nullable Object>> next() {
            return left-- > 0 ? List.of(Map.of("n", left)) : null;
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }

    private static final class FixedSeveral implements Several {
        private final Deque<Result> left;

        private FixedSeveral(Result... results) {
            left = new ArrayDeque<>(List.of(results));
        }

        @Override
        public @Nullable Result next() {
            return left.poll();
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
