package dev.penstock.connectors.tck.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.tck.RecordedWire;
import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Changed.RowFailure;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.document.ObjectId;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What writes say: matched and changed documents, generated keys, failures of single documents, batches. */
public abstract class DocumentChangeContract extends DocumentContract {
    private static final StatementOptions KEY =
            StatementOptions.builder().generatedKeys("_id").build();
    private static final DocumentCommand UNORDERED =
            DocumentCommand.of("{\"insert\": \"paper\", \"documents\": :documents, \"ordered\": false}");

    /** For subclasses in other modules. */
    protected DocumentChangeContract() {}

    private static Map<String, Object> paper(int key, String name) {
        return Map.of("_id", key, "name", name);
    }

    private Lease withPapers() {
        Lease lease = lease();
        changed(lease, insert(List.of(paper(1, "a"), paper(2, "b"), paper(3, "b"))));
        return lease;
    }

    @Test
    void count_ofEachKindOfWrite_isHowManyDocumentsChanged() {
        Lease lease = lease();

        assertThat(changed(lease, DocumentCommand.of("{\"create\": \"paper\"}")))
                .isEqualTo(Changed.of(0));
        assertThat(changed(lease, insert(List.of(paper(1, "a"), paper(2, "b"), paper(3, "b")))))
                .isEqualTo(Changed.of(3));
        assertThat(changed(lease, DocumentCommand.of("""
                        {"delete": "paper", "deletes": [{"q": {"name": "b"}, "limit": 1}]}"""))).isEqualTo(Changed.of(1));
        assertThat(changed(lease, DocumentCommand.of("""
                        {"delete": "paper", "deletes": [{"q": {"name": "z"}, "limit": 0}]}"""))).isEqualTo(Changed.of(0));
        assertThat(changed(lease, DocumentCommand.of("{\"drop\": \"paper\"}"))).isEqualTo(Changed.of(0));
        assertThat(keys(lease)).isEmpty();
    }

    @Test
    void update_thatFindsWhatItWrites_matchesMoreThanItChanges() {
        Lease lease = withPapers();

        Changed changed = changed(lease, DocumentCommand.of("""
                {"update": "paper", "updates": [{"q": {}, "u": {"$set": {"name": "b"}}, "multi": true}]}"""));

        assertThat(changed.matched()).isEqualTo(3);
        assertThat(changed.changed()).isEqualTo(1);
        assertThat(changed.failures()).isEmpty();
    }

    @Test
    void keys_canOrRefused() {
        Lease lease = lease();
        DocumentCommand insert =
                insert(List.of(Map.of("name", "a"), Map.of("name", "b"))).with(KEY);
        if (!can(Capability.GENERATED_KEYS)) {
            assertThat(failure(() -> execute(lease, insert)).code()).isEqualTo(ErrorCode.UNSUPPORTED);
            assertThat(keys(lease)).isEmpty();
            return;
        }

        List<Row> keys = changed(lease, insert).keys();

        assertThat(keys).hasSize(2);
        ObjectId second = Objects.requireNonNull(keys.get(1).get(0, ObjectId.class));
        assertThat(only(lease, second).get("name")).isEqualTo("b");
    }

    @Test
    void keys_notAskedFor_areNotReturned() {
        assertThat(changed(lease(), insert(Map.of("name", "a"))).keys()).isEmpty();
    }

    @Test
    void document_thatFails_isTold_andTheOthersTakeEffect() {
        Lease lease = withPapers();
        RecordedWire wire = new RecordedWire();

        Changed changed = (Changed) execute(
                lease, UNORDERED.with("documents", List.of(paper(4, "d"), paper(1, "twice"), paper(5, "e"))), wire);

        assertThat(changed.changed()).isEqualTo(2);
        assertThat(changed.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.row()).isEqualTo(1))
                .satisfies(failure -> assertThat(failure.message()).isNotBlank())
                .extracting(RowFailure::code)
                .isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
        assertThat(keys(lease)).containsExactly("1", "2", "3", "4", "5");
        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "answered");
    }

    @Test
    void document_thatFailsInAnOrderedInsert_endsIt() {
        Lease lease = withPapers();

        Changed changed = changed(lease, insert(List.of(paper(4, "d"), paper(1, "twice"), paper(5, "e"))));

        assertThat(changed.changed()).isEqualTo(1);
        assertThat(changed.failures().getFirst().row()).isEqualTo(1);
        assertThat(keys(lease)).containsExactly("1", "2", "3", "4");
    }

    @Test
    void documents_thatAllFail_areAFailureOfTheCommand() {
        Lease lease = withPapers();

        PenstockException failure = failure(() ->
                execute(lease, UNORDERED.with("documents", List.of(paper(1, "twice"), paper(2, "twice")))));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void document_thatFailsInATransaction_isAFailureOfTheCommand() {
        Lease lease = withPapers();
        if (!can(Capability.TRANSACTIONS)) {
            return; // CapabilityContract shows the refusal
        }
        lease.begin(TransactionOptions.DEFAULT);

        PenstockException failure = failure(() -> execute(lease, insert(List.of(paper(4, "d"), paper(1, "twice")))));
        lease.rollback(Wire.NONE);

        assertThat(failure.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
        assertThat(keys(lease)).containsExactly("1", "2", "3");
    }

    private static DocumentCommand batch(Object... keys) {
        return DocumentCommand.batch(
                "{\"insert\": \"paper\", \"documents\": [{\"_id\": :key}]}",
                Arrays.stream(keys).map(key -> Map.of("key", key)).toList());
    }

    @Test
    void batch_canOrRefused() {
        Lease lease = lease();
        if (!can(Capability.BATCHES)) {
            assertThat(failure(() -> execute(lease, batch(1, 2))).code()).isEqualTo(ErrorCode.UNSUPPORTED);
            return;
        }

        assertThat(changed(lease, batch(1, 2, 3))).isEqualTo(Changed.of(3));
        assertThat(changed(lease, DocumentCommand.batch("{\"drop\": :name}", List.of())))
                .isEqualTo(Changed.of(0));
        assertThat(keys(lease)).containsExactly("1", "2", "3");
    }

    @Test
    void batch_withARowThatFails_tellsItsPlace() {
        Lease lease = withPapers();
        if (!can(Capability.BATCHES)) {
            return; // batch_canOrRefused shows the refusal
        }

        Changed changed = changed(lease, batch(4, 5, 1));

        assertThat(changed.changed()).isEqualTo(2);
        assertThat(changed.failures()).extracting(RowFailure::row).containsExactly(2);
        assertThat(keys(lease)).containsExactly("1", "2", "3", "4", "5");
    }
}
