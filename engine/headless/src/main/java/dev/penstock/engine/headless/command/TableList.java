package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.headless.text.ConsoleTable.Heading;
import dev.penstock.engine.headless.text.UnitFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Prints tables and views, one row each. */
final class TableList {
    private static final List<Heading> HEADINGS = List.of(
            Heading.text("schema"),
            Heading.text("name"),
            Heading.text("kind"),
            Heading.number("rows"),
            Heading.number("size"));

    private final Output output;
    private final boolean json;

    TableList(Output output, boolean json) {
        this.output = output;
        this.json = json;
    }

    void print(List<Table> tables) {
        if (json) {
            output.json(tables.stream().map(TableList::object).toList());
        } else {
            output.table(HEADINGS, tables.stream().map(TableList::row).toList());
        }
    }

    private static List<String> row(Table table) {
        return List.of(
                table.name().schema(),
                table.name().name(),
                SchemaShowCommand.kind(table),
                table.rowEstimate().isPresent()
                        ? "~" + UnitFormat.count(table.rowEstimate().getAsLong())
                        : "–",
                table.bytes().isPresent() ? UnitFormat.bytes(table.bytes().getAsLong()) : "–");
    }

    static Map<String, @Nullable Object> object(Table table) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("schema", table.name().schema());
        object.put("name", table.name().name());
        object.put("kind", SchemaShowCommand.kind(table));
        object.put("row_estimate", number(table.rowEstimate()));
        object.put("bytes", number(table.bytes()));
        return object;
    }

    static @Nullable Long number(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
