package dev.penstock.connectors.tck.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.document.Binary;
import dev.penstock.engine.api.document.Decimal128;
import dev.penstock.engine.api.document.ExtendedJson;
import dev.penstock.engine.api.spi.Lease;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values of documents: each BSON type goes in and comes out, and a bound value stays a value. */
public abstract class DocumentValueContract extends DocumentContract {
    /** For subclasses in other modules. */
    protected DocumentValueContract() {}

    @Test
    void bsonTypes_asBoundValues_comeBackEqual() {
        Lease lease = lease();
        BsonSamples.all().forEach((type, value) -> {
            changed(
                    lease,
                    DocumentCommand.of("{\"insert\": \"paper\", \"documents\": [{\"_id\": :key, \"value\": :value}]}")
                            .with("key", type)
                            .with("value", value));

            assertThat(only(lease, type).fields()).as(type).containsEntry("value", value);
        });
    }

    @Test
    void bsonTypes_inACommandAsAMap_comeBackEqual() {
        Lease lease = lease();
        Map<String, @Nullable Object> command = new LinkedHashMap<>();
        command.put("insert", "paper");
        command.put("documents", List.of(BsonSamples.document(1)));

        changed(lease, DocumentCommand.of(command));

        assertThat(only(lease, 1).fields()).isEqualTo(BsonSamples.document(1));
    }

    @Test
    void bsonTypes_inACommandAsText_comeBackEqual() {
        Lease lease = lease();
        String document = ExtendedJson.CANONICAL.write(BsonSamples.document(1));

        changed(lease, DocumentCommand.of("{\"insert\": \"paper\", \"documents\": [" + document + "]}"));

        assertThat(only(lease, 1).fields()).isEqualTo(BsonSamples.document(1));
    }

    @Test
    void raw_ofADocument_isWhatTheServerKeeps() {
        Lease lease = lease();
        changed(lease, insert(BsonSamples.document(1)));

        Document read = only(lease, 1);

        assertThat(read.raw()).isEqualTo(ExtendedJson.CANONICAL.write(BsonSamples.document(1)));
        assertThat(ExtendedJson.readDocument(read.raw())).isEqualTo(BsonSamples.document(1));
        assertThat(read.raw(ExtendedJson.RELAXED)).isEqualTo(ExtendedJson.RELAXED.write(BsonSamples.document(1)));
    }

    @Test
    void fields_keepTheirOrder() {
        Lease lease = lease();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("_id", 1);
        for (String name : List.of("z", "a", "m", "b", "10", "9")) {
            document.put(name, name);
        }
        changed(lease, insert(document));

        assertThat(only(lease, 1).fields().keySet()).containsExactly("_id", "z", "a", "m", "b", "10", "9");
    }

    @Test
    void fieldsWithDotsAndDollars_areFieldsLikeAnyOther() {
        Lease lease = lease();
        changed(lease, insert(Map.of("_id", 1, "nested", Map.of("a.b", 1, "$price", 2))));

        assertThat(only(lease, 1).get("nested")).isEqualTo(Map.of("a.b", 1, "$price", 2));
    }

    @Test
    void callersTypes_comeBackAsThoseOfDocuments() {
        Lease lease = lease();
        Instant moment = Instant.ofEpochMilli(1_700_000_000_123L);
        changed(
                lease,
                insert(Map.of(
                        "_id",
                        1,
                        "bytes",
                        new byte[] {1, 2},
                        "number",
                        new BigDecimal("2.50"),
                        "time",
                        OffsetDateTime.ofInstant(moment, ZoneOffset.ofHours(2)),
                        "short",
                        (short) 3,
                        "word",
                        TimeUnit.SECONDS,
                        "array",
                        new int[] {1, 2})));

        Document read = only(lease, 1);
        assertThat(read.get("bytes")).isEqualTo(Binary.of(new byte[] {1, 2}));
        assertThat(read.get("number")).isEqualTo(Decimal128.of("2.50"));
        assertThat(read.get("time")).isEqualTo(moment);
        assertThat(read.get("short")).isEqualTo(3);
        assertThat(read.get("word")).isEqualTo("SECONDS");
        assertThat(read.get("array")).isEqualTo(List.of(1, 2));
    }

    @Test
    void text_thatLooksLikeACommand_staysAText() {
        Lease lease = lease();
        for (String attack : List.of(
                "{\"$gt\": \"\"}",
                "\"}, \"$or\": [{}], \"x\": {\"$ne\": \"",
                "'; db.paper.drop(); '",
                "\"}]}, {\"drop\": \"paper\"}",
                ":name",
                "$where")) {
            changed(
                    lease,
                    DocumentCommand.of("{\"insert\": \"paper\", \"documents\": [{\"_id\": :key, \"name\": :name}]}")
                            .with("key", attack)
                            .with("name", attack));
            DocumentCommand find = DocumentCommand.of("{\"find\": \"paper\", \"filter\": {\"name\": :name}}")
                    .with("name", attack);

            assertThat(documents(lease, find))
                    .as(attack)
                    .singleElement()
                    .satisfies(found -> assertThat(found.get("name")).isEqualTo(attack));
        }
        assertThat(keys(lease)).hasSize(6);
    }

    @Test
    void map_asAValue_isADocument() {
        Lease lease = lease();
        changed(lease, insert(List.of(Map.of("_id", 1), Map.of("_id", 2), Map.of("_id", 3))));
        DocumentCommand find = DocumentCommand.of("{\"find\": \"paper\", \"filter\": {\"_id\": :range}}");

        assertThat(documents(lease, find.with("range", Map.of("$gt", 1)))).hasSize(2);
        assertThat(documents(lease, find.with("range", Map.of("$in", List.of(1, 3, 5)))))
                .hasSize(2);
    }

    @Test
    void names_missingOrSurplus_areToldAndNothingIsSent() {
        Lease lease = lease();
        DocumentCommand insert =
                DocumentCommand.of("{\"insert\": \"paper\", \"documents\": [{\"_id\": :key, \"name\": :name}]}");

        PenstockException missing = failure(() -> execute(lease, insert.with("key", 1)));
        PenstockException surplus = failure(
                () -> execute(lease, insert.with("key", 1).with("name", "a").with("nmae", "b")));

        assertThat(List.of(missing, surplus)).allSatisfy(failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.VALUE_MISSING);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(failure.diagnosis().node()).isEqualTo(opened().target().node());
        });
        assertThat(missing.summary()).contains(":name").doesNotContain(":key");
        assertThat(surplus.summary()).contains(":nmae");
        assertThat(keys(lease)).isEmpty();
    }

    @Test
    void value_ofAClassWithoutBsonType_isRefused() {
        Lease lease = lease();

        PenstockException failure = failure(() -> execute(lease, find(Map.of("name", new Odd()))));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.summary()).contains(Odd.class.getName());
        assertWorks(lease);
    }

    /** What BSON has no type for. */
    private static final class Odd {}
}
