package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.document.CommandTemplate;
import dev.penstock.engine.api.document.CommandTemplate.Placeholder;
import dev.penstock.engine.api.document.ExtendedJsonException;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.KeyCondition;
import dev.penstock.engine.api.spi.TouchedObject;
import dev.penstock.engine.api.spi.TransactionControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Analyses commands by their shape. */
final class FakeAnalyser {
    private static final Set<String> READS = Set.of("find", "ping", "listCollections", "fakeNumbers", "fakeEndless");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete");
    private static final Set<String> DEFINITIONS = Set.of("create", "drop");

    private FakeAnalyser() {}

    static FakeAnalysis analyse(DocumentCommand command) {
        if (command.values() instanceof DocumentCommand.Whole(Map<String, @Nullable Object> whole)) {
            return analysis(whole, null);
        }
        try {
            CommandTemplate template = CommandTemplate.of(command.text());
            return analysis(template.shape(), template);
        } catch (ExtendedJsonException fault) {
            return new FakeAnalysis(AnalysedStatement.unknown(""), command.text(), null);
        }
    }

    private static FakeAnalysis analysis(Map<String, @Nullable Object> shape, @Nullable CommandTemplate template) {
        return new FakeAnalysis(statement(shape), digest(shape), template);
    }

    private static AnalysedStatement statement(Map<String, @Nullable Object> shape) {
        String kind = shape.isEmpty() ? "" : shape.keySet().iterator().next();
        if (!READS.contains(kind) && !WRITES.contains(kind) && !DEFINITIONS.contains(kind)) {
            return AnalysedStatement.unknown(kind);
        }
        Intent intent = READS.contains(kind) ? Intent.READ : WRITES.contains(kind) ? Intent.WRITE : Intent.DDL;
        Set<TouchedObject> objects = shape.get(kind) instanceof String collection
                ? Set.of(new TouchedObject(null, collection, intent != Intent.READ, null))
                : Set.of();
        List<Map<String, @Nullable Object>> filters = filters(kind, shape);
        boolean everyRow = kind.equals("drop")
                || (intent == Intent.WRITE && filters.stream().anyMatch(Map::isEmpty));
        return new AnalysedStatement(
                kind,
                intent,
                TransactionControl.NONE,
                false,
                false,
                everyRow,
                objects,
                filters.size() == 1 ? conditions(filters.getFirst()) : List.of());
    }

    private static List<Map<String, @Nullable Object>> filters(String kind, Map<String, @Nullable Object> shape) {
        String parts = kind + "s";
        return switch (kind) {
            case "find" -> List.of(FakeValues.document(shape, "filter"));
            case "update", "delete" ->
                shape.get(parts) instanceof List<?>
                        ? FakeValues.documents(shape, parts).stream()
                                .map(part -> FakeValues.document(part, "q"))
                                .toList()
                        : List.of();
            default -> List.of();
        };
    }

    private static List<KeyCondition> conditions(Map<String, @Nullable Object> filter) {
        List<KeyCondition> conditions = new ArrayList<>();
        filter.forEach((field, value) -> {
            KeyCondition.Operand operand = switch (value) {
                case Placeholder(String name) -> new KeyCondition.Named(name);
                case Integer number -> new KeyCondition.Literal(number.longValue());
                case String text -> new KeyCondition.Literal(text);
                case Long number -> new KeyCondition.Literal(number);
                case Boolean truth -> new KeyCondition.Literal(truth);
                case null, default -> null;
            };
            if (operand != null) {
                conditions.add(new KeyCondition(null, field, operand));
            }
        });
        return conditions;
    }

    /** The command with a question mark for each value but the collection's name. */
    private static String digest(Map<String, @Nullable Object> shape) {
        boolean[] first = {true};
        return shape.entrySet().stream()
                .map(field -> {
                    boolean name = first[0] && field.getValue() instanceof String;
                    first[0] = false;
                    return field.getKey() + ": " + (name ? field.getValue() : value(field.getValue()));
                })
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String value(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> fields ->
                fields.entrySet().stream()
                        .map(field -> field.getKey() + ": " + value(field.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> items ->
                items.stream().map(FakeAnalyser::value).distinct().collect(Collectors.joining(", ", "[", "]"));
            case null, default -> "?";
        };
    }
}
