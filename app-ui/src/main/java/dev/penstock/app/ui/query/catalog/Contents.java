package dev.penstock.app.ui.query.catalog;

import dev.penstock.engine.api.catalog.Catalog;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a database held when it was read: its tables and views, those of the current schema first.
 *
 * @param relations without the server's own
 */
public record Contents(List<Relation> relations) {
    /** Nothing is known. */
    public static final Contents NONE = new Contents(List.of());

    /** Copies the list. */
    public Contents {
        relations = List.copyOf(relations);
    }

    /** Reads it; asks the server several times. */
    static Contents read(Catalog catalog) {
        List<Relation> current = new ArrayList<>();
        List<Relation> others = new ArrayList<>();
        for (Schema schema : catalog.schemas()) {
            if (schema.system()) {
                continue;
            }
            Map<TableName, List<TableColumn>> columns = new HashMap<>();
            for (TableColumns each : catalog.columns(schema.name())) {
                columns.put(each.table(), each.columns());
            }
            for (Table table : catalog.names(schema.name())) {
                (schema.current() ? current : others)
                        .add(new Relation(table, schema.current(), columns.getOrDefault(table.name(), List.of())));
            }
        }
        current.addAll(others);
        return new Contents(current);
    }

    /** Those whose name, or a column's name, has the words in it; all of them for no words. */
    public List<Relation> find(String words) {
        String wanted = words.strip();
        return wanted.isEmpty()
                ? relations
                : relations.stream()
                        .filter(relation -> has(relation.name(), wanted)
                                || relation.columns().stream().anyMatch(column -> has(column.name(), wanted)))
                        .toList();
    }

    private static boolean has(String name, String wanted) {
        for (int i = 0; i + wanted.length() <= name.length(); i++) {
            if (name.regionMatches(true, i, wanted, 0, wanted.length())) {
                return true;
            }
        }
        return false;
    }
}
