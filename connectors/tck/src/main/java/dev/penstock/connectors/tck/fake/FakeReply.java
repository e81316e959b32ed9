package dev.penstock.connectors.tck.fake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the fake server answers to a command that succeeds. */
sealed interface FakeReply permits FakeReply.Written, FakeReply.Single, FakeServerCursor {

    /**
     * A write.
     *
     * @param matched documents that its condition matched, or that it inserted
     * @param modified documents that differ now
     * @param errors of single documents
     */
    record Written(int matched, int modified, List<WriteError> errors) implements FakeReply {
        /** Copies the list. */
        public Written {
            errors = List.copyOf(errors);
        }

        /** Without an error. */
        static Written of(int matched, int modified) {
            return new Written(matched, modified, List.of());
        }
    }

    /**
     * A document of a write that failed.
     *
     * @param index its place in the command
     * @param failure why
     */
    record WriteError(int index, FakeServerException failure) {}

    /**
     * One document.
     *
     * @param document it
     */
    record Single(Map<String, @Nullable Object> document) implements FakeReply {}
}
