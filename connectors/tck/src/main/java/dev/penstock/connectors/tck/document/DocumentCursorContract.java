package dev.penstock.connectors.tck.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.tck.Entries;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A streamed result is a cursor at the server, and nothing is left there of one that has ended. */
public abstract class DocumentCursorContract extends DocumentContract {
    private static final int BATCH = 10;

    /** For subclasses in other modules. */
    protected DocumentCursorContract() {}

    private Entries opened(Lease lease) {
        Entries entries = read(lease, statements().numbers(1_000), BATCH);
        assertThat(entries.nextSize()).isEqualTo(BATCH);
        assertThat(server().openCursors()).isEqualTo(1);
        return entries;
    }

    private void assertClosed(Lease lease) {
        assertThat(server().openCursors()).isZero();
        assertWorks(lease);
    }

    @Test
    void cursor_readToItsEnd_isClosed() {
        Lease lease = lease();
        assertThat(opened(lease).rest()).hasSize(1_000 - BATCH);

        assertClosed(lease);
    }

    @Test
    void cursor_closedInTheMiddle_isClosedAtTheServer() {
        Lease lease = lease();
        opened(lease).close();

        assertClosed(lease);
    }

    @Test
    void cursor_ofALeaseGivenBack_isClosedAtTheServer() {
        NodePool one = pool(0, 1, LONG);
        try (Lease lease = lease(one)) {
            opened(lease);
        }

        try (Lease next = lease(one)) {
            assertClosed(next);
        }
    }

    @Test
    void cursor_thatFailsInTheMiddle_isClosedAtTheServer() {
        Lease lease = lease();
        Entries entries = read(lease, statements().failingAt(15), BATCH);
        assertThat(entries.nextSize()).isEqualTo(BATCH);

        assertThat(failure(entries::next).code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);

        assertThat(entries.next()).isNull();
        assertClosed(lease);
    }

    @Test
    void cursor_cancelledBetweenTwoBatches_isClosedAtTheServer() {
        Lease lease = lease();
        Entries entries = opened(lease);
        entries.cancel();

        assertThat(failure(entries::next).code()).isEqualTo(ErrorCode.STATEMENT_KILLED);

        assertClosed(lease);
    }

    @Test
    void result_readAtOnce_leavesNoCursor() {
        Lease lease = lease();

        assertThat(read(lease, statements().numbers(3_000)).rest()).hasSize(3_000);

        assertClosed(lease);
    }

    @Test
    void connectionThatBreaksInTheMiddle_isToldByTheNextBatch() {
        NodePool one = pool(0, 1, LONG);
        try (Lease lease = lease(one)) {
            Entries entries = opened(lease);
            server().failNext("getMore", DocumentFault.CONNECTION_CLOSED);

            assertThat(failure(entries::next)).isInstanceOf(ConnectionLostException.class);

            assertThat(entries.next()).isNull();
            assertThat(lease.usable()).isFalse();
        }

        try (Lease next = lease(one)) {
            assertClosed(next);
        }
    }

    @Test
    void batch_afterItsLeaseIsGivenBack_isStillValid() {
        List<Document> batch;
        try (Lease lease = lease()) {
            changed(lease, insert(Map.of("_id", 1, "name", "kept")));
            Documents documents = (Documents) execute(lease, streamed(find(Map.of()), BATCH));
            batch = Objects.requireNonNull(documents.next());
        }

        assertThat(batch.getFirst().get("name")).isEqualTo("kept");
    }
}
