package dev.penstock.app.ui.schema.tree;

import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of one database: its schemas, and of each what it holds. FX thread only. */
final class Branch {
    private final Database database;
    private final ViewContext context;
    private final Caller caller;
    private final Runnable changed;
    private final Loading<List<Schema>> schemas;
    private final Map<String, Loading<Listing>> listings = new LinkedHashMap<>();

    Branch(Database database, ViewContext context, Caller caller, Runnable changed) {
        this.database = database;
        this.context = context;
        this.caller = caller;
        this.changed = changed;
        this.schemas = new Loading<>(
                context.background(),
                context.clock(),
                () -> database.session(caller).catalog().schemasAsync(),
                changed);
    }

    Database database() {
        return database;
    }

    Loading<List<Schema>> schemas() {
        return schemas;
    }

    /** What a schema holds, its names before their figures; not asked for until somebody does. */
    Loading<Listing> listing(String schema) {
        return listings.computeIfAbsent(
                schema,
                name -> new Loading<>(
                        context.background(),
                        context.clock(),
                        () -> names(name),
                        () -> database.session(caller)
                                .catalog()
                                .tablesAsync(name)
                                .map(Listing::of),
                        changed));
    }

    /** The names, with the figures of the last reading: nothing on screen goes only to come back. */
    private Execution<Listing> names(String schema) {
        Listing before = listing(schema).value();
        Execution<List<Table>> names = database.session(caller).catalog().namesAsync(schema);
        return before == null ? names.map(Listing::of) : names.map(now -> Listing.of(before.figures(now)));
    }

    /** Reads again what has been read, the schemas first. */
    void refresh() {
        schemas.ask();
        List.copyOf(listings.values()).stream()
                .filter(each -> !each.untouched())
                .forEach(Loading::ask);
    }

    /** Whether something is being read. */
    boolean reading() {
        return naming() || measuring();
    }

    /** Whether it is being read what there is. */
    boolean naming() {
        return schemas.since() != null
                || listings.values().stream().anyMatch(each -> each.since() != null && !each.resting());
    }

    /** Whether estimates and sizes are being read of what is known already. */
    boolean measuring() {
        return listings.values().stream().anyMatch(Loading::resting);
    }

    void close() {
        schemas.close();
        listings.values().forEach(Loading::close);
    }
}
