package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings({
    "ArrayRecordComponent", // an array is one of the types that a component may have
    "TypeParameterUnusedInFormals", // the wanted type is the caller's
    "UnusedMethod" // constructors that the mapper calls by reflection
})
class RecordMapperTest {
    private static final List<Column> COLUMNS = List.of(
            new Column("ID", "int8", Long.class),
            new Column("created_at", "text", String.class),
            new Column("tags", "text[]", List.class));

    private record Line(long id, String createdAt, List<String> tags) {}

    private record Named(String name) {}

    private record Node(String name, @Nullable Node next, Map<String, Node> others) {}

    private record Wide<T extends Number>(
            Optional<Integer> count,
            List<? extends Named> names,
            T number,
            Object any,
            List<Named>[] parts,
            Map<Integer, String> raw,
            Collection<Long> numbers) {}

    private record Positive(int value) {
        Positive {
            if (value == 13) {
                throw new StackOverflowError("for the test");
            }
            if (value <= 0) {
                throw new IllegalArgumentException("value is " + value);
            }
        }
    }

    private record Cells(List<@Nullable Object> cells) implements RowBatch {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public @Nullable Object value(int row, int column) {
            return cells.get(column);
        }

        @Override
        public @Nullable String text(int row, int column) {
            return String.valueOf(cells.get(column));
        }
    }

    @Test
    void rows_matchByNameThenCapitalsThenSnakeCase() {
        RowMapper<Line> mapper = RowMapper.of(Line.class, COLUMNS);

        assertThat(mapper.map(row(7, "now", List.of("a", "b")))).isEqualTo(new Line(7, "now", List.of("a", "b")));
        assertThat(mapper.map(row(8L, null, null))).isEqualTo(new Line(8, cast(null), cast(null)));
    }

    @Test
    void rows_matchTheBetterColumnFirst() {
        assertThat(Names.find(List.of("na_me", "NAME", "name"), "name")).isEqualTo(2);
        assertThat(Names.find(List.of("na_me", "NAME", "Name"), "name")).isEqualTo(1);
        assertThat(Names.find(List.of("x", "n_a_m_e_", "na_me"), "name")).isEqualTo(1);
        assertThat(Names.find(List.of("created_at"), "created_at_")).isEqualTo(0);
        assertThat(Names.find(List.of("created", "created_at_all", "crated_at", ""), "createdAt"))
                .isEqualTo(-1);
        assertThat(Names.find(Map.of("na_me", 1), "name")).isEqualTo("na_me");
        assertThat(Names.find(Map.of("na_me", 1, "NAME", 2), "name")).isEqualTo("NAME");
        assertThat(Names.find(Map.of("na_me", 1, "NAME", 2, "name", 3), "name")).isEqualTo("name");
        assertThat(Names.find(Map.of(1, 1), "name")).isNull();
    }

    @Test
    void rows_withoutAComponentsColumn_namesBothLists() {
        assertThatThrownBy(() -> RowMapper.of(Named.class, COLUMNS))
                .isInstanceOf(ResultException.class)
                .hasMessageContaining("no column for the component 'name' of the record Named")
                .hasMessageContaining("[ID, created_at, tags]")
                .hasMessageContaining("components [name]");
    }

    @Test
    void rows_withACellThatDoesNotFit_namesTheColumn() {
        RowMapper<Line> mapper = RowMapper.of(Line.class, COLUMNS);

        assertThatThrownBy(() -> mapper.map(row(null, "now", List.of())))
                .isInstanceOf(ResultException.class)
                .hasMessageContaining("Column 'ID' is null or missing, and was to be read as long");
        assertThatThrownBy(() -> mapper.map(row(1, List.of(), List.of())))
                .hasMessageContaining("Column 'created_at' has the ")
                .hasMessageContaining("cannot be read as String");
        assertThatThrownBy(() -> mapper.map(row(1, "now", List.of("a", Map.of()))))
                .hasMessageContaining("Column 'tags[1]' has the ");
    }

