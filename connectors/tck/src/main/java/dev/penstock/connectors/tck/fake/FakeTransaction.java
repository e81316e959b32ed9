package dev.penstock.connectors.tck.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A transaction at the server: a snapshot with its own changes. Guarded by its server. */
final class FakeTransaction {
    private final FakeDocumentServer server;
    private final FakeData view;
    private final List<FakeChange> changes = new ArrayList<>();
    private boolean aborted;

    FakeTransaction(FakeDocumentServer server) {
        this.server = server;
        this.view = server.data().copy();
    }

    FakeData view() {
        return view;
    }

    boolean aborted() {
        return aborted;
    }

    /** Takes the right to write a document; fails if another transaction has it, or has written since the snapshot. */
    void lock(String collection, @Nullable Object key) {
        boolean written = !Objects.equals(server.data().get(collection, key), view.get(collection, key))
                && changes.stream().noneMatch(change -> FakeDocumentServer.same(change, collection, key));
        if (written || !server.lock(collection, key, this)) {
            throw new FakeServerException(
                    FakeServerException.WRITE_CONFLICT, "Write conflict during plan execution, please retry");
        }
    }

    void write(FakeChange change) {
        view.apply(change);
        changes.add(change);
    }

    /** Makes its changes everyone's. */
    void commit() {
        requireAlive();
        changes.forEach(server::apply);
        end();
    }

    /** Undoes it; nothing but its end is possible afterwards. */
    void abort() {
        aborted = true;
        end();
    }

    private void end() {
        server.unlock(this);
    }

    void requireAlive() {
        if (aborted) {
            throw new FakeServerException(FakeServerException.NO_SUCH_TRANSACTION, "The transaction has been aborted");
        }
    }
}
