package dev.penstock.connectors.tck.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Change;
import dev.penstock.engine.api.ChangesRequest;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.ResumeToken;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.ChangeCursor;
import dev.penstock.engine.api.spi.ChangeSource;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.ResumingCursor;
import dev.penstock.engine.api.spi.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams of the changes of documents; for engines with {@link Capability#CHANGES}. */
public abstract class ChangeStreamContract extends DocumentContract {
    private static final ChangesRequest PAPERS = ChangesRequest.ofCollection("paper");

    /** For subclasses in other modules. */
    protected ChangeStreamContract() {}

    @BeforeEach
    final void requireCapability() {
        assertThat(can(Capability.CHANGES))
                .as("only connectors with streams of changes run this theme")
                .isTrue();
    }

    private ChangeSource source(NodePool of) {
        return of.changes().orElseThrow();
    }

    private ChangeCursor stream(ChangesRequest request) {
        return source(pool()).open(request, Deadline.after(LONG));
    }

    private static Change next(ChangeCursor cursor) {
        return Objects.requireNonNull(cursor.next(LONG), "no change in time");
    }

    private static @Nullable Object key(Change change) {
        return switch (change) {
            case Change.Inserted inserted -> inserted.key().get("_id");
            case Change.Deleted deleted -> deleted.key().get("_id");
            default -> throw new AssertionError(change);
        };
    }

    private static ResumeToken token(Change change) {
        return ((Change.OfDocuments) change).origin().token();
    }

    @Test
    void changes_ofEachKind_comeInOrder() {
        Lease lease = lease();
        try (ChangeCursor cursor = stream(PAPERS)) {
            changed(lease, insert(Map.of("_id", 1, "name", "a", "more", true)));
            changed(lease, DocumentCommand.of("""
                    {"update": "paper", "updates": [
                      {"q": {"_id": 1}, "u": {"$set": {"name": "b"}, "$unset": {"more": ""}}},
                      {"q": {"_id": 1}, "u": {"name": "c"}}]}"""));
            changed(lease, DocumentCommand.of("""
                    {"delete": "paper", "deletes": [{"q": {"_id": 1}, "limit": 1}]}"""));

            assertThat(next(cursor)).isInstanceOfSatisfying(Change.Inserted.class, inserted -> {
                assertThat(inserted.document().get("name")).isEqualTo("a");
                assertThat(inserted.origin().collection()).isEqualTo("paper");
                assertThat(inserted.origin().token().engine())
                        .isEqualTo(opened().connector().engine());
            });
            assertThat(next(cursor)).isInstanceOfSatisfying(Change.Updated.class, updated -> {
                assertThat(updated.update().updated().fields()).isEqualTo(Map.of("name", "b"));
                assertThat(updated.update().removed()).containsExactly("more");
                assertThat(updated.document()).as("not asked for").isNull();
                assertThat(updated.before()).as("not asked for").isNull();
            });
            assertThat(next(cursor))
                    .isInstanceOfSatisfying(
                            Change.Replaced.class,
                            replaced ->
                                    assertThat(replaced.document().get("name")).isEqualTo("c"));
            assertThat(key(next(cursor))).isEqualTo(1);
        }
    }

    @Test
    void update_withTheDocumentLookedUp_hasIt() {
        Lease lease = lease();
        changed(lease, insert(Map.of("_id", 1, "name", "a")));
        ChangesRequest whole = ChangesRequest.of(
                new ChangesRequest.Collections("paper", List.of(), ChangesRequest.FullDocument.LOOKED_UP, false));
        try (ChangeCursor cursor = stream(whole)) {
            changed(lease, DocumentCommand.of("""
                    {"update": "paper", "updates": [{"q": {"_id": 1}, "u": {"$set": {"more": 1}}}]}"""));

            Document document = ((Change.Updated) next(cursor)).document();

            assertThat(document)
                    .isNotNull()
                    .extracting(Document::fields)
                    .isEqualTo(Map.of("_id", 1, "name", "a", "more", 1));
        }
    }

    @Test
    void next_withoutAChange_isNullInTime() {
        try (ChangeCursor cursor = stream(PAPERS)) {
            assertThat(cursor.next(Duration.ZERO)).isNull();
            assertThat(cursor.next(Duration.ofMillis(50))).isNull();
        }
    }

    @Test
    void changes_ofAnotherCollection_comeInTheStreamOfTheDatabaseAlone() {
        Lease lease = lease();
        try (ChangeCursor papers = stream(PAPERS);
                ChangeCursor all = stream(ChangesRequest.ofDatabase())) {
            changed(lease, DocumentCommand.of("{\"insert\": \"other\", \"documents\": [{\"_id\": 1}]}"));
            changed(lease, insert(Map.of("_id", 2)));

            assertThat(key(next(papers))).isEqualTo(2);
            assertThat(key(next(all))).isEqualTo(1);
            assertThat(key(next(all))).isEqualTo(2);
        }
    }

    @Test
    void stream_behindAToken_goesOnWithTheNextChange() {
        Lease lease = lease();
        ResumeToken behindFirst;
        try (ChangeCursor cursor = stream(PAPERS)) {
            changed(lease, insert(List.of(Map.of("_id", 1), Map.of("_id", 2))));
            behindFirst = token(next(cursor));
        }
        changed(lease, insert(Map.of("_id", 3)));

        try (ChangeCursor cursor = stream(PAPERS.after(behindFirst))) {
            assertThat(key(next(cursor))).isEqualTo(2);
            assertThat(key(next(cursor))).isEqualTo(3);
        }
    }

    @Test
    void resumeFrom_isKnownFromTheOpeningOn() {
        Lease lease = lease();
        ChangesRequest.Start start;
        try (ChangeCursor cursor = stream(PAPERS)) {
            start = Objects.requireNonNull(cursor.resumeFrom());
        }
        changed(lease, insert(Map.of("_id", 1)));

        try (ChangeCursor cursor = stream(PAPERS.from(start))) {
            assertThat(key(next(cursor))).isEqualTo(1);
        }
    }

    @Test
    void transaction_thatIsRolledBack_hasNoChanges() {
        if (!can(Capability.TRANSACTIONS)) {
            return; // CapabilityContract shows the refusal
        }
        Lease lease = lease();
        changed(lease, DocumentCommand.of("{\"create\": \"paper\"}"));
        try (ChangeCursor cursor = stream(PAPERS)) {
            lease.begin(TransactionOptions.DEFAULT);
            changed(lease, insert(Map.of("_id", 1)));
            lease.rollback(Wire.NONE);
            lease.begin(TransactionOptions.DEFAULT);
            changed(lease, insert(Map.of("_id", 2)));
            assertThat(cursor.next(Duration.ZERO)).isNull();
            lease.commit(Wire.NONE);

            assertThat(key(next(cursor))).isEqualTo(2);
        }
    }

    @Test
    void connectionThatBreaks_isTold_andAResumingCursorGoesOnWithoutAGap() {
        Lease lease = lease();
        try (ChangeCursor bare = stream(PAPERS);
                ResumingCursor resuming = ResumingCursor.open(PAPERS, source(pool()), LONG, Deadline.after(LONG))) {
            changed(lease, insert(Map.of("_id", 1)));
            assertThat(key(next(bare))).isEqualTo(1);
            server().failNext("getMore", DocumentFault.CONNECTION_CLOSED);
            assertThat(failure(() -> bare.next(LONG))).isInstanceOf(ConnectionLostException.class);

            assertThat(key(next(resuming))).isEqualTo(1);
            server().failNext("getMore", DocumentFault.CONNECTION_CLOSED);
            changed(lease, insert(List.of(Map.of("_id", 2), Map.of("_id", 3))));
            assertThat(key(next(resuming))).isEqualTo(2);
            assertThat(key(next(resuming))).isEqualTo(3);
        }
    }

    @Test
    void collectionThatIsDropped_endsItsStream() {
        Lease lease = lease();
        changed(lease, insert(Map.of("_id", 1)));
        try (ChangeCursor cursor = stream(PAPERS)) {
            changed(lease, DocumentCommand.of("{\"drop\": \"paper\"}"));

            assertThat(next(cursor))
                    .isInstanceOfSatisfying(
                            Change.Altered.class,
                            altered -> assertThat(altered.operation()).isEqualTo("drop"));
            assertThat(next(cursor)).isInstanceOf(Change.Invalidated.class);
        }
    }

    @Test
    void stream_takesNoPlaceInThePool() {
        NodePool one = pool(0, 1, LONG);
        Lease only = lease(one);
        try (ChangeCursor cursor = source(one).open(PAPERS, Deadline.after(LONG))) {
            assertThat(one.state().active()).isEqualTo(1);
            changed(only, insert(Map.of("_id", 1)));

            assertThat(key(next(cursor))).isEqualTo(1);
        }
        assertWorks(only);
    }

    @Test
    void cancel_wakesTheReader() throws Exception {
        try (ChangeCursor cursor = stream(PAPERS)) {
            CompletableFuture<PenstockException> reading = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    reading.complete(failure(() -> cursor.next(Duration.ofHours(1))));
                } catch (AssertionError wrong) {
                    reading.completeExceptionally(wrong);
                }
            });
            cursor.cancel();
            cursor.cancel();

            assertThat(reading.get(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void close_twice_isOne() {
        ChangeCursor cursor = stream(PAPERS);
        cursor.close();
        cursor.close();

        assertWorks(lease());
    }

    @Test
    void nodeThatCannotBeReached_isToldAsByALease() {
        ChangeSource nowhere = source(open(opened().unreachable()));

        assertThat(failure(() -> nowhere.open(PAPERS, Deadline.after(LONG)))).isInstanceOf(UnreachableException.class);
    }

    @Test
    void notifications_ofAnEngineWithoutThem_areRefused() {
        ChangeSource source = source(pool());

        assertThat(failure(() -> source.open(ChangesRequest.ofChannels("news"), Deadline.after(LONG)))
                        .code())
                .isEqualTo(ErrorCode.UNSUPPORTED);
    }
}
