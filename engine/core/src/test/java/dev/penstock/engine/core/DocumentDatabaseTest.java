package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.tck.document.DocumentFault;
import dev.penstock.connectors.tck.fake.FakeDocumentBed;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Retry;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.spi.AccessDecision;
import dev.penstock.engine.api.spi.AuditSink;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Documents on their way through the engine, over a connector in memory: cursors come in, results go out. */
class DocumentDatabaseTest {
    private static final DocumentCommand FIND =
            DocumentCommand.of("{\"find\": \"paper\", \"filter\": {}, \"sort\": {\"_id\": 1}}");
    private static final DocumentCommand INSERT =
            DocumentCommand.of("{\"insert\": \"paper\", \"documents\": [{\"_id\": :key, \"name\": :name}]}");
    private static final DocumentCommand ENDLESS = DocumentCommand.of("{\"fakeEndless\": 1}");

    private final FakeDocumentBed bed = new FakeDocumentBed();
    private final NodeTarget target = bed.target();
    private final Services services = new Services(
            Recorder.OFF, AuditSink.OFF, new Pipeline(AccessDecision.OFF, ResultCache.OFF, Router.BY_ROLE));
    private final CoreDatabase database =
            new CoreDatabase(target.profile(), bed.connector(), target.secrets(), services, Caller.of("test"));

    @AfterEach
    void close() {
        database.close();
        services.close();
        bed.close();
    }

    private Changed insert(int key, String name) {
        return database.update(INSERT.with("key", key).with("name", name));
    }

    private void fill(int documents) {
        List<Map<String, Object>> all = IntStream.rangeClosed(1, documents)
                .<Map<String, Object>>mapToObj(i -> Map.of("_id", i, "name", "n" + i))
                .toList();
        database.update(DocumentCommand.of("{\"insert\": \"paper\", \"documents\": :all}")
                .with("all", all));
    }

    private static Documents documents(Result result) {
        assertThat(result).isInstanceOf(Documents.class);
        return (Documents) result;
    }

    private static DocumentCommand streamed(DocumentCommand command, int fetchSize) {
        return command.with(StatementOptions.builder().fetchSize(fetchSize).build());
    }

