package dev.penstock.app.ui.schema.tree;

import dev.penstock.engine.api.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    static boolean view(Table table) {
        return table.kind() == Table.Kind.VIEW || table.kind() == Table.Kind.MATERIALIZED_VIEW;
    }

    int size() {
        return tables.size() + views.size();
    }
}
