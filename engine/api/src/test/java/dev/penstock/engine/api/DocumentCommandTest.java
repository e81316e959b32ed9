package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.document.CommandTemplate;
import dev.penstock.engine.api.document.Decimal128;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentCommandTest {
    private static final String FIND =
            "{\"find\": \"orders\", \"filter\": {\"open\": :open, \"total\": {\"$gt\": :least}}}";

    @Test
    void commands_withNamedValues_bindsThemAsBson() {
        DocumentCommand command = DocumentCommand.of(FIND).with("open", true).with("least", new BigDecimal("1.50"));

        assertThat(command.text()).isEqualTo(FIND);
        assertThat(command.commands())
                .containsExactly(Map.of(
                        "find",
                        "orders",
                        "filter",
                        Map.of("open", true, "total", Map.of("$gt", Decimal128.of("1.50")))));
        assertThat(DocumentCommand.named(FIND, Map.of("open", true, "least", new BigDecimal("1.50"))))
                .isEqualTo(command);
    }

    @Test
    void commands_ofTextAlone_isItsDocument() {
        DocumentCommand command = DocumentCommand.of("{\"ping\": 1}");

        assertThat(command.values()).isEqualTo(DocumentCommand.Values.NONE);
        assertThat(command.commands()).containsExactly(Map.of("ping", 1));
    }

    @Test
    void commands_ofAMap_isTheMapAndNotItsText() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("insert", "orders");
        map.put("documents", List.of(Map.of("n", 5L, "note", "{\"$gt\": :x}")));
        DocumentCommand command = DocumentCommand.of(map);
        map.clear();

        assertThat(command.text()).startsWith("{\"insert\": \"orders\", \"documents\": [{");
        assertThat(command.commands().getFirst().keySet()).containsExactly("insert", "documents");
        assertThat(command.commands().getFirst())
                .containsEntry("documents", List.of(Map.of("n", 5L, "note", "{\"$gt\": :x}")));
        assertThat(command.commands(CommandTemplate.of("{}"))).isEqualTo(command.commands());
    }

    @Test
    void of_aMapWithAValueOfNoType_isRefused() {
        assertThatThrownBy(() -> DocumentCommand.of(Map.of("a", LocalDate.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("At a: ");
    }

    @Test
    void commands_ofABatch_bindsEachRow() {
        DocumentCommand batch = DocumentCommand.batch(
                        "{\"insert\": \"orders\", \"documents\": [{\"n\": :n, \"by\": :by}]}",
                        List.of(Map.of("n", 1), Map.of("n", 2)))
                .with("by", "me");

        assertThat(batch.values())
                .isInstanceOfSatisfying(
                        DocumentCommand.Batch.class,
                        rows -> assertThat(rows.rows()).hasSize(2).isUnmodifiable());
        assertThat(batch.commands())
                .containsExactly(
                        Map.of("insert", "orders", "documents", List.of(Map.of("n", 1, "by", "me"))),
                        Map.of("insert", "orders", "documents", List.of(Map.of("n", 2, "by", "me"))))
                .isUnmodifiable();
    }

    @Test
    void commands_ofABatchWithoutRows_isEmpty() {
        assertThat(DocumentCommand.batch("{\"ping\": :a}", List.of()).commands())
                .isEmpty();
    }

    @Test
    void commands_withAMissingName_isRefusedBeforeAnythingIsSent() {
        StatementException failure = refusal(DocumentCommand.of(FIND).with("open", true));

        assertThat(failure.code()).isEqualTo(ErrorCode.VALUE_MISSING);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure)
                .hasMessage("PEN-1406 There is no value for :least. Give a value for each name in the text.");
        assertThat(refusal(DocumentCommand.of(FIND))).hasMessageContaining(":least, :open");
        assertThat(refusal(DocumentCommand.batch(FIND, List.of(Map.of("open", true, "least", 1), Map.of()))))
                .hasMessageContaining("no value for :least, :open");
    }

    @Test
    void commands_withASurplusName_isRefusedWithThoseThereAre() {
        assertThat(refusal(DocumentCommand.of(FIND)
                        .with("open", 1)
                        .with("least", 1)
                        .with("lest", 1)))
                .hasMessageContaining("a value for :lest, which the command does not name")
                .hasMessageContaining("the command has the names :least, :open");
        assertThat(refusal(DocumentCommand.of("{\"ping\": 1}").with("a", 1))).hasMessageContaining("has no names");
    }

    @Test
    void commands_ofATextThatIsNoJson_namesThePosition() {
        StatementException failure = refusal(DocumentCommand.of("{\"find\": \"orders\",\n filter: {}}"));

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(failure).hasMessageContaining("line 2, column 2: A key in double quotes is missing");
        assertThat(failure.diagnosis().position()).isEqualTo(21);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void commands_withAValueOfNoType_namesIt() {
        DocumentCommand command = DocumentCommand.of("{\"a\": :a}").with("a", Map.of("day", LocalDate.EPOCH));

        assertThatThrownBy(command::commands)
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("At :a.day: BSON has no type for a java.time.LocalDate");
    }

    @Test
    void with_aNameOnAMap_isRefused() {
        assertThatThrownBy(() -> DocumentCommand.of(Map.of("ping", 1)).with("a", 1))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("a command given as a map has no names");
    }

    @Test
    void with_aNameTwice_keepsTheLast() {
        DocumentCommand command = DocumentCommand.of("{\"a\": :a}").with("a", 1);

        assertThat(command.with("a", null).commands().getFirst()).containsEntry("a", null);
        assertThat(command.commands()).containsExactly(Map.of("a", 1));
    }

    private static StatementException refusal(DocumentCommand command) {
        return catchThrowableOfType(StatementException.class, command::commands);
    }
}