    private static <T extends PenstockException> T failure(Class<T> type, Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(type, call::run));
    }

    private int leases() {
        return Engines.leases(database);
    }

    @Test
    void command_withValues_isDoneAndItsDocumentsAreRead() {
        assertThat(insert(1, "{\"$gt\": \"\"}")).isEqualTo(Changed.of(1));

        Documents found = documents(database.execute(FIND));

        assertThat(leases()).as("a whole result holds no connection").isZero();
        assertThat(found.toList())
                .singleElement()
                .satisfies(document -> assertThat(document.get("name")).isEqualTo("{\"$gt\": \"\"}"))
                .extracting(Document::raw)
                .isEqualTo("{\"_id\": {\"$numberInt\": \"1\"}, \"name\": \"{\\\"$gt\\\": \\\"\\\"}\"}");
    }

    @Test
    void streamedDocuments_holdTheirConnectionUntilTheyAreRead() {
        fill(25);
        List<Integer> sizes = new ArrayList<>();
        try (Documents found = documents(database.execute(streamed(FIND, 10)))) {
            for (List<Document> batch = found.next(); batch != null; batch = found.next()) {
                sizes.add(batch.size());
                if (sizes.size() == 1) {
                    assertThat(leases()).isEqualTo(1);
                    assertThat(bed.openCursors()).isEqualTo(1);
                }
            }
        }

        assertThat(sizes).containsExactly(10, 10, 5);
        assertThat(leases()).isZero();
        assertThat(bed.openCursors()).isZero();
    }

    @Test
    void streamedDocuments_closedInTheMiddle_leaveNothingAtTheServer() {
        fill(25);
        try (Documents found = documents(database.execute(streamed(FIND, 10)))) {
            assertThat(found.next()).hasSize(10);
        }

        assertThat(leases()).isZero();
        assertThat(bed.openCursors()).isZero();
    }

    @Test
    void nextAsync_returnsTheBatchesInOrder() {
        fill(15);
        try (Documents found = documents(database.execute(streamed(FIND, 10)))) {
            assertThat(found.nextAsync().await()).hasSize(10);
            assertThat(found.nextAsync().await()).hasSize(5);
            assertThat(found.nextAsync().await()).isNull();
        }
        assertThat(leases()).isZero();
    }

    @Test
    void documents_mapToRecords() {
        fill(2);

        try (var papers = documents(database.execute(FIND)).map(Paper.class)) {
            assertThat(papers.collect(Collectors.toList())).containsExactly(new Paper(1, "n1"), new Paper(2, "n2"));
        }
    }

    /** What a document holds. */
    record Paper(int id, String name) {}

    @Test
    void refusedWrite_isNotDone_withItsNodeAndAttempt() {
        insert(1, "first");

        StatementException failure = failure(StatementException.class, () -> insert(1, "twice"));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.retry()).isEqualTo(Retry.NO);
        assertThat(failure.diagnosis().node()).isEqualTo(target.node());
        assertThat(failure.attempts()).hasSize(1);
        assertThat(leases()).isZero();
    }

    @Test
    void writeThatLosesItsConnection_isUnknown_andNotRepeated() {
        bed.failNext("insert", DocumentFault.CONNECTION_CLOSED);

        ConnectionLostException failure = failure(ConnectionLostException.class, () -> insert(1, "first"));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.retry()).isEqualTo(Retry.NO);
        assertThat(failure.attempts()).hasSize(1);
        assertThat(documents(database.execute(FIND)).toList())
                .as("the server had done it")
                .hasSize(1);
    }

    @Test
    void readThatLosesItsConnection_isRepeatedOnAnother() {
        fill(1);
        bed.failNext("find", DocumentFault.CONNECTION_CLOSED);

        assertThat(documents(database.execute(FIND)).toList()).hasSize(1);
    }

    @Test
    void writeThatTheOnlyNodeCannotTake_mayRunAgain() {
        bed.failNext("insert", DocumentFault.STEPPED_DOWN);

        StatementException failure = failure(StatementException.class, () -> insert(1, "first"));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.retry()).isEqualTo(Retry.STATEMENT);
        assertThat(insert(1, "first")).isEqualTo(Changed.of(1));
    }

    @Test
    void failureInTheMiddle_isToldThere_andGivesTheConnectionBack() {
        DocumentCommand failing = DocumentCommand.of("{\"fakeNumbers\": 30, \"failAt\": 15}");
        Documents numbers = documents(database.execute(streamed(failing, 10)));
        assertThat(numbers.next()).hasSize(10);

        StatementException failure = failure(StatementException.class, numbers::next);

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(leases()).isZero();
        assertThat(bed.openCursors()).isZero();
    }

    @Test
    void command_pastItsDeadline_isStoppedAtTheServer() {
        DocumentCommand limited = ENDLESS.with(
                StatementOptions.builder().timeout(Duration.ofMillis(100)).build());

        DeadlineException failure = failure(DeadlineException.class, () -> database.execute(limited));

        assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_PASSED);
        Await.until(() -> leases() == 0);
        fill(1);
    }

    @Test
    void command_cancelled_isStoppedAtTheServer() {
        Execution<Result> running = database.executeAsync(ENDLESS);
        Await.until(() -> leases() == 1);
        running.cancel();

        failure(CancelledException.class, running::await);

        Await.until(() -> leases() == 0);
        fill(1);
    }

    @Test
    void transaction_inConflict_isRunAgain() {
        fill(1);
        DocumentCommand rename = DocumentCommand.of("""
                {"update": "paper", "updates": [{"q": {"_id": 1}, "u": {"$set": {"name": :name}}}]}""");
        Session session = database.session(Caller.of("writer"));
        AtomicInteger runs = new AtomicInteger();

        session.inTransaction(1, transaction -> {
            if (runs.incrementAndGet() == 1) {
                transaction.execute(FIND);
                database.update(rename.with("name", "meanwhile"));
            }
            return transaction.update(rename.with("name", "mine"));
        });

        assertThat(runs.get()).isEqualTo(2);
        assertThat(documents(database.execute(FIND)).toList().getFirst().get("name"))
                .isEqualTo("mine");
    }

    @Test
    void commitThatIsNotConfirmed_isUnknown_andMayRunAgain() {
        bed.failNext("commitTransaction", DocumentFault.COMMIT_UNCONFIRMED);
        try (Transaction transaction = database.session(Caller.of("writer")).begin()) {
            transaction.update(INSERT.with("key", 1).with("name", "first"));

            PenstockException failure = failure(PenstockException.class, transaction::commit);

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failure.retry()).isEqualTo(Retry.COMMIT);
        }
    }

    @Test
    void sql_isRefused() {
        UnsupportedException failure = failure(UnsupportedException.class, () -> database.query("select 1"));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void catalog_isReadByCommandsOnTheSameWay() {
        fill(1);

        assertThat(database.session(Caller.of("reader")).catalog().tables("fake"))
                .singleElement()
                .satisfies(table -> assertThat(table.name().name()).isEqualTo("paper"))
                .extracting(Table::kind)
                .isEqualTo(Table.Kind.COLLECTION);
    }
}