    @Test
    void map_anyNamedValues_makesTheRecord() {
        assertThat(RecordMapper.of(Named.class).map(component -> "<" + component + ">"))
                .isEqualTo(new Named("<name>"));
        assertThat(RecordMapper.of(Named.class)).isSameAs(RecordMapper.of(Named.class));
    }

    @Test
    void map_aRecordInsideItself_readsAllLevels() {
        Map<String, @Nullable Object> inner = Map.of("name", "b", "others", Map.of("x", Map.of("name", "c")));
        Document document = new Document(Map.of("name", "a", "next", inner));

        Node node = document.map(Node.class);

        assertThat(node.next()).isNotNull();
        assertThat(node.next().others().get("x")).isEqualTo(new Node("c", null, cast(null)));
    }

    @Test
    void map_genericComponents_readsTheirElements() {
        Document document = new Document(Map.of(
                "count", 5L,
                "names", List.of(Map.of("name", "a"), new Named("b")),
                "number", 7,
                "any", "x",
                "parts", List.of(List.of(new Document(Map.of("name", "c")))),
                "raw", Map.of("k", "v"),
                "numbers", List.of(1, 2)));

        Wide<?> wide = document.map(Wide.class);

        assertThat(wide.count()).contains(5);
        assertThat(wide.names()).isEqualTo(List.of(new Named("a"), new Named("b")));
        assertThat(wide.number()).isEqualTo(7);
        assertThat(wide.any()).isEqualTo("x");
        assertThat(wide.parts()).containsExactly(List.of(new Named("c")));
        assertThat((Map<?, ?>) wide.raw()).isEqualTo(Map.of("k", "v"));
        assertThat(wide.numbers()).containsExactly(1L, 2L);
    }

    @Test
    void map_deepValuesThatDoNotFit_namesTheWholePath() {
        Map<String, @Nullable Object> fields =
                new HashMap<>(Map.of("name", "a", "others", Map.of("x", Map.of("name", List.of()))));

        assertThatThrownBy(() -> new Document(fields).map(Node.class))
                .hasMessageContaining("Field 'others.x.name' has the ");
        fields.put("others", 5);
        assertThatThrownBy(() -> new Document(fields).map(Node.class))
                .hasMessageContaining("Field 'others' has the Integer '5', which cannot be read as a map");
        fields.put("others", new Document(Map.of("x", 5)));
        assertThatThrownBy(() -> new Document(fields).map(Node.class))
                .hasMessageContaining("Field 'others.x' has the Integer '5', which cannot be read as the record Node");
    }

    @Test
    void map_valuesThatTheRecordRefuses_saysWhy() {
        assertThatThrownBy(() -> new Document(Map.of("value", -1)).map(Positive.class))
                .isInstanceOf(ResultException.class)
                .hasMessageContaining("The document has values that the record Positive does not take:"
                        + " java.lang.IllegalArgumentException: value is -1")
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RowMapper.of(Positive.class, List.of(new Column("value", "int4", Integer.class)))
                        .map(new Row(List.of(new Column("value", "int4", Integer.class)), new Cells(List.of(-1)), 0)))
                .hasMessageContaining("A row has values that the record Positive does not take");
        assertThatThrownBy(() -> new Document(Map.of("value", 13)).map(Positive.class))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void of_aRecordOfAClosedModule_saysWhatToOpen() {
        // a record that java.base keeps to itself
        Class<? extends Record> closed = closedRecord();

        assertThatThrownBy(() -> RecordMapper.of(closed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add 'opens " + closed.getPackageName() + " to ");
    }

    private static Class<? extends Record> closedRecord() {
        try {
            return Class.forName("java.util.stream.Gatherers$GathererImpl").asSubclass(Record.class);
        } catch (ClassNotFoundException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Row row(@Nullable Object... cells) {
        return new Row(COLUMNS, new Cells(Arrays.asList(cells)), 0);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a null where a record's component does not say that it may be
    private static <T> T cast(@Nullable Object value) {
        return (T) value;
    }
}
