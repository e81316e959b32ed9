package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Changed.RowFailure;
import dev.penstock.engine.api.document.ObjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the commands of one statement, and sums up what they changed. Rows are documents of a command, or commands. */
final class FakeWrites {
    private final boolean wantsKeys;
    private final boolean inTransaction;
    private final List<ObjectId> keys = new ArrayList<>();
    private final List<RowFailure> failures = new ArrayList<>();
    private @Nullable FakeServerException first;
    private int rows;
    private long matched;
    private long modified;

    FakeWrites(List<String> generatedKeys, boolean inTransaction) {
        this.wantsKeys = !generatedKeys.isEmpty();
        this.inTransaction = inTransaction;
    }

    FakeReply run(FakeConnection connection, Map<String, @Nullable Object> command) {
        Map<String, @Nullable Object> complete = withKeys(command);
        FakeReply reply;
        try {
            reply = connection.run(complete);
        } catch (FakeServerException failure) {
            if (inTransaction || rows == 0 || failure.code() == FakeServerException.KILLED) {
                throw failure;
            }
            reply = new FakeReply.Written(0, 0, List.of(new FakeReply.WriteError(0, failure)));
        }
        if (reply instanceof FakeReply.Written written) {
            matched += written.matched();
            modified += written.modified();
            written.errors().forEach(this::failed);
            rows += Math.max(1, FakeValues.documents(command, "documents").size());
        }
        return reply;
    }

    private void failed(FakeReply.WriteError error) {
        FakeServerException failure = error.failure();
        if (first == null) {
            first = failure;
        }
        failures.add(new RowFailure(
                rows + error.index(), FakeFailures.code(failure), null, String.valueOf(failure.getMessage())));
    }

    /** Gives documents without a key one, as drivers do. */
    private Map<String, @Nullable Object> withKeys(Map<String, @Nullable Object> command) {
        if (!command.containsKey("documents")) {
            return command;
        }
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        for (Map<String, @Nullable Object> document : FakeValues.documents(command, "documents")) {
            Map<String, @Nullable Object> keyed = new LinkedHashMap<>();
            if (!document.containsKey("_id")) {
                ObjectId key = ObjectId.create();
                keyed.put("_id", key);
                keys.add(key);
            }
            keyed.putAll(document);
            documents.add(keyed);
        }
        Map<String, @Nullable Object> complete = new LinkedHashMap<>(command);
        complete.put("documents", documents);
        return complete;
    }

    /** Whether a command of the statement has succeeded. */
    boolean tookEffect() {
        return matched > 0;
    }

    /** The sum; fails if no row took effect and one failed. */
    Changed changed() {
        if (first != null && matched == 0) {
            throw first;
        }
        return new Changed(matched, modified, wantsKeys ? new FakeKeys(keys).rows() : List.of(), failures);
    }
}
