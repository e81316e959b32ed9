package dev.penstock.connectors.tck.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.KeyCondition;
import dev.penstock.engine.api.spi.TouchedObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the analysis says of commands. */
public abstract class DocumentAnalysisContract extends DocumentContract {
    /** For subclasses in other modules. */
    protected DocumentAnalysisContract() {}

    private Analysis analysis(String text) {
        return opened().connector().analyse(DocumentCommand.of(text));
    }

    private AnalysedStatement only(String text) {
        List<AnalysedStatement> statements = analysis(text).statements();
        assertThat(statements).hasSize(1);
        return statements.getFirst();
    }

    @Test
    void read_isARead_withItsCollection() {
        AnalysedStatement find = only("{\"find\": \"paper\", \"filter\": {\"open\": true}}");

        assertThat(find.kind()).isEqualTo("find");
        assertThat(find.intent()).isEqualTo(Intent.READ);
        assertThat(find.changesSession()).isFalse();
        assertThat(find.everyRow()).isFalse();
        assertThat(find.objects())
                .singleElement()
                .returns("paper", TouchedObject::name)
                .returns(false, TouchedObject::written);
    }

    @Test
    void writes_areWrites_withTheirCollection() {
        for (String text : List.of(
                "{\"insert\": \"paper\", \"documents\": [{\"_id\": 1}]}",
                "{\"update\": \"paper\", \"updates\": [{\"q\": {\"_id\": 1}, \"u\": {\"$set\": {\"a\": 1}}}]}",
                "{\"delete\": \"paper\", \"deletes\": [{\"q\": {\"_id\": 1}, \"limit\": 1}]}")) {
            AnalysedStatement write = only(text);

            assertThat(write.intent()).as(text).isEqualTo(Intent.WRITE);
            assertThat(write.everyRow()).as(text).isFalse();
            assertThat(write.objects())
                    .as(text)
                    .singleElement()
                    .returns("paper", TouchedObject::name)
                    .returns(true, TouchedObject::written);
        }
    }

    @Test
    void definitions_areDdl() {
        assertThat(analysis("{\"create\": \"paper\"}").intent()).isEqualTo(Intent.DDL);
        assertThat(analysis("{\"drop\": \"paper\"}").intent()).isEqualTo(Intent.DDL);
    }

    @Test
    void writesWithoutACondition_touchEveryRow() {
        for (String text : List.of(
                "{\"delete\": \"paper\", \"deletes\": [{\"q\": {}, \"limit\": 0}]}",
                "{\"update\": \"paper\", \"updates\": [{\"q\": {}, \"u\": {\"$set\": {\"a\": 1}}, \"multi\": true}]}",
                "{\"drop\": \"paper\"}")) {
            assertThat(only(text).everyRow()).as(text).isTrue();
        }
    }

    @Test
    void conditions_areCandidatesForTheShardKey() {
        assertThat(only("{\"find\": \"paper\", \"filter\": {\"tenant\": :tenant, \"open\": true, \"n\": {\"$gt\": 1}}}")
                        .keyConditions())
                .containsExactlyInAnyOrder(
                        new KeyCondition(null, "tenant", new KeyCondition.Named("tenant")),
                        new KeyCondition(null, "open", new KeyCondition.Literal(true)));
        assertThat(only("{\"delete\": \"paper\", \"deletes\": [{\"q\": {\"tenant\": 7}, \"limit\": 0}]}")
                        .keyConditions())
                .containsExactly(new KeyCondition(null, "tenant", new KeyCondition.Literal(7L)));
    }

    @Test
    void commandThatIsNotKnown_isAWriteToUnknownObjects() {
        AnalysedStatement unknown = only("{\"noSuchCommand\": 1}");

        assertThat(unknown.intent()).isEqualTo(Intent.WRITE);
        assertThat(unknown.objects()).isNull();
    }

    @Test
    void textThatIsNoCommand_isAWrite_andDoesNotFail() {
        for (String text : List.of("", "{", "find paper", "{\"find\": }", "[]")) {
            assertThat(analysis(text).intent()).as(text).isEqualTo(Intent.WRITE);
        }
    }

    @Test
    void digest_isTheSameForOtherValuesAlone() {
        String digest =
                analysis("{\"find\": \"paper\", \"filter\": {\"a\": 1}}").digest();

        assertThat(analysis("{\"find\":\"paper\",\"filter\":{\"a\":\"other\"}}").digest())
                .isEqualTo(digest);
        assertThat(analysis("{\"find\": \"paper\", \"filter\": {\"a\": :value}}")
                        .digest())
                .isEqualTo(digest);
        assertThat(analysis("{\"find\": \"paper\", \"filter\": {\"b\": 1}}").digest())
                .isNotEqualTo(digest);
        assertThat(analysis("{\"find\": \"other\", \"filter\": {\"a\": 1}}").digest())
                .isNotEqualTo(digest);
        assertThat(digest).contains("paper").doesNotContain("1");
    }

    @Test
    void digest_ofInserts_isTheSameForAnyNumberOfDocuments() {
        assertThat(analysis("{\"insert\": \"paper\", \"documents\": [{\"_id\": 1}]}")
                        .digest())
                .isEqualTo(analysis("{\"insert\": \"paper\", \"documents\": [{\"_id\": 2}, {\"_id\": 3}]}")
                        .digest());
    }

    @Test
    void commandAsAMap_isAnalysedAsItsText() {
        Analysis map = opened().connector().analyse(DocumentCommand.of(Map.of("find", "paper")));

        assertThat(map.intent()).isEqualTo(Intent.READ);
        assertThat(map.digest()).isEqualTo(analysis("{\"find\": \"paper\"}").digest());
    }
}
