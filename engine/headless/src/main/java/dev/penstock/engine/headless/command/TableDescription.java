package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.catalog.Index;
import dev.penstock.engine.api.catalog.Key;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.headless.text.ConsoleTable.Heading;
import dev.penstock.engine.headless.text.Display;
import dev.penstock.engine.headless.text.Json;
import dev.penstock.engine.headless.text.UnitFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints the details of one table. */
final class TableDescription {
    private static final List<Heading> COLUMNS = List.of(
            Heading.text("column"),
            Heading.text("type"),
            Heading.text("null"),
            Heading.text("default"),
            Heading.text("comment"));
    private static final List<Heading> KEYS =
            List.of(Heading.text("key"), Heading.text("name"), Heading.text("columns"), Heading.text("references"));
    private static final List<Heading> INDEXES = List.of(
            Heading.text("index"),
            Heading.text("unique"),
            Heading.text("method"),
            Heading.text("columns"),
            Heading.number("size"));

    private final Output output;
    private final boolean json;

    TableDescription(Output output, boolean json) {
        this.output = output;
        this.json = json;
    }

    void print(TableDetail detail) {
        if (json) {
            output.line(Json.of(object(detail)));
            return;
        }
        String comment = detail.comment();
        output.line(Display.visible(detail.table().name().toString()) + ": " + SchemaShowCommand.kind(detail.table())
                + (comment == null ? "" : ", " + Display.visible(comment)));
        part(COLUMNS, detail.columns().stream().map(TableDescription::row).toList());
        part(KEYS, detail.keys().stream().map(TableDescription::row).toList());
        part(INDEXES, detail.indexes().stream().map(TableDescription::row).toList());
        detail.triggers().forEach(trigger -> output.line("\ntrigger " + Display.visible(trigger.name())));
        if (!detail.ddl().isBlank()) {
            output.line("\n" + detail.ddl().strip());
        }
        detail.triggers().forEach(trigger -> output.line("\n" + trigger.ddl().strip()));
    }

    private void part(List<Heading> headings, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            output.line("");
            output.table(headings, rows);
        }
    }

    private static List<String> row(TableColumn column) {
        String given = column.defaultExpression();
        return List.of(
                column.name(),
                column.type(),
                column.nullable() ? "null" : "not null",
                (column.generated() ? "generated " : "") + (given == null ? "" : given),
                column.comment() == null ? "" : column.comment());
    }

    private static List<String> row(Key key) {
        String name = key.name() == null ? "" : key.name();
        String columns = String.join(", ", key.columns());
        return switch (key) {
            case Key.Primary ignored -> List.of("primary", name, columns, "");
            case Key.Unique ignored -> List.of("unique", name, columns, "");
            case Key.Foreign foreign -> List.of("foreign", name, columns, target(foreign));
        };
    }

    private static String target(Key.Foreign foreign) {
        return foreign.target() + " (" + String.join(", ", foreign.targetColumns()) + ")"
                + rule(" on delete ", foreign.onDelete()) + rule(" on update ", foreign.onUpdate());
    }

    private static String rule(String when, String what) {
        return what.isEmpty() || what.equalsIgnoreCase("NO ACTION")
                ? ""
                : when + what.toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String> row(Index index) {
        return List.of(
                index.name(),
                index.unique() ? "unique" : "",
                index.method(),
                String.join(", ", index.columns()),
                index.bytes().isPresent() ? UnitFormat.bytes(index.bytes().getAsLong()) : "–");
    }

    private static Map<String, @Nullable Object> object(TableDetail detail) {
        Map<String, @Nullable Object> object = TableList.object(detail.table());
        object.put("comment", detail.comment());
        object.put(
                "columns",
                detail.columns().stream().map(TableDescription::object).toList());
        object.put("keys", detail.keys().stream().map(TableDescription::object).toList());
        object.put(
                "indexes",
                detail.indexes().stream().map(TableDescription::object).toList());
        object.put(
                "triggers",
                detail.triggers().stream()
                        .map(trigger -> Map.of("name", trigger.name(), "ddl", trigger.ddl()))
                        .toList());
        object.put("ddl", detail.ddl());
        return object;
    }

    private static Map<String, @Nullable Object> object(TableColumn column) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", column.name());
        object.put("type", column.type());
        object.put("nullable", column.nullable());
        object.put("default", column.defaultExpression());
        object.put("generated", column.generated());
        object.put("comment", column.comment());
        return object;
    }

    private static Map<String, @Nullable Object> object(Key key) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("kind", row(key).getFirst());
        object.put("name", key.name());
        object.put("columns", key.columns());
        if (key instanceof Key.Foreign foreign) {
            object.put("target", foreign.target().toString());
            object.put("target_columns", foreign.targetColumns());
            object.put("on_delete", foreign.onDelete());
            object.put("on_update", foreign.onUpdate());
        }
        return object;
    }

    private static Map<String, @Nullable Object> object(Index index) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", index.name());
        object.put("unique", index.unique());
        object.put("method", index.method());
        object.put("columns", index.columns());
        object.put("bytes", TableList.number(index.bytes()));
        object.put("ddl", index.ddl());
        return object;
    }
}
