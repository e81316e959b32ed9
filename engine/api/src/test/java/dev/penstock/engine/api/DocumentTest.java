package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.document.ExtendedJson;
import dev.penstock.engine.api.document.ObjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final String TEXT = """
            {"_id": {"$oid": "56e1fc72e0c917e9c4714161"}, "open": true, "total": {"$numberDecimal": "12.50"},
             "customer": {"name": "Ann", "mail": null}, "items": [{"sku": "a", "count": 2}, {"sku": "b", "count": 7}],
             "a.b": 1, "a": {"b": 2, "c.d": {"e": 3}}, "rate": 0.5}
            """;

    private final Document order = new Document(ExtendedJson.readDocument(TEXT));

    private enum State {
        NEW,
        PAID
    }

    private record Item(String sku, int count) {}

    private record Customer(String name, Optional<String> mail) {}

    private record Order(
            ObjectId id,
            boolean open,
            double total,
            Customer customer,
            List<Item> items,
            @Nullable State state) {}

    @Test
    void get_byPath_findsNestedFieldsAndElements() {
        assertThat(order.get("customer.name")).isEqualTo("Ann");
        assertThat(order.get("items.1.sku", String.class)).isEqualTo("b");
        assertThat(order.getInt("items.0.count")).isEqualTo(2);
        assertThat(order.getLong("items.1.count")).isEqualTo(7);
        assertThat(order.getDouble("total")).isEqualTo(12.5);
        assertThat(order.getBoolean("open")).isTrue();
        assertThat(order.get("rate", double.class)).isEqualTo(0.5);
    }

    @Test
    void get_aFieldWithDots_isFoundFirst() {
        assertThat(order.get("a.b")).isEqualTo(1);
        assertThat(order.get("a.c.d.e")).isEqualTo(3);
        assertThat(order.get("a.c.d")).isEqualTo(Map.of("e", 3));
    }

    @Test
    void get_whatIsNotThere_isNull() {
        for (String path : List.of(
                "x", "customer.x", "customer.name.x", "items.2", "items.-1", "items.99999999999", "items.", "")) {
            assertThat(order.get(path)).as(path).isNull();
            assertThat(order.get(path, String.class)).as(path).isNull();
            assertThat(order.has(path)).as(path).isFalse();
        }
        assertThat(order.has("customer.mail")).isTrue();
        assertThat(order.get("customer.mail")).isNull();
    }

    @Test
    void get_anotherType_namesPathFoundAndWanted() {
        assertThatThrownBy(() -> order.get("items.1.sku", Integer.class))
                .isInstanceOf(ResultException.class)
                .hasMessageContaining(
                        "PEN-1504 Field 'items.1.sku' has the String 'b', which cannot be read as Integer.");
        assertThatThrownBy(() -> order.getInt("customer.mail"))
                .hasMessageContaining("Field 'customer.mail' is null or missing, and was to be read as Integer");
        assertThatThrownBy(() -> order.get("x", int.class)).hasMessageContaining("Field 'x' is null or missing");
        assertThatThrownBy(() -> order.get("items", Item.class))
                .hasMessageContaining("Field 'items' has the ")
                .hasMessageContaining("cannot be read as the record Item");
    }

    @Test
    void map_toARecord_takesNestedRecordsListsAndOptionals() {
        assertThat(order.map(Order.class))
                .isEqualTo(new Order(
                        ObjectId.of("56e1fc72e0c917e9c4714161"),
                        true,
                        12.5,
                        new Customer("Ann", Optional.empty()),
                        List.of(new Item("a", 2), new Item("b", 7)),
                        null));
        assertThat(order.get("customer", Customer.class)).isEqualTo(new Customer("Ann", Optional.empty()));
        assertThat(order.get("items", Item[].class)).containsExactly(new Item("a", 2), new Item("b", 7));
    }

    @Test
    void map_aValueThatDoesNotFit_namesTheWholePath() {
        Document wrong = new Document(ExtendedJson.readDocument("{\"items\": [{\"sku\": \"a\", \"count\": 1.5}]}"));

        assertThatThrownBy(() -> wrong.map(Order.class))
                .hasMessageContaining("Field 'open' is null or missing, and was to be read as boolean");
        assertThatThrownBy(() -> wrong.get("items", Item[].class))
                .hasMessageContaining("Field 'items[0].count' has the Double '1.5', which cannot be read as Integer");
    }

    @Test
    @SuppressWarnings("unchecked") // a class literal knows no element type
    void get_nestedDocuments_areDocumentsAndMaps() {
        assertThat(order.get("customer", Map.class)).containsEntry("name", "Ann");
        assertThat(order.get("customer", Document.class))
                .isEqualTo(new Document(ExtendedJson.readDocument("{\"name\": \"Ann\", \"mail\": null}")));
    }

    @Test
    void raw_isTheCanonicalTextAndReadsBack() {
        assertThat(ExtendedJson.readDocument(order.raw())).isEqualTo(order.fields());
        assertThat(order.raw()).contains("\"count\": {\"$numberInt\": \"2\"}");
        assertThat(order.raw(ExtendedJson.RELAXED)).contains("\"count\": 2").isEqualTo(order.toString());
        assertThat(order.fields()).isUnmodifiable();
    }
}
