package dev.penstock.app.ui.schema.tree;

import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables and views of a schema, made ready for being sought; it is made off the FX thread. */
record Listing(List<Item> tables, List<Item> views) {

    /**
     * An object and its name in small letters.
     *
     * @param table the object
     * @param lower its name as it is sought
     */
    record Item(Table table, String lower) {}

    static Listing of(List<Table> all) {
        List<Item> tables = new ArrayList<>(all.size());
        List<Item> views = new ArrayList<>();
        for (Table each : all) {
            (view(each) ? views : tables).add(new Item(each, each.name().name().toLowerCase(Locale.ROOT)));
        }
        return new Listing(tables, views);
    }

    /** The tables with the estimates and sizes that are known of those of the same name. */
    List<Table> figures(List<Table> names) {
        Map<TableName, Table> known = HashMap.newHashMap(size());
        tables.forEach(each -> known.put(each.table().name(), each.table()));
        views.forEach(each -> known.put(each.table().name(), each.table()));
        return names.stream().map(each -> figures(each, known.get(each.name()))).toList();
    }

    private static Table figures(Table now, @Nullable Table before) {
        return before == null || now.rowEstimate().isPresent() || now.bytes().isPresent()
                ? now
                : new Table(now.name(), now.kind(), before.rowEstimate(), before.bytes());
    }

    static boolean view(Table table) {
        return table.kind() == Table.Kind.VIEW || table.kind() == Table.Kind.MATERIALIZED_VIEW;
    }

    int size() {
        return tables.size() + views.size();
    }
}
