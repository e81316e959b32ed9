package dev.penstock.engine.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random documents, the same for the same seed. */
class ExtendedJsonPropertyTest {
    private static final int ROUNDS = 5_000;

    @Test
    void canonical_writtenAndRead_isEqual() {
        RandomDocuments documents = new RandomDocuments(new Random(1));
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, @Nullable Object> document = documents.document();

            String text = ExtendedJson.CANONICAL.write(document);

            assertThat(ExtendedJson.readDocument(text)).as(text).isEqualTo(document);
            assertThat(List.copyOf(ExtendedJson.readDocument(text).keySet()))
                    .containsExactlyElementsOf(document.keySet());
            assertThat(text).doesNotContain("\n");
        }
    }

    @Test
    void relaxed_writtenAndRead_isEqualButForSmallLongs() {
        RandomDocuments documents = new RandomDocuments(new Random(2));
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, @Nullable Object> document = documents.document();

            String text = ExtendedJson.RELAXED.write(document);
            Map<String, @Nullable Object> read = ExtendedJson.readDocument(text);

            assertThat(read).as(text).isEqualTo(narrowed(document));
            assertThat(ExtendedJson.RELAXED.write(read)).isEqualTo(text);
        }
    }

    @Test
    void document_inItsForm_staysEqual() {
        RandomDocuments documents = new RandomDocuments(new Random(3));
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, @Nullable Object> document = documents.document();

            assertThat(BsonValues.document(document)).isEqualTo(document);
        }
    }

    private static @Nullable Object narrowed(@Nullable Object value) {
        return switch (value) {
            case Long number when number == number.intValue() -> number.intValue();
            case JavaScript(String code, Map<String, @Nullable Object> scope)
            when scope != null -> new JavaScript(code, fields(scope));
            case Map<?, ?> fields -> fields(fields);
            case List<?> items -> {
                List<@Nullable Object> copy = new ArrayList<>();
                items.forEach(item -> copy.add(narrowed(item)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static Map<String, @Nullable Object> fields(Map<?, ?> fields) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        fields.forEach((key, value) -> copy.put((String) key, narrowed(value)));
        return copy;
    }
}
