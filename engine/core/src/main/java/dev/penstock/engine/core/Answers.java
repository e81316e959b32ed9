package dev.penstock.engine.core;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.spi.Answer;
import dev.penstock.engine.api.spi.DocumentCursor;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes results of what leases answer. A whole result ends its operation at once; a streamed one when it is closed. */
final class Answers {
    private Answers() {}

    /** Runs an operation's text on its checkout. */
    static Result first(Operation operation, Checkout checkout) {
        if (!operation.analysis().single()) {
            OpenSeveral several = new OpenSeveral(operation, checkout.lease());
            operation.pause();
            return several;
        }
        Lease lease = checkout.lease();
        Answer answer = execute(operation, lease, 0);
        Result whole = whole(operation, answer);
        if (whole != null) {
            requireEnded(operation, lease);
            operation.succeed();
            return whole;
        }
        Result open = open(new OpenResult(operation, closing(answer)), answer);
        operation.pause();
        return open;
    }

    /** Runs one statement of the text. */
    static Answer execute(Operation operation, Lease lease, int index) {
        return lease.execute(operation.statement(), operation.analysis(), index, operation.outcome());
    }

    /** The result, if the server holds nothing for it after this call; null if it is to be streamed. */
    static @Nullable Result whole(Operation operation, Answer answer) {
        if (answer instanceof Answer.Done(Changed changed)) {
            operation.count(changed.changed());
            return changed;
        }
        if (operation.statement().options().fetchSize() > 0) {
            return null;
        }
        return switch (answer) {
            case Answer.Done(Changed changed) -> changed;
            case RowCursor cursor -> {
                try (cursor) {
                    RowBatch all = cursor.read(RowCursor.ALL);
                    operation.count(all == null ? 0 : all.size());
                    yield new WholeRows(cursor.columns(), all);
                }
            }
            case DocumentCursor cursor -> {
                try (cursor) {
                    List<Document> all = cursor.read(RowCursor.ALL);
                    operation.count(all == null ? 0 : all.size());
                    yield new WholeDocuments(all);
                }
            }
        };
    }

    /** A result that is read as it comes. */
    static Result open(OpenResult result, Answer answer) {
        return switch (answer) {
            case Answer.Done(Changed changed) -> changed;
            case RowCursor cursor -> new OpenRows(result, cursor);
            case DocumentCursor cursor -> new OpenDocuments(result, cursor);
        };
    }

    /** What closes the cursor of an answer. */
    static Runnable closing(Answer answer) {
        return switch (answer) {
            case Answer.Done ignored -> () -> {};
            case RowCursor cursor -> cursor::close;
            case DocumentCursor cursor -> cursor::close;
        };
    }

    /** Refuses to report a text as done whose transaction is open and ends with its connection. */
    static void requireEnded(Operation operation, Lease lease) {
        if (!operation.holder().keepsTransactions() && TextTransactions.open(lease)) {
            operation.outcome().leftOpen();
            throw TextTransactions.leftOpen("The text has left a transaction open, which was rolled back");
        }
    }
}
